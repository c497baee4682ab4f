"""Rows for the tests of *Idag*: series, meetings, sessions, plans."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.ui.worklist import WorkItem, open_lines
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Occupation,
    Participant,
    SupportSource,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
PEOPLE = ("maryam", "nils", "anonymous", "protected")


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def plan_with_step(world: World, who: str, due: dt.date | None, **fields: Any) -> NextStep:
    person = world.participants[who]
    plan = ActionPlan.objects.current_for(person) or ActionPlan.new_version(
        person, based_on=0, author=None, date=days(-100), words={}, goals=[]
    )
    values = {"text": "Ring AF", "responsible": "deltagare"} | fields
    return NextStep.objects.create(project=world.project, plan=plan, due_on=due, **values)


def situation_known(world: World, person: Participant) -> None:
    """What the person lived on and did before the start is written down."""
    about = {"project": world.project, "participant": person, "moment": "fore", "date": days(-9)}
    SupportSource.objects.create(**about, source="FORSORJNINGSSTOD")
    Occupation.objects.create(**about, kind="AKTIVT_SOKANDE")


def workshop(world: World, *people: str) -> FutureWorkshop:
    series = FutureWorkshop.objects.create(
        project=world.project,
        code="FV1",
        municipality=world.municipality("Flen"),
        place="Folkets hus",
    )
    for who in people:
        enrol(world, series, world.participants[who])
    return series


def enrol(world: World, series: FutureWorkshop, person: Participant) -> WorkshopEnrolment:
    return WorkshopEnrolment.objects.create(
        project=world.project, workshop=series, participant=person, status="med"
    )


def meeting(series: FutureWorkshop, date: dt.date, number: int = 1, **fields: Any) -> Any:
    values = {"starts_at": dt.time(9), "ends_at": dt.time(12)} | fields
    return WorkshopMeeting.objects.create(
        project=series.project, workshop=series, number=number, date=date, **values
    )


def present(world: World, held: WorkshopMeeting, who: str) -> None:
    WorkshopAttendance.objects.create(
        project=world.project,
        meeting=held,
        participant=world.participants[who],
        status="narvarande",
    )


def booked(world: World, who: str, date: dt.date, **fields: Any) -> CoachingSession:
    return CoachingSession.objects.create(
        project=world.project, participant=world.participants[who], date=date, **fields
    )


def seen(world: World, user: User | None = None, day: dt.date = TODAY) -> dict[str, list[WorkItem]]:
    """What the person's worklist holds, by urgency."""
    found: dict[str, list[WorkItem]] = {}
    for line in open_lines(world.access(user or world.leader), day):
        found.setdefault(line.urgency.value, []).extend(line.items)
    return found


def words(item: WorkItem) -> str:
    return f"{item.headline}{item.text}"
