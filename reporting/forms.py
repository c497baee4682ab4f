"""What people fill in about reports."""

from django import forms

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
