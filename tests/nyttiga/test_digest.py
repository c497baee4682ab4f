"""The mail in the morning: numbers and a link, at most one a day, to those who want it."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client

from nyttiga.accounts.models import Membership
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.digest import send_digests
from nyttiga.jobs.models import Job
from nyttiga.ui.worklist import worklist
from participants.models import CoachAssignment
from participants.worklist import coaching, steps
from tests.participants.worklist_world import booked, days, plan_with_step
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SATURDAY = dt.date(2026, 11, 7)


@pytest.fixture(autouse=True)
def _steps_and_sessions() -> Iterator[None]:
    """*Idag* asks for steps and sessions alone, so that the numbers here are known."""
    before, worklist._entries = worklist._entries, [steps.SOURCE, coaching.SOURCE]
    yield
    worklist._entries = before


@pytest.fixture
def busy(world: World) -> World:
    """Two late steps and one for today."""
    for who in ("maryam", "nils", "anonymous", "protected"):
        plan_with_step(world, who, days(60))
    plan_with_step(world, "maryam", days(-2), text="Ring Tvätteri Ek")
    plan_with_step(world, "protected", days(-1), text="Skriva brev")
    plan_with_step(world, "nils", TODAY)
    return world


def mails() -> dict[str, str]:
    """The text of each waiting mail, by address."""
    waiting = Job.objects.filter(kind="mail")
    return {job.payload["to"][0]: job.payload["body"] for job in waiting}


def test_coach_and_leader_get_the_numbers_and_a_link(busy: World) -> None:
    send_digests(TODAY)
    assert set(mails()) == {busy.coach.email, busy.leader.email}
    body = mails()[busy.leader.email]
    assert "2 saker är sena, 1 ska göras i dag." in body
    assert "/p/nyttiga/\n" in body


def test_no_name_number_enterprise_or_text_is_in_the_mail(busy: World) -> None:
    send_digests(TODAY)
    for job in Job.objects.filter(kind="mail"):
        text = job.payload["subject"] + job.payload["body"]
        for secret in ("Maryam", "Haile", "Nils", "Hemlig", "D004", "Ring", "Ek", "brev"):
            assert secret not in text


def test_there_is_one_mail_a_day_however_often_it_runs(busy: World) -> None:
    for _ in range(3):
        send_digests(TODAY)
    assert Job.objects.filter(kind="mail").count() == 2
    send_digests(days(1))
    assert Job.objects.filter(kind="mail").count() == 4


def test_nothing_late_and_nothing_today_is_no_mail(world: World) -> None:
    for who in ("maryam", "nils", "anonymous", "protected"):
        plan_with_step(world, who, days(60))
    send_digests(TODAY)
    assert mails() == {}


def test_no_mail_at_weekends(busy: World) -> None:
    send_digests(SATURDAY)
    assert mails() == {}


def test_a_coach_is_told_of_the_own_people(busy: World) -> None:
    other = busy.users[Role.EVALUATOR]
    CoachAssignment.objects.give(busy.participants["maryam"], other, days(-9))
    send_digests(TODAY)
    assert "1 sak är sen, 1 ska göras i dag." in mails()[busy.coach.email]
    assert "2 saker är sena" in mails()[busy.leader.email]


def test_who_turned_it_off_gets_none(busy: World, coach_client: Client) -> None:
    assert coach_client.get("/konto/").context["form"]["wants_digest"].value() is True
    coach_client.post("/konto/", {})
    send_digests(TODAY)
    assert set(mails()) == {busy.leader.email}


def test_a_process_leader_may_turn_it_on(busy: World) -> None:
    user = busy.users[Role.PROCESS_LEADER]
    busy.participants["nils"]
    user.wants_digest = True
    user.save()
    send_digests(TODAY)
    assert user.email not in mails()  # steps are not theirs to see, so nothing waits


def test_who_left_the_project_gets_none(busy: World) -> None:
    Membership.objects.get(user=busy.coach).remove()
    send_digests(TODAY)
    assert set(mails()) == {busy.leader.email}


def test_who_may_not_sign_in_gets_none(busy: World) -> None:
    type(busy.coach).objects.filter(pk=busy.coach.pk).update(is_active=False)
    send_digests(TODAY)
    assert set(mails()) == {busy.leader.email}


def test_each_project_has_its_own_line_and_link(busy: World) -> None:
    Membership.objects.create(project=busy.other_project, user=busy.leader, role=Role.COACH)
    booked_person = busy.participants["foreign"]
    booked(busy, "foreign", TODAY, coach=busy.leader)
    type(booked_person.coaching_sessions.get()).objects.update(project=busy.other_project)
    send_digests(TODAY)
    body = mails()[busy.leader.email]
    assert "/p/nyttiga/\n" in body
    assert "Annat projekt" in body
    assert "/p/annat/\n" in body


def test_outsiders_are_offered_no_mail(world: World, client: Client) -> None:
    client.force_login(world.users[Role.STEERING_GROUP])
    page = client.get("/konto/").content.decode()
    assert "Mejl på morgonen" not in page
    assert "Byt lösenord" in page
