"""The forms that all kinds of series share: the series, the plan of its meetings, one meeting."""

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format

from nyttiga.occasions.planning import SeriesPlan, first_on_weekday, meeting_days
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from nyttiga.ui.soft_warnings import SoftWarningsMixin

WEEKDAYS = ["Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag"]
MAX_MEETINGS = 30


class SeriesForm(ProjectModelForm):
    """What can be changed of a series once it is there. Its model stands in the Meta."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].empty_label = "Välj kommun"  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        others = self._meta.model.objects.visible_to(self.access).exclude(pk=self.instance.pk)
        if others.filter(code__iexact=code).exists():
            raise forms.ValidationError(f"{code} finns redan. Välj en annan beteckning.")
        return code


class SeriesPlanForm(SeriesForm):
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
        number: int = self.cleaned_data["planned_meetings"]
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
    """An extra meeting, or another day and time for one. Warnings need *ändå*. `owner` is the
    meeting's key to its series."""

    owner: ClassVar[str]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        starts_at, ends_at = values.get("starts_at"), values.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Träffen måste sluta efter att den börjar.")
        if ends_at and not starts_at and "starts_at" not in self.errors:
            self.add_error("starts_at", "Skriv också när träffen börjar.")
        return values

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if self.instance.is_held and date > today():
            raise forms.ValidationError("Träffen är genomförd och kan inte flyttas framåt i tiden.")
        return date

    def find_warnings(self) -> None:
        date = self.cleaned_data.get("date")
        if date is None:
            return
        others = (
            self._meta.model.objects.visible_to(self.access)
            .overlapping(
                [date], self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
            )
            .exclude(pk=self.instance.pk)
            .select_related(f"{self.owner}__municipality")
        )
        [day] = SeriesPlan(self.access.project, [date], others).planned_days
        for fault in day.faults:
            self.add_error("date", fault)
        if day.warnings:
            title = f"{date_format(date, 'l j F').capitalize()} är upptagen"
            self.warn(f"day-{date}", title, *day.warnings, tick="Spara ändå")
