"""Framtidsverkstad series as the list shows them: how far they have come, what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from participants.models import FutureWorkshop, WorkshopEnrolment, WorkshopMeeting
from participants.models.choices import Sex
from participants.share_of_women import ShareOfWomen


@dataclass
class SeriesSummary:
    """One row of the list."""

    workshop: FutureWorkshop
    meetings: list[WorkshopMeeting] = field(default_factory=list)
    share: ShareOfWomen = field(default_factory=lambda: ShareOfWomen(0, 0))
    placed: int = 0
    waiting: int = 0
    undecided: int = 0
    unrecorded: int = 0

    @property
    def held(self) -> int:
        return sum(meeting.is_held for meeting in self.meetings)

    @property
    def is_over(self) -> bool:
        return self.held >= self.workshop.planned_meetings

    @property
    def next_meeting(self) -> WorkshopMeeting | None:
        coming = (m for m in self.meetings if not m.is_cancelled and m.date >= today())
        return next(coming, None)

    @property
    def missing(self) -> list[str]:
        """What somebody should see to, in words."""
        words = []
        if self.unrecorded:
            noun = "träff" if self.unrecorded == 1 else "träffar"
            words.append(f"Närvaro saknas för {self.unrecorded} {noun}")
        free = self.workshop.places - self.placed
        if not self.placed:
            words.append("Inga deltagare än")
        if self.waiting:
            room = f", {free} lediga platser" if free > 0 and not self.is_over else ""
            words.append(f"{self.waiting} i kö{room}")
        if self.is_over and self.undecided:
            words.append(f"Avslut eller beslut saknas för {self.undecided}")
        return words


def summaries(
    access: Access, workshops: Iterable[FutureWorkshop], day: dt.date
) -> list[SeriesSummary]:
    """The series shown, with their meetings and figures. Three queries for all of them."""
    found = {workshop.pk: SeriesSummary(workshop) for workshop in workshops}
    shown = WorkshopMeeting.objects.visible_to(access).filter(workshop__in=found)
    for meeting in shown.defer("notes").order_by("date", "number"):
        found[meeting.workshop_id].meetings.append(meeting)
    awaiting = shown.needing_attendance(day).order_by().values("workshop")
    for row in awaiting.annotate(number=Count("pk")):
        found[row["workshop"]].unrecorded = row["number"]
    placed = Q(status=WorkshopEnrolment.Status.ENROLLED)
    enrolments = WorkshopEnrolment.objects.visible_to(access).filter(workshop__in=found)
    for row in (
        enrolments.order_by()
        .values("workshop")
        .annotate(
            placed=Count("pk", filter=placed),
            waiting=Count("pk", filter=Q(status=WorkshopEnrolment.Status.WAITING)),
            women=Count("pk", filter=placed & Q(participant__sex=Sex.WOMAN)),
            men=Count("pk", filter=placed & Q(participant__sex=Sex.MAN)),
            undecided=Count("pk", filter=placed & (Q(completed_on=None) | Q(goes_on=None))),
        )
    ):
        summary = found[row["workshop"]]
        summary.placed, summary.waiting = row["placed"], row["waiting"]
        summary.share = ShareOfWomen(row["women"], row["men"])
        summary.undecided = row["undecided"]
    return list(found.values())
