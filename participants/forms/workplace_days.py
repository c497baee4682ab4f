"""A week at the workplace: hours for each day, or «inte där»."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from simple_history.utils import bulk_create_with_history

from nyttiga.occasions.planning import WEEK
from participants.models import Placement, WorkplaceDay
from participants.workplace_weeks import DAY

HALF = Decimal("0.5")
MOST_HOURS = 24


class HoursField(forms.Field):
    """Hours in halves, with a comma or a point. Empty is None."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 4})

    def to_python(self, value: Any) -> Decimal | None:
        text = (value or "").strip().replace(",", ".")
        if not text:
            return None
        try:
            hours = Decimal(text)
        except InvalidOperation:
            raise ValidationError("Skriv timmar med siffror, till exempel 4 eller 3,5.") from None
        if not hours.is_finite() or not 0 < hours <= MOST_HOURS:
            raise ValidationError("Skriv mer än 0 och högst 24 timmar, eller kryssa Inte där.")
        if hours % HALF:
            raise ValidationError("Skriv hela eller halva timmar, till exempel 3,5.")
        return hours


@dataclass(frozen=True)
class DayFields:
    """One day of the grid. `refused` says why nothing can be written on it, "" when it can."""

    date: dt.date
    hours: forms.BoundField
    away: forms.BoundField
    refused: str


class WorkplaceWeekForm(forms.Form):
    """Monday to Sunday, saved at once. An emptied day is no longer recorded."""

    def __init__(self, *args: Any, placement: Placement, monday: dt.date, today: dt.date) -> None:
        super().__init__(*args)
        self.placement, self.today = placement, today
        self.dates = [monday + i * DAY for i in range(7)]
        self.standing = days_by_date(placement, monday)
        for date in self.dates:
            day, words = self.standing.get(date), date_format(date, "l j F")
            self.fields[f"hours_{date}"] = HoursField(
                label=f"Timmar {words}",
                required=False,
                initial=_shown(day.hours) if day and day.hours else "",
            )
            self.fields[f"away_{date}"] = forms.BooleanField(
                label=f"Inte där {words}",
                required=False,
                initial=bool(day and not day.is_present),
            )

    @property
    def days(self) -> Iterator[DayFields]:
        for date in self.dates:
            yield DayFields(date, self[f"hours_{date}"], self[f"away_{date}"], self.refusal(date))

    def refusal(self, date: dt.date) -> str:
        """Why the day cannot be recorded."""
        placement = self.placement
        if date > self.today:
            return "Dagen har inte varit än."
        if date < placement.starts_on:
            return "Före placeringens start."
        if placement.ends_on and date > placement.ends_on:
            return "Efter placeringens slut."
        return ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for date in self.dates:
            hours, away = data.get(f"hours_{date}"), data.get(f"away_{date}")
            if (hours or away) and (refused := self.refusal(date)):
                self.add_error(f"hours_{date}", f"{refused} Ta bort det du skrev.")
            elif hours and away:
                self.add_error(f"hours_{date}", "Välj antingen timmar eller Inte där.")
        return data

    def save(self) -> None:
        """Write what differs from what stands."""
        new = []
        for date in self.dates:
            hours, away = self.cleaned_data[f"hours_{date}"], self.cleaned_data[f"away_{date}"]
            day = self.standing.get(date)
            if not (hours or away):
                if day and not self.refusal(date) and self._was_shown(date):
                    day.delete()
            elif day is None:
                new.append(_day(self.placement, date, hours))
            elif (day.hours, day.is_present) != (hours, bool(hours)):
                day.hours, day.is_present = hours, bool(hours)
                day.save()
        bulk_create_with_history(new, WorkplaceDay)

    def _was_shown(self, date: dt.date) -> bool:
        """A day that the form did not bring says nothing about it."""
        return f"hours_{date}" in self.data


def copy_week_before(placement: Placement, monday: dt.date, today: dt.date) -> int:
    """Give the days of the week that nothing is written on what stands a week before; how many."""
    form = WorkplaceWeekForm(placement=placement, monday=monday, today=today)
    before = days_by_date(placement, monday - WEEK)
    new = [
        _day(placement, date, before[date - WEEK].hours)
        for date in form.dates
        if date not in form.standing
        and not form.refusal(date)
        and date - WEEK in before
        and before[date - WEEK].is_present
    ]
    bulk_create_with_history(new, WorkplaceDay)
    return len(new)


def days_by_date(placement: Placement, monday: dt.date) -> dict[dt.date, WorkplaceDay]:
    """What is recorded of the week."""
    rows = WorkplaceDay.objects.filter(placement=placement, date__range=(monday, monday + 6 * DAY))
    return {day.date: day for day in rows}


def _day(placement: Placement, date: dt.date, hours: Decimal | None) -> WorkplaceDay:
    return WorkplaceDay(
        project_id=placement.project_id,
        placement=placement,
        date=date,
        is_present=hours is not None,
        hours=hours,
    )


def _shown(hours: Decimal) -> str:
    return f"{hours.normalize():f}".replace(".", ",")
