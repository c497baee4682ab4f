"""A follow-up moved, missed, or one more than the rule asks for."""

import datetime as dt

import pytest
from django.test import Client

from participants.models import FollowUp, NextStep, Placement, PlacementPause
from tests.participants.follow_up_world import (
    NEW_DAY,
    STEP,
    WORDS,
    followed_placement,
    text,
    url,
)
from tests.world import TODAY, World

Date = dt.date
Status, Way = FollowUp.Status, FollowUp.Way


@pytest.fixture
def placement(world: World) -> Placement:
    return followed_placement(world)


@pytest.fixture
def follow_up(placement: Placement) -> FollowUp:
    """The late one of 26 October."""
    return placement.follow_ups.get(date=Date(2026, 10, 26))


def test_moving_keeps_the_rules_date(coach_client: Client, placement: Placement) -> None:
    planned = placement.follow_ups.get(date=TODAY)
    coach_client.post(url("follow_up_move", planned), NEW_DAY)
    planned.refresh_from_db()
    assert (planned.date, planned.due_on) == (Date(2026, 11, 4), TODAY)
    assert planned.starts_at == dt.time(10)


def test_the_page_says_which_date_of_the_rule_it_answers(
    coach_client: Client, follow_up: FollowUp
) -> None:
    assert "Regelns dag är 26 oktober 2026" in text(coach_client, url("follow_up_move", follow_up))


@pytest.mark.parametrize(
    ("date", "fault"),
    [
        ("2026-11-01", "Den dagen har varit"),
        ("2026-11-09", "Nästa uppföljning är redan 9 november 2026"),
        ("2026-11-20", "Nästa uppföljning är redan 9 november 2026"),
    ],
)
def test_a_move_that_breaks_the_rule_is_refused(
    coach_client: Client, placement: Placement, date: str, fault: str
) -> None:
    planned = placement.follow_ups.get(date=TODAY)
    response = coach_client.post(url("follow_up_move", planned), NEW_DAY | {"date": date})
    assert fault in response.content.decode()
    planned.refresh_from_db()
    assert planned.date == TODAY


def test_a_move_into_a_pause_is_refused(coach_client: Client, placement: Placement) -> None:
    planned = placement.follow_ups.get(date=TODAY)
    PlacementPause.objects.create(
        project=placement.project,
        placement=placement,
        starts_on=Date(2026, 11, 4),
        ends_on=Date(2026, 11, 6),
    )
    response = coach_client.post(url("follow_up_move", planned), NEW_DAY)
    assert "Placeringen är pausad då" in response.content.decode()


def test_a_held_one_cannot_be_moved(coach_client: Client, follow_up: FollowUp) -> None:
    FollowUp.objects.filter(pk=follow_up.pk).update(status=Status.HELD)
    assert coach_client.get(url("follow_up_move", follow_up)).status_code == 404


def test_a_missed_one_gets_a_new_day_for_the_same_date_of_the_rule(
    coach_client: Client, placement: Placement
) -> None:
    planned = placement.follow_ups.get(date=TODAY)
    coach_client.post(url("follow_up_missed", planned), NEW_DAY)
    planned.refresh_from_db()
    assert planned.status == Status.MISSED
    instead = placement.follow_ups.planned().get(due_on=TODAY)
    assert instead.date == Date(2026, 11, 4)


def test_tomorrow_is_offered(coach_client: Client, placement: Placement) -> None:
    planned = placement.follow_ups.get(date=TODAY)
    assert 'value="2026-11-03"' in text(coach_client, url("follow_up_missed", planned))


def test_no_day_is_offered_when_the_next_one_comes_first(
    coach_client: Client, follow_up: FollowUp
) -> None:
    # 26 October's: the rule's next one is today already.
    assert 'value="2026-11-03"' not in text(coach_client, url("follow_up_missed", follow_up))


def test_a_missed_one_may_go_without_another(
    coach_client: Client, placement: Placement, follow_up: FollowUp
) -> None:
    number = placement.follow_ups.count()
    coach_client.post(url("follow_up_missed", follow_up), {"date": "", "way": "besok"})
    follow_up.refresh_from_db()
    assert follow_up.status == Status.MISSED
    assert placement.follow_ups.count() == number


def test_a_missed_one_that_was_held_after_all_needs_no_other(
    coach_client: Client, placement: Placement
) -> None:
    planned = placement.follow_ups.get(date=TODAY)
    coach_client.post(url("follow_up_missed", planned), NEW_DAY)
    coach_client.post(url("follow_up", planned), WORDS | STEP)
    planned.refresh_from_db()
    assert planned.status == Status.HELD
    assert not placement.follow_ups.filter(date=Date(2026, 11, 4)).exists()


def test_when_both_were_held_one_is_beside_the_rule(
    coach_client: Client, placement: Placement
) -> None:
    planned = placement.follow_ups.get(date=TODAY)
    coach_client.post(url("follow_up_missed", planned), NEW_DAY)
    placement.follow_ups.filter(date=Date(2026, 11, 4)).update(status=Status.HELD)
    coach_client.post(url("follow_up", planned), WORDS | STEP)
    planned.refresh_from_db()
    assert (planned.status, planned.due_on) == (Status.HELD, None)


def test_one_that_has_been_is_logged_beside_the_rule(
    coach_client: Client, placement: Placement
) -> None:
    data = WORDS | STEP | {"date": "2026-10-30"}
    coach_client.post(url("follow_up_add", placement), data)
    logged = placement.follow_ups.get(date=Date(2026, 10, 30))
    assert (logged.status, logged.due_on) == (Status.HELD, None)
    assert NextStep.objects.get().origin_id == logged.pk


def test_an_extra_one_is_planned(coach_client: Client, placement: Placement) -> None:
    coach_client.post(f"{url('follow_up_add', placement)}?planera", NEW_DAY)
    extra = placement.follow_ups.get(date=Date(2026, 11, 4))
    assert (extra.status, extra.due_on, extra.way) == (Status.PLANNED, None, Way.VISIT)


def test_an_extra_one_on_a_taken_day_is_refused(coach_client: Client, placement: Placement) -> None:
    taken = NEW_DAY | {"date": "2026-11-09"}
    response = coach_client.post(f"{url('follow_up_add', placement)}?planera", taken)
    assert "Det finns redan en sådan uppföljning den dagen." in response.content.decode()


def test_nothing_is_planned_after_the_end(coach_client: Client, placement: Placement) -> None:
    Placement.objects.filter(pk=placement.pk).update(ends_on=Date(2026, 11, 3))
    response = coach_client.post(f"{url('follow_up_add', placement)}?planera", NEW_DAY)
    assert "Placeringen slutar 3 november 2026" in response.content.decode()
