"""A goal's own page: what it means, how it came there, and what must happen."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import CoachingSession
from reporting.candidates import CANDIDATES
from reporting.definitions import DEFINITIONS
from reporting.history import History, history, month_ends
from reporting.indicators import INDICATORS
from reporting.models import Goal, Milestone, Target
from reporting.outlook import outlook
from tests.reporting.test_goals_charts import SHARE, figure
from tests.reporting.test_indicators import add_meeting, add_presence
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def page(code: str) -> str:
    return f"/p/nyttiga/mal/{code}/om/"


def test_each_counted_goal_says_in_words_how_it_is_counted() -> None:
    assert set(INDICATORS) <= set(DEFINITIONS)


def test_each_kind_of_candidates_can_be_asked_for(world: World) -> None:
    access = world.access(world.leader)
    for kind in CANDIDATES:
        assert list(kind.visible_to(access, TODAY)) == [], kind.lack


def test_the_page_tells_the_rule_the_figure_and_the_promise(
    world: World, leader_client: Client
) -> None:
    add_presence(world, "maryam", add_meeting(world, date=TODAY))
    text = leader_client.get(page("M1.2")).content.decode()
    assert DEFINITIONS["M1.2"] in text
    assert "<b>1</b> av 30 deltagare" in text
    assert "Ansökan" in text


def test_those_who_lack_one_thing_are_named_with_what_they_lack(
    world: World, leader_client: Client
) -> None:
    person = world.participants["maryam"]
    CoachingSession.objects.create(
        project=world.project, participant=person, date=TODAY, status="genomford"
    )
    response = leader_client.get(page("M1.3"))
    (group,) = response.context["candidates"]
    assert (group.lack, [row.pk for row in group.rows]) == (
        "Har haft ett samtal, ett till behövs",
        [person.pk],
    )
    assert "Maryam Haile" in response.content.decode()


def test_a_protected_candidate_is_a_number(world: World, signed_in: SignIn) -> None:
    person = world.participants["protected"]
    CoachingSession.objects.create(
        project=world.project, participant=person, date=TODAY, status="genomford"
    )
    text = signed_in(world.coach).get(page("M1.3")).content.decode()
    assert "D004" in text
    assert "Hemlig" not in text


def test_whoever_may_not_see_the_rows_sees_no_candidates(world: World, signed_in: SignIn) -> None:
    CoachingSession.objects.create(
        project=world.project,
        participant=world.participants["maryam"],
        date=TODAY,
        status="genomford",
    )
    response = signed_in(world.users[Role.ECONOMIST]).get(page("M1.3"))
    assert response.context["candidates"] == []
    assert "Maryam" not in response.content.decode()


def test_every_goal_s_page_opens_for_those_it_is_for(world: World, signed_in: SignIn) -> None:
    steering = signed_in(world.users[Role.STEERING_GROUP])
    leader = signed_in(world.leader)
    for goal in Goal.objects.filter(project=world.project):
        assert leader.get(page(goal.code)).status_code == 200, goal.code
        assert steering.get(page(goal.code)).status_code == 403, goal.code
        assert steering.get(f"/p/nyttiga/mal/rar/{goal.code}/").status_code == 200, goal.code


def test_the_funder_s_page_knows_ends_of_quarters_only(world: World, signed_in: SignIn) -> None:
    add_presence(world, "maryam", add_meeting(world, date=dt.date(2026, 9, 30)))
    steering = signed_in(world.users[Role.STEERING_GROUP])
    response = steering.get("/p/nyttiga/mal/rar/M1.2/?per=2026-10-14")
    assert response.context["day"] == dt.date(2026, 9, 30)
    assert [point.day for point in response.context["way"].points] == [
        dt.date(2026, 3, 31),
        dt.date(2026, 6, 30),
        dt.date(2026, 9, 30),
    ]
    text = response.content.decode()
    assert "Maryam" not in text
    assert "/mal/M1.2/" not in text


def test_the_page_takes_as_many_queries_however_many_people(
    world: World, leader_client: Client, at_most_queries: Callable
) -> None:
    meeting = add_meeting(world, date=TODAY)
    for number in range(40):
        person = world.participant(f"P{number}")
        world.participants[person.number] = person
        add_presence(world, person.number, meeting)
        if number in {9, 39}:
            with at_most_queries(12):
                leader_client.get(page("M1.4"))


# The way there


def way_of(world: World, goal: Goal, days: list[dt.date]) -> History:
    targets, milestones = list(goal.targets.all()), list(goal.milestones.all())
    return history(world.project, goal, days, targets, milestones)


def test_a_month_ends_on_its_last_day_and_the_way_ends_today() -> None:
    assert month_ends(dt.date(2026, 1, 1), dt.date(2026, 3, 5)) == [
        dt.date(2026, 1, 31),
        dt.date(2026, 2, 28),
        dt.date(2026, 3, 5),
    ]


def test_each_point_stands_against_the_target_that_held_then(world: World) -> None:
    goal = Goal.objects.get(project=world.project, code="M1.2")
    first = Target.objects.get(goal=goal)
    Target.objects.create(
        project=world.project,
        goal=goal,
        value=20,
        due_on=first.due_on,
        valid_from=dt.date(2026, 6, 1),
    )
    way = way_of(world, goal, [dt.date(2026, 5, 31), dt.date(2026, 6, 30)])
    assert [point.target for point in way.points] == [30, 20]
    assert way.points[0].expected > way.points[1].expected  # type: ignore[operator]


def test_a_milestone_says_whether_it_was_reached_in_time(world: World) -> None:
    goal = Goal.objects.get(project=world.project, code="M1.2")
    for day in (dt.date(2026, 3, 1), dt.date(2026, 5, 1), dt.date(2027, 1, 1)):
        Milestone.objects.create(project=world.project, goal=goal, due_on=day, value=1)
    add_presence(world, "maryam", add_meeting(world, date=dt.date(2026, 4, 1)))
    way = way_of(world, goal, [TODAY])
    assert [one.words for one in way.milestones] == ["Inte nått i tid", "Nått i tid", "Kommer"]


# What must happen: target 30 due on 2026-12-01, the project began on 2026-01-01.


def test_what_is_needed_in_sixty_days_is_what_keeps_the_pace(world: World) -> None:
    ahead = outlook(
        world.project,
        figure(actual=3, as_of=dt.date(2026, 3, 2), due_on=dt.date(2026, 12, 1)),
    )
    assert ahead is not None
    # 30 × 120 days / 334 days = 10.8, so 11 by 1 May, of which 3 are there
    assert (ahead.by, ahead.soon, ahead.missing) == (dt.date(2026, 5, 1), 8, 27)
    assert ahead.takes == Decimal("3.0")  # 27 × 30.4 / 274


def test_a_milestone_on_the_way_may_ask_for_more(world: World) -> None:
    milestone = Milestone(due_on=dt.date(2026, 4, 1), value=15)
    ahead = outlook(
        world.project,
        figure(actual=3, as_of=dt.date(2026, 3, 2), due_on=dt.date(2026, 12, 1)),
        [milestone],
    )
    assert ahead is not None
    assert (ahead.soon, ahead.milestone) == (12, milestone)


def test_past_the_due_date_all_that_is_missing_is_missing(world: World) -> None:
    ahead = outlook(world.project, figure(as_of=dt.date(2027, 1, 1)))
    assert ahead is not None
    assert (ahead.soon, ahead.missing, ahead.takes) == (15, 15, None)


@pytest.mark.parametrize("changes", [{"actual": 30}, SHARE, {"target": None}])
def test_there_is_nothing_to_say_of_a_goal_without_anything_missing(
    world: World, changes: dict[str, object]
) -> None:
    assert outlook(world.project, figure(**changes)) is None
