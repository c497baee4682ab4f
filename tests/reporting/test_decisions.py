"""The steering group's decisions: a target changes from the meeting's date, and from then only."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.figures import figures
from reporting.models import Decision, Goal, SteeringMeeting, Target
from reporting.pace import Status
from tests.reporting.test_indicators import add_meeting, add_presence
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

FORM = "/p/nyttiga/mal/M1.2/beslut/"
GIVEN = {
    "held_on": "2026-10-01",
    "number": "12",
    "text": "Målet sänks.",
    "value": "1",
    "due_on": "2027-02-01",
}


def status_of(world: World, code: str, day: dt.date) -> Status:
    return next(one.status for one in figures(world.project, day) if one.code == code)


def test_a_decision_holds_from_its_date_only(world: World, leader_client: Client) -> None:
    add_presence(world, "maryam", add_meeting(world, date=dt.date(2026, 3, 2)))
    assert status_of(world, "M1.2", TODAY) == Status.AT_RISK
    assert leader_client.post(FORM, GIVEN).status_code == 302
    assert status_of(world, "M1.2", dt.date(2026, 9, 30)) == Status.AT_RISK
    assert status_of(world, "M1.2", dt.date(2026, 10, 1)) == Status.REACHED
    text = leader_client.get("/p/nyttiga/mal/M1.2/om/").content.decode()
    assert "Styrgruppen 1 oktober 2026, § 12" in text
    assert "30 deltagare" in text  # what held before still stands


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"held_on": "2026-12-24"}, "held_on", "Dagen har inte varit än."),
        ({"held_on": "2025-01-01"}, "held_on", "Projektet hade inte börjat då."),
        ({"value": "0"}, "value", "större än eller lika med 1"),
        ({"value": ""}, "value", "måste fyllas i"),
        ({"due_on": "2026-01-01"}, "due_on", "efter projektets start"),
        ({"value": "30", "due_on": "2027-03-04"}, None, "Det målet gäller redan."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    world: World,
    leader_client: Client,
    changes: dict[str, str],
    field: str | None,
    message: str,
) -> None:
    target = Target.objects.get(goal__project=world.project, goal__code="M1.2")
    target.due_on = dt.date(2027, 3, 4)
    target.save()
    response = leader_client.post(FORM, GIVEN | changes)
    errors = response.context["form"].errors[field or "__all__"]
    assert message in " ".join(errors)
    assert not Decision.objects.exists()
    assert "Målet sänks." in response.content.decode()  # what was typed stays


def test_one_paragraph_and_one_target_a_meeting(world: World, leader_client: Client) -> None:
    leader_client.post(FORM, GIVEN)
    again = leader_client.post(FORM, GIVEN | {"value": "9"})
    assert set(again.context["form"].errors) == {"held_on"}
    other = leader_client.post("/p/nyttiga/mal/M1.3/beslut/", GIVEN)
    assert set(other.context["form"].errors) == {"number"}
    assert Target.objects.filter(goal__project=world.project, goal__code="M1.2").count() == 2


def test_the_share_has_bounds_to_decide(world: World, leader_client: Client) -> None:
    given = {name: GIVEN[name] for name in ("held_on", "number", "text", "due_on")}
    wrong = leader_client.post("/p/nyttiga/mal/M1.5/beslut/", given | {"low": "70", "high": "30"})
    assert "high" in wrong.context["form"].errors
    leader_client.post("/p/nyttiga/mal/M1.5/beslut/", given | {"low": "45", "high": "55"})
    newest = Target.objects.get(
        goal__project=world.project, goal__code="M1.5", decision__number="12"
    )
    assert (newest.low, newest.high, newest.value) == (45, 55, None)


def test_a_wrong_number_can_be_put_right(world: World, leader_client: Client) -> None:
    leader_client.post(FORM, GIVEN)
    decision = Decision.objects.get()
    address = f"/p/nyttiga/mal/beslut/{decision.pk}/"
    assert leader_client.get(address).context["form"]["value"].value() == 1
    leader_client.post(address, GIVEN | {"value": "25"})
    decision.refresh_from_db()
    assert decision.new_target.value == 25
    assert decision.new_target.history.count() == 2


def test_the_steering_group_reads_its_decisions_and_changes_none(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    leader_client.post(FORM, GIVEN)
    meeting = SteeringMeeting.objects.get()
    other = {"number": "13", "text": "Flens kommun bjuds in."}
    leader_client.post(f"/p/nyttiga/mal/moten/{meeting.pk}/beslut/", other)
    steering = signed_in(world.users[Role.STEERING_GROUP])
    text = steering.get("/p/nyttiga/mal/moten/").content.decode()
    assert "Målet sänks." in text
    assert "Flens kommun bjuds in." in text
    assert "Ändra" not in text
    assert steering.post(FORM, GIVEN).status_code == 403


def test_a_goal_judged_by_hand_has_no_number_to_decide(leader_client: Client) -> None:
    assert leader_client.get("/p/nyttiga/mal/P1/beslut/").status_code == 404


def test_the_database_keeps_one_meeting_a_day(world: World) -> None:
    SteeringMeeting.objects.create(project=world.project, date=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        SteeringMeeting.objects.create(project=world.project, date=TODAY)


def test_another_project_s_goal_is_not_touched(world: World, leader_client: Client) -> None:
    leader_client.post(FORM, GIVEN)
    goal = Goal.objects.get(project=world.other_project, code="M1.2")
    assert goal.targets.count() == 1
