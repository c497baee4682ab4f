"""The target-group check at intake: what speaks against taking a person in.

Nothing is refused. Whoever is taken in all the same needs a reason, which is kept.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format

from nyttiga.projects.models import Project, TargetGroup
from nyttiga.ui.access import Access
from participants.personnummer import age_on

LATE = "last_intake"


@dataclass(frozen=True)
class Unmet:
    """One thing of the target group that a person does not meet."""

    code: str
    text: str


def unmet_dates(project: Project, starts_on: dt.date) -> list[Unmet]:
    """The start against the project's own dates."""
    if not project.starts_on <= starts_on <= project.ends_on:
        return [Unmet("dates", "Startdatum ligger utanför projektets tid.")]
    if project.last_intake_on and starts_on > project.last_intake_on:
        last = date_format(project.last_intake_on)
        return [Unmet(LATE, f"Startdatum är efter projektets sista intag, {last}.")]
    return []


def late_reason(unmet: list[Unmet], reason: str) -> str:
    """What the period keeps of the reason: all of it when the start is after the last intake."""
    return reason if any(one.code == LATE for one in unmet) else ""


def unmet_age(access: Access, personnummer: str, starts_on: dt.date) -> list[Unmet]:
    """The age on the first day against the target groups of people; meeting one is enough."""
    age = age_on(personnummer, starts_on)
    groups = list(TargetGroup.objects.visible_to(access).filter(of_people=True))
    if not groups or any(_meets(group, age) for group in groups):
        return []
    limits = " eller ".join(_limits(group) for group in groups)
    return [Unmet("age", f"Personen är {age} år vid start. Målgruppen är {limits}.")]


def _meets(group: TargetGroup, age: int) -> bool:
    too_young = group.min_age is not None and age < group.min_age
    too_old = group.max_age is not None and age > group.max_age
    return not (too_young or too_old)


def _limits(group: TargetGroup) -> str:
    if group.min_age is None:
        return f"högst {group.max_age} år"
    if group.max_age is None:
        return f"minst {group.min_age} år"
    return f"{group.min_age}–{group.max_age} år"
