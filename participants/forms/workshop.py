"""Forms of the Framtidsverkstad: the plan of a series, a meeting, own words, completion."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import date_format

from nyttiga.occasions.planning import SeriesPlan, first_on_weekday, meeting_days
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import FutureWorkshop, WorkshopEnrolment, WorkshopMeeting

WEEKDAYS = ["Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag"]
MAX_MEETINGS = 30


class WorkshopForm(ProjectModelForm):
    """What can be changed of a series once it is there."""

    class Meta:
        model = FutureWorkshop
        fields = ["code", "municipality", "place", "places", "planned_meetings"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].empty_label = "Välj kommun"  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        others = FutureWorkshop.objects.visible_to(self.access).exclude(pk=self.instance.pk)
        if others.filter(code__iexact=code).exists():
            raise forms.ValidationError(f"{code} finns redan. Välj en annan beteckning.")
        return code


class WorkshopPlanForm(WorkshopForm):
    """A new series: what it is, and how its meetings are spread."""

    first_date = forms.DateField(label="Första träffen")
    starts_at = forms.TimeField(label="Börjar", initial=dt.time(9))
    hours = forms.DecimalField(
        label="Timmar per träff",
        initial=3,
        min_value=Decimal("0.5"),
        max_value=12,
        max_digits=4,
        decimal_places=2,
        localize=True,
    )
    weeks_between = forms.TypedChoiceField(
        label="Hur ofta?",
        coerce=int,
        initial=1,
        choices=[(1, "Varje vecka"), (2, "Varannan vecka")],
    )
    weekday = forms.TypedChoiceField(
        label="Veckodag",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "Samma som första träffen"), *enumerate(WEEKDAYS[:5])],
    )

    def clean_planned_meetings(self) -> int:
        number = self.cleaned_data["planned_meetings"]
        if not 1 <= number <= MAX_MEETINGS:
            raise forms.ValidationError(f"Skriv ett tal från 1 till {MAX_MEETINGS}.")
        return number

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        starts_at, hours = values.get("starts_at"), values.get("hours")
        if starts_at and hours:
            begins = dt.datetime.combine(dt.date.min, starts_at)
            ends = begins + dt.timedelta(minutes=int(hours * 60))
            if ends.date() > begins.date():
                self.add_error("hours", "Träffen måste sluta samma dag. Korta den.")
            values["ends_at"] = ends.time()
        return values

    @property
    def days(self) -> list[dt.date]:
        """The days as the answers spread them, before anyone changed one by hand."""
        values = self.cleaned_data
        first = values["first_date"]
        if values["weekday"] is not None:
            first = first_on_weekday(first, values["weekday"])
        return meeting_days(first, values["planned_meetings"], values["weeks_between"])


class MeetingForm(SoftWarningsMixin, ProjectModelForm):
    """An extra meeting, or another day and time for one. Warnings need *ändå*."""

    class Meta:
        model = WorkshopMeeting
        fields = ["date", "starts_at", "ends_at"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        starts_at, ends_at = values.get("starts_at"), values.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Träffen måste sluta efter att den börjar.")
        if ends_at and not starts_at and "starts_at" not in self.errors:
            self.add_error("starts_at", "Skriv också när träffen börjar.")
        return values

    def clean_date(self) -> dt.date:
        date = self.cleaned_data["date"]
        if self.instance.is_held and date > today():
            raise forms.ValidationError("Träffen är genomförd och kan inte flyttas framåt i tiden.")
        return date

    def find_warnings(self) -> None:
        date = self.cleaned_data.get("date")
        if date is None:
            return
        others = (
            WorkshopMeeting.objects.visible_to(self.access)
            .overlapping(
                [date], self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
            )
            .exclude(pk=self.instance.pk)
            .select_related("workshop__municipality")
        )
        [day] = SeriesPlan(self.access.project, [date], others).planned_days
        for fault in day.faults:
            self.add_error("date", fault)
        if day.warnings:
            title = f"{date_format(date, 'l j F').capitalize()} är upptagen"
            self.warn(f"day-{date}", title, *day.warnings, tick="Spara ändå")


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
