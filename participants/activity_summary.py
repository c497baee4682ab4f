"""Group activities as the list shows them: how far they have come, what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from nyttiga.occasions.summary import SeriesSummary, add_meetings
from nyttiga.ui.access import Access
from participants.models import ActivityEnrolment, ActivityMeeting, GroupActivity


@dataclass
class ActivitySummary(SeriesSummary):
    """One row of the list."""

    people: int = 0

    @property
    def missing(self) -> list[str]:
        words = super().missing
        if not self.people:
            words.append("Inga deltagare än")
        return words


def summaries(
    access: Access, activities: Iterable[GroupActivity], day: dt.date
) -> list[ActivitySummary]:
    """The activities shown, with their meetings and figures. Three queries for all of them."""
    found = {activity.pk: ActivitySummary(activity) for activity in activities}
    add_meetings(found, ActivityMeeting.objects.visible_to(access), "activity", day)
    group = ActivityEnrolment.objects.visible_to(access).in_group().filter(activity__in=found)
    for row in group.order_by().values("activity").annotate(number=Count("pk")):
        found[row["activity"]].people = row["number"]
    return list(found.values())
