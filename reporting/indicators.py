"""The table of indicators: which rows each result goal counts.

The rules stand beside the models that own the rows. A figure is the number of those rows, and
the page behind the figure shows the same rows, so the two cannot differ. What the columns mean
and every rule are decided in DESIGN 4.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet

from enterprises.models import AdvisorySession, Course, Enterprise
from enterprises.models.advice import AdvisoryQuerySet, enterprises_advised
from enterprises.models.course import CourseQuerySet, Kind
from enterprises.models.enrolment import (
    enterprises_completed,
    enterprises_present,
    people_present,
)
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson, Project
from participants.models import FutureWorkshop, Participant
from participants.models.choices import Sex
from participants.models.participant import ParticipantQuerySet
from participants.models.placement import that_received_someone
from participants.models.workshop import FutureWorkshopQuerySet

Rule = Callable[[Any, dt.date], QuerySet[Any]]


@dataclass(frozen=True)
class Share:
    """A share: of the rows whose `column` is one of `among`, those where it is `part`."""

    column: str
    part: str
    among: tuple[str, ...]


@dataclass(frozen=True)
class Indicator:
    """One line of the table. `rule` narrows the model's rows to those that may count by a day,
    and gives each the day it `counts_from`, None where something is missing still; with a
    `share`, the figure is that share of them, with a `total` the sum of that column. `permission`
    is what it takes to see the rows themselves."""

    code: str
    model: type[Any]
    rule: Rule
    share: Share | None = None
    total: str = ""
    permission: Permission = Permission.PARTICIPANTS_VIEW

    def rows(self, within: QuerySet[Any], as_of: dt.date) -> QuerySet[Any]:
        """The rows counted on the day, of those in `within` (a queryset of the model)."""
        rows = self.rule(within, as_of).filter(counts_from__isnull=False)
        return rows.filter(**{f"{self.share.column}__in": self.share.among}) if self.share else rows

    def rows_of(self, project: Project, as_of: dt.date) -> QuerySet[Any]:
        """The project's rows counted on the day."""
        return self.rows(self.model.objects.filter(project=project), as_of)


_series, _people = FutureWorkshopQuerySet, ParticipantQuerySet
_women = Share(
    "sex", part=Sex.WOMAN, among=(Sex.WOMAN, Sex.MAN)
)  # the sex of all others is left out
_held, _placements = Permission.COACHING_HELD, Permission.PLACEMENTS_VIEW
_measured, _enterprises = Permission.MEASUREMENTS_VIEW, Permission.ENTERPRISES_VIEW

_course, _school = Kind.SUPERVISOR_COURSE, Kind.BUSINESS_SCHOOL

INDICATORS = {
    indicator.code: indicator
    for indicator in (
        Indicator("M1.1", FutureWorkshop, _series.completed),
        Indicator("M1.2", Participant, _people.started_workshop),
        Indicator("M1.3", Participant, _people.coached, permission=_held),
        Indicator("M1.4", Participant, _people.went_on),
        Indicator("M1.5", Participant, _people.started_workshop, share=_women),
        Indicator("M2.1", Participant, _people.placed, permission=_placements),
        Indicator("M2.2", Participant, _people.followed_up, permission=_held),
        Indicator("M2.3", Participant, _people.moved_on_in_plan, permission=_measured),
        Indicator("M2.4", Enterprise, that_received_someone, permission=_enterprises),
        Indicator(
            "M3.1", Enterprise, partial(enterprises_present, kind=_course), permission=_enterprises
        ),
        Indicator(
            "M3.2", ContactPerson, partial(people_present, kind=_course), permission=_enterprises
        ),
        Indicator(
            "M3.3",
            Course,
            partial(CourseQuerySet.completed_of_kind, kind=_course),
            permission=_enterprises,
        ),
        Indicator(
            "M4.1",
            Course,
            partial(CourseQuerySet.completed_of_kind, kind=_school),
            permission=_enterprises,
        ),
        Indicator(
            "M4.2",
            Enterprise,
            partial(enterprises_completed, kind=_school),
            permission=_enterprises,
        ),
        Indicator(
            "M4.3", ContactPerson, partial(people_present, kind=_school), permission=_enterprises
        ),
        Indicator("M5.1", Enterprise, enterprises_advised, permission=_enterprises),
        Indicator(
            "M5.2",
            AdvisorySession,
            AdvisoryQuerySet.of_advice,
            total="hours",
            permission=_enterprises,
        ),
    )
}
