"""Who or what could count next for a goal: rows that lack one thing.

Many rules have such rows themselves: those that may count but whose `counts_from` is missing
still. Where a rule keeps none, its candidates are described here, in the same manner: a queryset
of the indicator's model, and in words what is missing. A new line here is all it takes to show
more on the goal's page.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from enterprises.models import CourseEnrolment, CourseMeeting
from enterprises.models.course import Kind
from nyttiga.ui.access import Access
from participants.models import (
    Participant,
    Placement,
    Proposal,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.placement import COUNTED_FORMS
from reporting.indicators import INDICATORS, Indicator

Rule = Callable[[QuerySet[Any], dt.date], QuerySet[Any]]


@dataclass(frozen=True)
class Candidates:
    """Rows of the model of the goal's indicator that could count next. `lack` says in the plural
    what they have and what is missing."""

    code: str
    lack: str
    rule: Rule

    @property
    def indicator(self) -> Indicator:
        return INDICATORS[self.code]

    def visible_to(self, access: Access, day: dt.date) -> QuerySet[Any]:
        """Those the user may see, in the model's own order; people only who are still there."""
        model = self.indicator.model
        within = model.objects.filter(project=access.project)
        if model is Participant:
            within = within.ongoing(day)
        could = self.rule(within, day)
        counted = self.indicator.rows_of(access.project, day)
        return (
            model.objects.visible_to(access)
            .filter(pk__in=could.values("pk"))
            .exclude(pk__in=counted.values("pk"))
        )


def _halfway(code: str) -> Rule:
    """Those that the indicator's own rule has begun to look at."""

    def rule(within: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
        return INDICATORS[code].rule(within, day).filter(counts_from__isnull=True)

    return rule


def _agreed() -> QuerySet[Proposal]:
    """Proposals that both have said yes to, and that have not become a placement."""
    return Proposal.objects.open().filter(
        participant_answer=Proposal.Answer.YES,
        enterprise_answer=Proposal.Answer.YES,
        placement=None,
    )


def _to_start(day: dt.date) -> QuerySet[Placement]:
    return Placement.objects.filter(starts_on__gt=day, form__in=COUNTED_FORMS)


def _held(day: dt.date) -> Exists:
    return Exists(WorkshopMeeting.objects.held(day).filter(workshop=OuterRef("pk")))


def _series_going_on(series: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return series.filter(_held(day))


def _series_planned(series: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return series.filter(~_held(day))


def _courses(kind: str, *, begun: bool) -> Rule:
    """Courses of the kind that have held a meeting, or none."""

    def rule(courses: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
        held = Exists(CourseMeeting.objects.held(day).filter(course=OuterRef("pk")))
        return courses.filter(held if begun else ~held, kind=kind)

    return rule


def _in_school(enterprises: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    """With somebody who goes to a business school and has not completed it."""
    going = CourseEnrolment.objects.filter(course__kind=Kind.BUSINESS_SCHOOL, completed_on=None)
    return enterprises.filter(Exists(going.filter(enterprise=OuterRef("pk"))))


def _in_a_group(people: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return people.filter(enrolments__status=WorkshopEnrolment.Status.ENROLLED)


def _in_a_queue(people: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return people.filter(enrolments__status=WorkshopEnrolment.Status.WAITING)


def _on_the_way_through(people: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    """In a series that they have begun and not completed."""
    present = WorkshopAttendance.objects.present_at_held(day).filter(participant=OuterRef("pk"))
    return _in_a_group(people, day).filter(Exists(present), enrolments__completed_on=None)


def _undecided(people: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return people.filter(enrolments__completed_on__lte=day, enrolments__goes_on=None)


def _place_agreed(people: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return people.filter(Exists(_agreed().filter(participant=OuterRef("pk"))))


def _start_set(people: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return people.filter(Exists(_to_start(day).filter(participant=OuterRef("pk"))))


def _about_to_receive(enterprises: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    here = OuterRef("pk")
    return enterprises.filter(
        Exists(_to_start(day).filter(enterprise=here)) | Exists(_agreed().filter(enterprise=here))
    )


ONGOING, PLANNED = "Pågår, men har träffar kvar", "Planerade, men inte i gång"
CANDIDATES = (
    Candidates("M1.1", ONGOING, _series_going_on),
    Candidates("M1.1", PLANNED, _series_planned),
    Candidates("M1.2", "Har plats i en grupp, men har inte varit med än", _in_a_group),
    Candidates("M1.2", "Står i kö till en grupp", _in_a_queue),
    Candidates("M1.3", "Har haft ett samtal, ett till behövs", _halfway("M1.3")),
    Candidates("M1.4", "Har slutfört, men inte bestämt sig", _undecided),
    Candidates("M1.4", "Går en serie just nu", _on_the_way_through),
    Candidates("M2.1", "Har en start bestämd", _start_set),
    Candidates("M2.1", "Har ja till en plats, men ingen start", _place_agreed),
    Candidates("M2.2", "Är placerade, men har färre än fyra kontakter", _halfway("M2.2")),
    Candidates("M2.3", "Har en handlingsplan, men bara en mätdag", _halfway("M2.3")),
    Candidates("M2.4", "Har sagt ja, men ingen har börjat", _about_to_receive),
    Candidates("M3.3", ONGOING, _courses(Kind.SUPERVISOR_COURSE, begun=True)),
    Candidates("M3.3", PLANNED, _courses(Kind.SUPERVISOR_COURSE, begun=False)),
    Candidates("M4.1", ONGOING, _courses(Kind.BUSINESS_SCHOOL, begun=True)),
    Candidates("M4.1", PLANNED, _courses(Kind.BUSINESS_SCHOOL, begun=False)),
    Candidates("M4.2", "Går affärsskolan just nu", _in_school),
)


@dataclass(frozen=True)
class Group:
    """The candidates of one kind as a page shows them: the first few of so many."""

    lack: str
    rows: list[Any]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.rows)


SHOWN = 6


def candidates(code: str, access: Access, day: dt.date, related: tuple[str, ...]) -> list[Group]:
    """The goal's candidates that the user may see; kinds without any are left out. Two queries
    for each kind that has some, one for the others."""
    found = []
    for kind in CANDIDATES:
        if kind.code == code and access.may(kind.indicator.permission):
            rows = kind.visible_to(access, day)
            shown = list((rows.select_related(*related) if related else rows)[: SHOWN + 1])
            if shown:
                number = len(shown) if len(shown) <= SHOWN else rows.count()
                found.append(Group(kind.lack, shown[:SHOWN], number))
    return found
