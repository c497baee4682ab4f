"""A pause in a placement, and what it does to the follow-ups."""

import datetime as dt

import pytest
from django.test import Client

from participants.models import FollowUp, Placement, PlacementPause
from tests.participants.follow_up_world import (
    followed_placement,
    text,
    url,
)
from tests.world import World

Date = dt.date
Status = FollowUp.Status


@pytest.fixture
def placement(world: World) -> Placement:
    return followed_placement(world)


def test_a_pause_takes_its_follow_ups_with_it(coach_client: Client, placement: Placement) -> None:
    data = {"starts_on": "2026-11-06", "ends_on": "2026-11-12"}
    coach_client.post(url("placement_pause", placement), data)
    paused = placement.follow_ups.get(due_on=Date(2026, 11, 9))
    assert paused.cancelled_for == FollowUp.CancelledFor.PAUSE
    body = text(coach_client, url("placement", placement))
    assert "6 november 2026 till 12 november 2026" in body


def test_a_pause_cut_short_gives_them_back(coach_client: Client, placement: Placement) -> None:
    coach_client.post(url("placement_pause", placement), {"starts_on": "2026-11-03"})
    pause = PlacementPause.objects.get()
    data = {"starts_on": "2026-11-03", "ends_on": "2026-11-05"}
    coach_client.post(url("pause_edit", pause), data)
    assert placement.follow_ups.get(due_on=Date(2026, 11, 9)).status == Status.PLANNED


def test_a_pause_that_is_removed_gives_them_back(
    coach_client: Client, placement: Placement
) -> None:
    coach_client.post(url("placement_pause", placement), {"starts_on": "2026-11-03"})
    coach_client.post(url("pause_remove", PlacementPause.objects.get()))
    assert not PlacementPause.objects.exists()
    assert placement.follow_ups.get(due_on=Date(2026, 11, 9)).status == Status.PLANNED


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"starts_on": "2026-10-01"}, "Placeringen började 12 oktober 2026"),
        ({"starts_on": "2026-11-10", "ends_on": "2026-11-09"}, "Pausen kan inte sluta före"),
        ({"starts_on": "2026-11-20", "ends_on": "2026-11-25"}, "Pausen går in i en annan paus"),
    ],
)
def test_a_pause_that_cannot_be_is_refused(
    coach_client: Client, placement: Placement, data: dict[str, str], fault: str
) -> None:
    PlacementPause.objects.create(
        project=placement.project, placement=placement, starts_on=Date(2026, 11, 23)
    )
    response = coach_client.post(url("placement_pause", placement), data)
    assert fault in response.content.decode()
