"""Forms of the Framtidsverkstad: the series and its plan, a meeting, own words, completion."""

import datetime as dt
from typing import Any

from django import forms

from nyttiga.occasions.forms import MeetingForm, SeriesForm, SeriesPlanForm
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.models import FutureWorkshop, WorkshopEnrolment, WorkshopMeeting


class WorkshopForm(SeriesForm):
    """What can be changed of a series once it is there."""

    class Meta:
        model = FutureWorkshop
        fields = ["code", "municipality", "place", "places", "planned_meetings"]


class WorkshopPlanForm(SeriesPlanForm):
    """A new series with its meetings."""

    class Meta(WorkshopForm.Meta):
        pass


class WorkshopMeetingForm(MeetingForm):
    """An extra meeting, or another day and time for one."""

    owner = "workshop"

    class Meta:
        model = WorkshopMeeting
        fields = ["date", "starts_at", "ends_at"]


class OwnWordsForm(ProjectModelForm):
    """The person's own words, which open the action plan."""

    class Meta:
        model = WorkshopEnrolment
        fields = ["situation", "needs", "vision"]
        labels = {"situation": "Nuläge", "needs": "Behov", "vision": "Framtidsbild"}
        help_texts = {
            "situation": "Hur ser det ut i dag? Vad fungerar och vad är svårt?",
            "needs": "Vad behövs för att komma vidare?",
            "vision": "Hur ser livet och arbetslivet ut om ett till tre år?",
        }
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in fields}


class CompletionForm(ProjectModelForm):
    """One person's completion of a series, and the decision that follows."""

    completed = forms.BooleanField(label="Slutförde", required=False)
    goes_on = forms.TypedChoiceField(
        label="Går vidare",
        required=False,
        coerce=lambda value: value == "ja",
        empty_value=None,
        choices=[("ja", "Ja"), ("nej", "Nej"), ("", "Inte bestämt")],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = WorkshopEnrolment
        fields = ["completed_on", "goes_on", "decided_on"]

    def __init__(self, *args: Any, default_day: dt.date, **kwargs: Any) -> None:
        enrolment = kwargs["instance"]
        answer = {True: "ja", False: "nej", None: ""}[enrolment.goes_on]
        kwargs["initial"] = {
            "completed": enrolment.completed_on is not None,
            "completed_on": enrolment.completed_on or default_day,
            "goes_on": answer,
            "decided_on": enrolment.decided_on or default_day,
        }
        super().__init__(*args, **kwargs)
        for name in ("completed_on", "decided_on"):
            self.fields[name].widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        """A date counts only with its answer: the fields open with a proposal."""
        values = super().clean() or self.cleaned_data
        for answered, field in (
            (values.get("completed"), "completed_on"),
            (values.get("goes_on") is not None, "decided_on"),
        ):
            if not answered:
                values[field] = None
                self.errors.pop(field, None)
            elif field not in self.errors and values.get(field) is None:
                self.add_error(field, "Skriv ett datum.")
            elif field not in self.errors and values[field] > today():
                self.add_error(field, "Datumet kan inte ligga framåt i tiden.")
        return values

    @property
    def decision(self) -> str:
        """The radio that is ticked: `ja`, `nej` or nothing."""
        return str(self["goes_on"].value() or "")
