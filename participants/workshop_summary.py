"""Framtidsverkstad series as the list shows them: how far they have come, what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q

from nyttiga.occasions.summary import SeriesSummary, add_meetings
from nyttiga.ui.access import Access
from participants.models import FutureWorkshop, WorkshopEnrolment, WorkshopMeeting
from participants.models.choices import Sex
from participants.share_of_women import ShareOfWomen


@dataclass
class WorkshopSummary(SeriesSummary):
    """One row of the list."""

    share: ShareOfWomen = field(default_factory=lambda: ShareOfWomen(0, 0))
    placed: int = 0
    waiting: int = 0
    undecided: int = 0

    @property
    def missing(self) -> list[str]:
        words = super().missing
        free = self.series.places - self.placed
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
) -> list[WorkshopSummary]:
    """The series shown, with their meetings and figures. Three queries for all of them."""
    found = {workshop.pk: WorkshopSummary(workshop) for workshop in workshops}
    add_meetings(found, WorkshopMeeting.objects.visible_to(access), "workshop", day)
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
