"""The share of women, as M1.5 counts it, and what it would be with one person more."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Exists, OuterRef, Q

from nyttiga.projects.models import Project
from participants.models import Participant, WorkshopEnrolment, WorkshopMeeting
from participants.models.choices import Sex

# The application's goal M1.5: 40 to 60 per cent.
LOW, HIGH = 40, 60


@dataclass(frozen=True)
class ShareOfWomen:
    """Women among women and men; other and unknown sex are left out."""

    women: int
    men: int

    @classmethod
    def of(cls, sexes: Iterable[str]) -> "ShareOfWomen":
        counted = list(sexes)
        return cls(counted.count(Sex.WOMAN), counted.count(Sex.MAN))

    def with_one_more(self, sex: str) -> "ShareOfWomen":
        return ShareOfWomen(self.women + (sex == Sex.WOMAN), self.men + (sex == Sex.MAN))

    @property
    def total(self) -> int:
        return self.women + self.men

    @property
    def percent(self) -> Decimal | None:
        """One decimal, half up; None without anybody to count."""
        if not self.total:
            return None
        exact = Decimal(100 * self.women) / self.total
        return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def percent_men(self) -> Decimal | None:
        return None if self.percent is None else 100 - self.percent

    @property
    def is_balanced(self) -> bool:
        """Inside 40–60 per cent, or nobody there to judge by."""
        return self.percent is None or LOW <= self.percent <= HIGH


def project_share(project: Project, day: dt.date) -> ShareOfWomen:
    """M1.5 as it will be: those who have begun a workshop, and those with a place in a series
    that still has meetings to come. One query."""
    to_come = WorkshopMeeting.objects.filter(
        workshop=OuterRef("workshop"), status=WorkshopMeeting.Status.PLANNED, date__gte=day
    )
    about_to_begin = (
        WorkshopEnrolment.objects.expected_on(day)
        .filter(Exists(to_come))
        .filter(participant=OuterRef("pk"))
    )
    of_project = Participant.objects.filter(project=project)
    begun = of_project.started_workshop(day)
    people = of_project.counted().filter(Q(pk__in=begun.values("pk")) | Exists(about_to_begin))
    return ShareOfWomen.of(people.order_by().values_list("sex", flat=True))
