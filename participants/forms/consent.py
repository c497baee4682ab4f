"""Giving a consent. The form asks only for what its kind needs."""

import datetime as dt
from typing import Any

from django import forms

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.consent_texts import text_in_force
from participants.forms.organisation_choice import AROUND_A_PERSON, NewOrganisationMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Consent, Participant, ParticipationPeriod, Placement

Kind, Information = Consent.Kind, Consent.Information

READ_AND_SIGNED = ("given_on", "method", "language")
FIELDS: dict[Consent.Kind, tuple[str, ...]] = {
    Kind.SUS: ("given_on",),  # Försäkringskassan's form: on paper, and in Swedish
    Kind.INFO_EXCHANGE: ("organisations", "information", *READ_AND_SIGNED, "valid_to"),
    Kind.INFO_ENTERPRISE: ("enterprise", "information", *READ_AND_SIGNED, "valid_to"),
    Kind.SURVEY: ("scope", *READ_AND_SIGNED, "valid_to"),
    Kind.MEDIA: ("scope", *READ_AND_SIGNED, "valid_to"),
    Kind.CONTACT: READ_AND_SIGNED,
    Kind.LATER_FOLLOW_UP: (*READ_AND_SIGNED, "valid_to"),
}
OPEN_ENDED = (Kind.INFO_ENTERPRISE, Kind.LATER_FOLLOW_UP)
# What a supervisor may need to know; the rest is between the professionals.
FOR_ENTERPRISES = (
    Information.CONTACT,
    Information.ATTENDANCE,
    Information.PLACEMENT,
    Information.SUPPORT,
)
SCOPE_WORDS = {
    Kind.SURVEY: ("Vilken enkät?", "Till exempel «Deltagarenkät hösten 2026»."),
    Kind.MEDIA: (
        "Vad gäller det, och var får det visas?",
        "Till exempel «Bild från verkstaden, på projektets webbplats». Ett samtycke för varje.",
    ),
}
VALID_TO_HELP = {
    Kind.INFO_EXCHANGE: "Högst ett år. Samtycket slutar gälla om personen slutar i projektet.",
    Kind.INFO_ENTERPRISE: "Lämna tomt om det ska gälla så länge placeringen varar.",
    Kind.LATER_FOLLOW_UP: "Lämna tomt tills personen slutar. Samtycket gäller ett år efter det.",
}
MISSING = {
    "enterprise": "Välj vilket företag som får veta.",
    "given_on": "Välj dagen då samtycket lämnades.",
    "information": "Kryssa i minst en sak, så att det är klart vad som gäller.",
    "language": "Skriv vilket språk texten lästes på.",
    "method": "Välj hur samtycket lämnades.",
    "scope": "Skriv vad samtycket gäller.",
    "valid_to": "Välj den sista dag som samtycket gäller.",
}


def a_year_after(day: dt.date) -> dt.date:
    """The same day next year; 28 February for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


class ConsentForm(SoftWarningsMixin, NewOrganisationMixin, ProjectModelForm):
    """A new row; one that is renewed stands as it is. `renewed` fills the form with its scope."""

    information = forms.MultipleChoiceField(
        label="Vad får de veta?",
        choices=Information.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    free_texts = ("scope",)

    class Meta:
        model = Consent
        fields = [
            "organisations",
            "enterprise",
            "information",
            "scope",
            "given_on",
            "method",
            "language",
            "valid_to",
        ]
        labels = {
            "organisations": "Vilka får prata med varandra?",
            "given_on": "När lämnades det?",
            "method": "Hur?",
            "language": "Språk som texten lästes på",
            "valid_to": "Till och med",
        }
        widgets = {
            "organisations": forms.CheckboxSelectMultiple,
            "scope": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, access: Access, consent: Consent, **kwargs: Any) -> None:
        self.kind = Kind(consent.kind)
        super().__init__(*args, access=access, instance=consent, **kwargs)
        asked = FIELDS[self.kind]
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]
        for name, field in self.fields.items():
            field.required = name not in {"organisations", "valid_to"}
            field.error_messages["required"] = MISSING.get(name, "")
        self._prepare_fields()
        self.order_fields([*asked[:1], "new_organisation", "new_organisation_kind", *asked[1:]])

    def _prepare_fields(self) -> None:
        fields: dict[str, Any] = self.fields
        if "organisations" in fields:
            organisations = fields["organisations"].queryset
            fields["organisations"].queryset = organisations.filter(kind__in=AROUND_A_PERSON)
            self.add_new_organisation_fields()
        if "enterprise" in fields:
            enterprises = fields["enterprise"].queryset
            fields["enterprise"].queryset = enterprises.select_related("organisation")
            fields["enterprise"].empty_label = "Välj"
            fields["information"].choices = [(one.value, one.label) for one in FOR_ENTERPRISES]
        if "scope" in fields:
            fields["scope"].label, fields["scope"].help_text = SCOPE_WORDS[self.kind]
        if "method" in fields:
            fields["method"].choices = [("", "Välj"), *Consent.Method.choices]
        if "valid_to" in fields:
            fields["valid_to"].help_text = VALID_TO_HELP.get(self.kind, "")
            fields["valid_to"].required = self.kind not in OPEN_ENDED

    def clean_given_on(self) -> dt.date:
        given_on: dt.date = self.cleaned_data["given_on"]
        if given_on > today():
            raise forms.ValidationError("Den dagen har inte varit än. Välj dagen det lämnades.")
        return given_on

    def clean(self) -> Any:
        cleaned = super().clean()
        data = self.cleaned_data
        if "organisations" in self.fields:
            self.check_new_organisation()
            if not (data.get("organisations") or data.get("new_organisation")):
                self.add_error("organisations", "Kryssa i minst en organisation.")
        given_on, valid_to = data.get("given_on"), data.get("valid_to")
        if given_on and valid_to and self.kind == Kind.INFO_EXCHANGE:
            latest = a_year_after(given_on)
            if valid_to > latest:
                self.add_error("valid_to", f"Högst ett år. Välj senast den {latest:%Y-%m-%d}.")
        return cleaned

    def save(self, commit: bool = True) -> Consent:
        consent = self.instance
        consent.text_version = text_in_force(self.kind, consent.given_on).version
        consent.recorded_by = self.access.user
        if self.kind == Kind.SUS:
            consent.method = Consent.Method.PAPER
        saved: Consent = super().save(commit)
        if named := self.save_new_organisation():
            saved.organisations.add(named)
        return saved


def suggested_end(participant: Participant, kind: Consent.Kind, day: dt.date) -> dt.date | None:
    """How long a consent given on the day is proposed to last (DOMAIN 4.5); None: open."""
    if kind == Kind.LATER_FOLLOW_UP:
        last = ParticipationPeriod.objects.filter(participant=participant).first()
        return a_year_after(last.ends_on) if last and last.ends_on else None
    if kind == Kind.INFO_ENTERPRISE:
        placement = Placement.objects.filter(participant=participant).ongoing(day).first()
        return placement.planned_end_on if placement else None
    return a_year_after(day)
