"""How a stay ends: the day, the reason, and the words that go with it."""

import datetime as dt
import re
from typing import Any

from django import forms

from enterprises.models import Supervisor
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput
from participants import exit
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Participant, ParticipationPeriod, Professional
from participants.models.choices import EndReason

R = EndReason
AS_PLANNED = (R.COMPLETED, R.TO_WORK, R.TO_STUDIES, R.CONTINUED_REHABILITATION, R.OTHER_MEASURE)
EARLIER = (
    R.ILLNESS,
    R.PARENTAL_LEAVE,
    R.MOVED,
    R.OWN_CHOICE,
    R.LOST_CONTACT,
    R.WRONG_MEASURE,
    R.OTHER,
)


def _choices(reasons: tuple[EndReason, ...]) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in reasons]


# A withdrawn consent ends no stay (DOMAIN 1.6.4), so it is none of them.
REASONS = [
    ("", "Välj"),
    ("Som det var tänkt", _choices(AS_PLANNED)),
    ("Tidigare än tänkt", _choices(EARLIER)),
    ("Annat", _choices((R.PROJECT_ENDED, R.DECEASED))),
    ("Räknas inte", _choices((R.REGISTERED_BY_MISTAKE,))),
]

WORDS = ("summary", "remains", "handed_to")


class ExitForm(SoftWarningsMixin, forms.Form):
    """The exit itself. What the person lives on and does afterwards is a form beside it."""

    ends_on = forms.DateField(label="Sista dagen", widget=DateInput())
    end_reason = forms.ChoiceField(
        label="Varför slutar personen?",
        choices=REASONS,
        error_messages={"required": "Välj varför personen slutar."},
    )
    summary = forms.CharField(
        label="Sammanfattning till den som anvisade",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Den som anvisade läser det här. Skriv vad ni gjorde och vad det ledde till. "
        "Inget om diagnoser, och inga namn på andra.",
    )
    remains = forms.CharField(
        label="Det som återstår",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Det som någon behöver göra färdigt. Läses bara av er i projektet. "
        "Skriv inget om diagnoser.",
    )
    handed_to = forms.CharField(label="Vem tar vid?", max_length=160, required=False)
    free_texts = WORDS

    def __init__(
        self, *args: Any, access: Access, period: ParticipationPeriod, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.access, self.period = access, period
        words = getattr(period, "exit", None)
        self.initial.update(ends_on=period.ends_on or self.last_day, end_reason=period.end_reason)
        if words:
            self.initial.update({name: getattr(words, name) for name in WORDS})
        if period.end_reason == R.CONSENT_WITHDRAWN:  # as the Excel register may have it
            self.fields["end_reason"].choices = [  # type: ignore[attr-defined]
                *REASONS,
                (R.CONSENT_WITHDRAWN.value, R.CONSENT_WITHDRAWN.label),
            ]

    @property
    def last_day(self) -> dt.date:
        """Today; of a stay that never began, the day when it should have."""
        return max(today(), self.period.starts_on)

    @property
    def asks_for_afterwards(self) -> bool:
        """Whether the answers call for what the person lives on and does afterwards."""
        return self.data.get("end_reason") not in exit.NO_AFTERWARDS

    def clean_ends_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["ends_on"]
        if day < self.period.starts_on:
            raise forms.ValidationError("Dagen är före start. Välj startdagen eller en dag efter.")
        if day > self.last_day:
            raise forms.ValidationError("Den dagen har inte varit än. Avsluta när den är här.")
        later = exit.starts_later(self.period.participant, day)
        if self.period.ends_on is None and (placement := later.first()):
            raise forms.ValidationError(
                f"Placeringen {placement.number} börjar efter den dagen. Ändra den först."
            )
        return day

    def find_warnings(self) -> None:
        super().find_warnings()
        found = self._others_named()
        if found:
            self.warn(
                "names-" + "-".join(found),
                "Det ser ut att stå namn på andra i sammanfattningen",
                f"Den som anvisade läser den. Ta bort: {', '.join(found)}.",
                tick="Det är inget namn på någon annan",
            )

    def _others_named(self) -> list[str]:
        """Names in the summary that are those of people around the person, or first names of
        other participants. A protected person's name is none of them: the warning would tell."""
        person = self.period.participant
        text = self.cleaned_data.get("summary") or ""
        words = {word for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper()}
        words -= {person.first_name, *person.last_name.split()}
        others = Participant.objects.visible_to(self.access).filter(is_open=True)
        found = set(others.filter(first_name__in=words).values_list("first_name", flat=True))
        around = Professional.objects.filter(participant=person).values_list("name", flat=True)
        supervisors = Supervisor.objects.filter(placements__participant=person)
        for name in [*around, *supervisors.values_list("name", flat=True)]:
            found |= words & set(name.split())
        return sorted(found)

    def save(self) -> None:
        """End the stay, or correct an exit that was made, and keep the words."""
        change = exit.correct if self.period.ends_on else exit.end
        change(self.period, self.cleaned_data["ends_on"], self.cleaned_data["end_reason"])
        exit.write(self.period, **{name: self.cleaned_data[name] for name in WORDS})
