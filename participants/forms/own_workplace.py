"""What a supervisor reports: one day, and a word about the week."""

import datetime as dt
from typing import Any

from django import forms

from participants.forms.light_choice import LightChoice
from participants.forms.workplace_days import HoursField
from participants.models import FollowUp, Placement, SupervisorWord, WorkplaceDay
from participants.workplace_weeks import monday_of


class OwnDayForm(forms.Form):
    """Today: there for so many hours, or not there. Saved at one press of a button, and again
    when it was the wrong one."""

    here = forms.ChoiceField(choices=[("ja", "Här"), ("nej", "Inte här")])
    hours = HoursField(label="Timmar i dag", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("here") == "ja" and not data.get("hours") and "hours" not in self.errors:
            self.add_error("hours", "Skriv hur många timmar.")
        return data

    def save(self, placement: Placement, date: dt.date) -> WorkplaceDay:
        """Write the day, in place of what stood there."""
        is_present = self.cleaned_data["here"] == "ja"
        day, _ = WorkplaceDay.objects.update_or_create(
            project_id=placement.project_id,
            placement=placement,
            date=date,
            defaults={
                "is_present": is_present,
                "hours": self.cleaned_data["hours"] if is_present else None,
            },
        )
        return day


class OwnWordForm(LightChoice, forms.Form):
    """How the week goes."""

    light = forms.ChoiceField(
        label="Hur går det den här veckan?",
        choices=FollowUp.Light.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Välj grönt, gult eller rött."},
    )
    word = forms.CharField(
        label="Några ord",
        max_length=300,
        required=False,
        help_text="En mening räcker. Skriv inget om hälsa.",
    )

    def save(self, placement: Placement, author: Any, day: dt.date) -> SupervisorWord:
        """The week's word, in place of an earlier one the same week."""
        word, _ = SupervisorWord.objects.update_or_create(
            project_id=placement.project_id,
            placement=placement,
            monday=monday_of(day),
            defaults={
                "written_on": day,
                "light": self.cleaned_data["light"],
                "word": self.cleaned_data["word"],
                "author": author,
            },
        )
        return word
