"""Follow-ups, days and pauses on the placement's page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.follow_up_progress import contacts, progress_words
from participants.hours_curve import HoursCurve
from participants.models import (
    FollowUp,
    Placement,
    PlacementHours,
    PlacementPause,
    SupervisorWord,
    WorkplaceDay,
)
from participants.workplace_weeks import Attendance, weeks

OF_PLACEMENT = {"placement": OuterRef("pk")}
FOLLOW_UPS = JsonRows(
    FollowUp.objects.filter(**OF_PLACEMENT)
    .exclude(cancelled_for=FollowUp.CancelledFor.END)
    .order_by("date", "pk"),
    "pk",
    "date",
    "starts_at",
    "due_on",
    "way",
    "status",
    "cancelled_for",
    "light",
    "participant_word",
    "enterprise_word",
    "obstacles",
    by=F("held_by__name"),
)
WORDS = JsonRows(
    SupervisorWord.objects.filter(**OF_PLACEMENT),
    "monday",
    "written_on",
    "light",
    "word",
    by=F("author__name"),
)
PAUSES = JsonRows(PlacementPause.objects.filter(**OF_PLACEMENT), "pk", "starts_on", "ends_on")
DAYS = JsonRows(WorkplaceDay.objects.filter(**OF_PLACEMENT), "date", "is_present", "hours")
HOURS = JsonRows(PlacementHours.objects.filter(**OF_PLACEMENT), "from_on", "hours")


@dataclass(frozen=True)
class FollowUpPart:
    """All follow-ups in order, and what stands out among them.

    `light` is that of the last held one that has a light: yellow and red stand until a follow-up
    is green. `next` is the first planned one, late or to come.
    """

    follow_ups: list[FollowUp]
    pauses: list[PlacementPause]
    words: list[SupervisorWord]
    attendance: Attendance
    curve: HoursCurve
    progress: str
    day: dt.date
    is_ongoing: bool
    may_edit: bool

    @property
    def next(self) -> FollowUp | None:
        return next((one for one in self.follow_ups if one.is_planned), None)

    @property
    def last_held(self) -> FollowUp | None:
        return next((one for one in reversed(self.follow_ups) if one.is_held), None)

    @property
    def light(self) -> str:
        held = (one.light for one in reversed(self.follow_ups) if one.is_held)
        return next(filter(None, held), "")

    @property
    def open_pause(self) -> PlacementPause | None:
        """The pause of the day."""
        return next((pause for pause in self.pauses if pause.covers(self.day)), None)


def context(access: Access, placement: Placement, day: dt.date) -> dict[str, Any]:
    """`follow_up_part`; nothing without the permission. One query."""
    if not access.may(Permission.PLACEMENTS_VIEW):
        return {}
    row: Any = (
        Placement.objects.visible_to(access)
        .annotate(
            follow_up_rows=FOLLOW_UPS.column,
            pause_rows=PAUSES.column,
            word_rows=WORDS.column,
            day_rows=DAYS.column,
            hours_rows=HOURS.column,
            contacts=contacts(OuterRef("participant"), day),
        )
        .get(pk=placement.pk)
    )
    last = max(min(row.ends_on or day, day), row.starts_on)
    all_weeks = weeks(DAYS.read(row.day_rows), HOURS.read(row.hours_rows), row.starts_on, last)
    return {
        "follow_up_part": FollowUpPart(
            follow_ups=FOLLOW_UPS.read(row.follow_up_rows),
            pauses=PAUSES.read(row.pause_rows),
            words=WORDS.read(row.word_rows),
            attendance=Attendance(all_weeks),
            curve=HoursCurve(all_weeks),
            progress=progress_words(row.contacts),
            day=day,
            is_ongoing=row.ends_on is None or row.ends_on > day,
            may_edit=access.may(Permission.PLACEMENTS_EDIT),
        )
    }
