"""What people fill in about reports."""

from typing import Any

from django import forms

from nyttiga.ui.forms import ProjectModelForm
from reporting.models import HandOver, Report, ReportLight
from reporting.models.report_kind import ReportKind
from reporting.report.lights import Light

LONGEST = 20_000  # signs: some ten pages in one section


class SectionForm(forms.Form):
    """A section's text, what it stands on and which page it was written on."""

    text = forms.CharField(
        label="Text", required=False, strip=False, max_length=LONGEST, widget=forms.Textarea
    )
    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    page = forms.RegexField(r"^[0-9a-f]{16}$", widget=forms.HiddenInput)

    def clean_text(self) -> str:
        # A browser sends line ends of its own kind, which are no change by anybody.
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").rstrip()


def section_form(text: str, seen: str, page: str, key: str) -> SectionForm:
    """The form as a page shows it first; ids carry the section's key, for many stand on a page."""
    form = SectionForm(initial={"text": text, "seen": seen, "page": page}, auto_id=f"id_{key}_%s")
    rows = sum(1 + len(line) // 80 for line in text.splitlines())
    form.fields["text"].widget.attrs |= {
        "class": "form-control",
        "rows": min(max(rows + 1, 4), 24),
        "aria-describedby": f"hint-{key}",
    }
    return form


class CoverForm(ProjectModelForm):
    """What stands on the cover and is known by people only."""

    class Meta:
        model = Report
        fields = ["rar_diary_number", "region_diary_number", "contact", "meeting_on"]
        help_texts = {"contact": "Namn och telefon eller e-post till den som svarar på frågor."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind != ReportKind.STEERING:
            del self.fields["meeting_on"]


class LightForm(forms.Form):
    """One area's traffic light. Without a colour of one's own it follows the figures."""

    colour = forms.ChoiceField(label="Ljus", required=False)
    reason = forms.CharField(label="Skäl, på en rad", required=False, max_length=160)

    def __init__(self, light: Light, data: Any = None) -> None:
        own = {"colour": light.colour, "reason": light.reason} if light.is_own else {}
        super().__init__(data, prefix=light.area, initial=own)
        self.light = light
        choices = [("", "Följ siffrorna"), *ReportLight.Colour.choices]
        self.fields["colour"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("colour") and not cleaned.get("reason"):
            self.add_error("reason", "Skriv varför, på en rad.")
        if cleaned.get("reason") and not cleaned.get("colour"):
            self.add_error("colour", "Välj ett ljus till skälet, eller ta bort skälet.")
        return cleaned

    def save_to(self, report: Report) -> None:
        """Keep the own light in the report; without one the figures speak."""
        found = ReportLight.objects.filter(report=report, area=self.light.area).first()
        colour, reason = self.cleaned_data["colour"], self.cleaned_data["reason"]
        if not colour:
            if found:
                found.delete()
        elif found is None or (found.colour, found.reason) != (colour, reason):
            found = found or ReportLight(
                project_id=report.project_id, report=report, area=self.light.area
            )
            found.colour, found.reason = colour, reason
            found.save()


class CorrectionForm(forms.Form):
    """Why a fixed report is corrected."""

    reason = forms.CharField(
        label="Vad rättas, och varför?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Står på den nya versionens första sida. Skriv inga namn.",
    )


class HandOverForm(ProjectModelForm):
    """A row of the implementation plan."""

    class Meta:
        model = HandOver
        fields = ["what", "taken_over_by", "due_on", "status"]
        help_texts = {"taken_over_by": "En part, till exempel en kommun. Aldrig en deltagare."}
