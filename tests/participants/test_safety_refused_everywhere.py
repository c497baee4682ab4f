"""Private notes, and the people around somebody whose consent is gone: tried by every route."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from participants.models import (
    ActionPlan,
    CoachAssignment,
    CoachingSession,
    Consent,
    JointMeeting,
    NextStep,
    PrivateNote,
    Professional,
)
from participants.models.plan import agree_on_step
from participants.withdrawal import withdraw
from reporting.models import Report
from tests.conftest import sign_in
from tests.participants.consent_world import Kind, organisation, url
from tests.participants.everything import everything, own_phone, words_of
from tests.rows import one_of_each
from tests.world import PASSWORD, TODAY, World

SignIn = Callable[[User], Client]
Rows = dict[type, Any]
Told = dict[str, dict[str, str]]
PassingWorld = Callable[[], AbstractContextManager[World]]
DAY = dt.timedelta(days=1)


# --- Private notes --------------------------------------------------------------------------

NOTE = "Jag tror att hon är rädd"
CURIOUS = ["colleague", Role.PROJECT_LEADER, Role.DATA_PROTECTION_OFFICER]


@pytest.fixture
def noted(world: World) -> Rows:
    """A row of everything; the coach has a private note about the session."""
    return note_and_colleague(world)


def note_and_colleague(world: World) -> Rows:
    world.users["colleague"] = User.objects.create_user(
        "kollega@exempel.se", PASSWORD, name="Kim Kollega"
    )
    Membership.objects.create(project=world.project, user=world.users["colleague"], role=Role.COACH)
    rows = one_of_each(world.project, world.coach)
    session = rows[CoachingSession]
    session.coach = world.coach
    session.save()
    PrivateNote.objects.write(session, world.coach, NOTE, rows[PrivateNote].revision, "a" * 16)
    return rows


@pytest.fixture(scope="module")
def told(passing_world: PassingWorld) -> Told:
    """All that each can read while there is a note and all consents hold, by who and where."""
    with passing_world() as world:
        rows = note_and_colleague(world)
        add_joint_meeting(world, rows)
        return {who: read_all(world, who, rows) for who in (Role.COACH, *CURIOUS)}


def read_all(world: World, who: str, rows: Rows) -> dict[str, str]:
    user = world.users[who]
    return dict(everything(sign_in(user), user, rows))


def test_the_coach_reads_the_own_note_on_the_sessions_page_alone(told: Told) -> None:
    places = [name for name, text in told[Role.COACH].items() if NOTE in text]
    assert places == ["participants:coaching_edit"]


@pytest.mark.parametrize("who", CURIOUS)
def test_no_address_file_or_calendar_tells_another_of_the_note(told: Told, who: str) -> None:
    assert [name for name, text in told[who].items() if NOTE in text] == []


@pytest.mark.parametrize("who", CURIOUS)
@pytest.mark.parametrize("part", ["", "privat/", "anteckning/", "utfall/", "flytta/"])
def test_no_faulty_or_conflicting_form_gives_the_note_back(
    world: World, noted: Rows, signed_in: SignIn, who: str, part: str
) -> None:
    address = f"{url('coaching_edit', noted[CoachingSession].pk)}{part}"
    sent = {"date": "", "private_note": "x", "shared_note": "x", "seen": "gammal"}
    for headers in ({}, {"X-Autosave": "1"}, {"HX-Request": "true"}):
        answer = signed_in(world.users[who]).post(address, sent, headers=headers)
        assert NOTE not in words_of(answer)


def test_neither_paper_phone_nor_report_tells_even_the_coach(
    world: World, noted: Rows, coach_client: Client
) -> None:
    report = f"/p/nyttiga/rapporter/{noted[Report].pk}/"
    texts = {
        "plan": words_of(coach_client.get(url("plan_pdf", noted[ActionPlan].pk))),
        "phone": own_phone(world.participants["maryam"], world.coach),
        "inside": words_of(coach_client.get(f"{report}intern.pdf")),
        "outside": words_of(coach_client.get(f"{report}rar.pdf")),
    }
    assert "Arbeta halvtid" in texts["plan"]
    assert "Arbeta halvtid" in texts["phone"]
    assert not [name for name, text in texts.items() if NOTE in text]


# --- Withdrawn: INFO_UTBYTE -----------------------------------------------------------------

SHARED = ("Anna Berg", "Beslutar om praktik", "Planera praktiken", "Rådhuset", "Samverkansmöte")


def add_joint_meeting(world: World, rows: Rows) -> None:
    """Maryam's joint meeting, who was there, and what one of them promised."""
    anna, meeting = rows[Professional], rows[JointMeeting]
    anna.name, anna.does = "Anna Berg", "Beslutar om praktik"
    anna.save()
    meeting.about, meeting.place = "Planera praktiken", "Rådhuset"
    meeting.save()
    meeting.present.add(anna)
    person = meeting.participant
    CoachAssignment.objects.filter(participant=person).update(coach=world.coach)
    rows[NextStep] = agree_on_step(
        person,
        author=world.coach,
        day=TODAY,
        text="Skicka beslutet",
        responsible="AF",
        due_on=TODAY,
        origin=NextStep.Origin.JOINT_MEETING,
        origin_id=meeting.pk,
        promised_by=anna,
    )


def test_while_the_consent_holds_all_of_it_is_told(told: Told) -> None:
    text = " ".join(told[Role.COACH].values())
    assert [words for words in SHARED if words not in text] == []


@pytest.mark.parametrize("how", ["withdrawn", "run out", "for others only"])
def test_without_it_no_route_tells_who_is_around_the_person(world: World, how: str) -> None:
    rows = one_of_each(world.project, world.leader)
    add_joint_meeting(world, rows)
    given = Consent.objects.get(kind=Kind.INFO_EXCHANGE)
    if how == "withdrawn":
        withdraw(given, TODAY, world.coach)
    elif how == "run out":
        Consent.objects.filter(pk=given.pk).update(valid_to=TODAY - DAY)
    else:
        given.organisations.set([organisation(world, "Region")])
    secrets = SHARED if how != "for others only" else SHARED[:2]
    for role in (Role.COACH, Role.PROJECT_LEADER):
        told = [
            (name, words)
            for name, text in read_all(world, role, rows).items()
            for words in secrets
            if words in text and not is_heading(name, words)
        ]
        assert told == [], role
    phone = own_phone(world.participants["maryam"], world.coach)
    address = url("plan_pdf", rows[NextStep].plan_id)
    papers = [sign_in(world.users[role]).get(address) for role in (Role.COACH, Role.PROJECT_LEADER)]
    paper = " ".join(words_of(one) for one in papers)
    assert "Skicka beslutet" in phone + paper
    assert not [words for words in secrets if words in phone + paper]


def is_heading(name: str, words: str) -> bool:
    """What a page is called may be said: the form for a new meeting, closed or not."""
    return words == "Samverkansmöte" and name.startswith("participants:joint_meeting")
