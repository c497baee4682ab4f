"""One placement as its supervisor sees it: what is agreed, today, and the week's word."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django.db.models import F, OuterRef, QuerySet

from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.models import (
    CoachAssignment,
    Placement,
    PlacementHours,
    PlacementPlan,
    SupervisorWord,
    WorkplaceDay,
)
from participants.workplace_weeks import monday_of

OF_PLACEMENT = {"placement": OuterRef("pk")}
PLAN = JsonRows(PlacementPlan.objects.filter(**OF_PLACEMENT), "goals", "schedule")
WORDS = JsonRows(
    SupervisorWord.objects.filter(**OF_PLACEMENT).order_by("-monday")[:1],
    "monday",
    "written_on",
    "light",
    "word",
)
DAYS = JsonRows(
    WorkplaceDay.objects.filter(**OF_PLACEMENT).order_by("-date")[:5],
    "date",
    "is_present",
    "hours",
)
HOURS = JsonRows(PlacementHours.objects.filter(**OF_PLACEMENT), "from_on", "hours")
NAMELESS = "Deltagaren"  # whom the enterprise is told no name of


def own_placements(access: Access, day: dt.date) -> QuerySet[Any]:
    """The supervisor's placements, with what `OwnPlacement` reads of them. One query."""
    coaches = CoachAssignment.objects.on(day).filter(participant=OuterRef("participant"))
    coach = JsonRows(coaches, name=F("coach__name"), email=F("coach__email"))
    placements: QuerySet[Any] = Placement.objects.visible_to(access)
    return placements.with_told_name().annotate(  # type: ignore[attr-defined]
        plan_rows=PLAN.column,
        word_rows=WORDS.column,
        day_rows=DAYS.column,
        hours_rows=HOURS.column,
        coach_rows=coach.column,
        person=F("participant__number"),
    )


@dataclass(frozen=True)
class OwnPlacement:
    """What the supervisor is told, and nothing else: templates get this and no placement.

    `name` is the first name or the name used at the enterprise; `hours` a week, None when they
    are not written; `today` and `last_present` are days that were recorded.
    """

    pk: int
    name: str
    form: str
    since: dt.date
    goals: str
    schedule: str
    hours: Decimal | None
    today: WorkplaceDay | None
    last_present: WorkplaceDay | None
    word: SupervisorWord | None
    coach: dict[str, str] | None
    day: dt.date

    @classmethod
    def of(cls, row: Any, day: dt.date) -> Self:
        """Of a row of `own_placements`."""
        plan = next(iter(PLAN.read(row.plan_rows)), PlacementPlan())
        days = DAYS.read(row.day_rows)
        hours = [one.hours for one in HOURS.read(row.hours_rows) if one.from_on <= day]
        return cls(
            pk=row.pk,
            name=row.told_name or NAMELESS,
            form=row.get_form_display(),
            since=row.starts_on,
            goals=plan.goals,
            schedule=plan.schedule,
            hours=hours[-1] if hours else None,
            today=next((one for one in days if one.date == day), None),
            last_present=next((one for one in days if one.is_present and one.hours), None),
            word=next(iter(WORDS.read(row.word_rows)), None),
            coach=next(iter(row.coach_rows), None),
            day=day,
        )

    @property
    def usual_hours(self) -> Decimal | None:
        """What stands in the box for today's hours before anybody has written: as the last time."""
        day = self.today if self.today and self.today.hours else self.last_present
        return day.hours if day else None

    @property
    def word_is_missing(self) -> bool:
        """Whether the week has no word yet."""
        return self.word is None or self.word.monday < monday_of(self.day)
