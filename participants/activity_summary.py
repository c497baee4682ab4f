"""Group activities as the list shows them: how far they have come, what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from participants.models import ActivityEnrolment, ActivityMeeting, GroupActivity


@dataclass
class ActivitySummary:
    """One row of the list."""

    activity: GroupActivity
    meetings: list[ActivityMeeting] = field(default_factory=list)
    people: int = 0
    unrecorded: int = 0

    @property
    def held(self) -> int:
        return sum(meeting.is_held for meeting in self.meetings)

    @property
    def next_meeting(self) -> ActivityMeeting | None:
        coming = (m for m in self.meetings if not m.is_cancelled and m.date >= today())
        return next(coming, None)

    @property
    def missing(self) -> list[str]:
        """What somebody should see to, in words."""
        words = []
        if self.unrecorded:
            noun = "träff" if self.unrecorded == 1 else "träffar"
            words.append(f"Närvaro saknas för {self.unrecorded} {noun}")
        if not self.people:
            words.append("Inga deltagare än")
        return words


def summaries(
    access: Access, activities: Iterable[GroupActivity], day: dt.date
) -> list[ActivitySummary]:
    """The activities shown, with their meetings and figures. Three queries for all of them."""
    found = {activity.pk: ActivitySummary(activity) for activity in activities}
    shown = ActivityMeeting.objects.visible_to(access).filter(activity__in=found)
    for meeting in shown.defer("notes").order_by("date", "number"):
        found[meeting.activity_id].meetings.append(meeting)
    awaiting = shown.needing_attendance(day).order_by().values("activity")
    for row in awaiting.annotate(number=Count("pk")):
        found[row["activity"]].unrecorded = row["number"]
    group = ActivityEnrolment.objects.visible_to(access).in_group().filter(activity__in=found)
    for row in group.order_by().values("activity").annotate(number=Count("pk")):
        found[row["activity"]].people = row["number"]
    return list(found.values())
