"""Follow-ups on the placement's and the person's pages."""

import datetime as dt

import pytest
from django.test import Client

from participants.models import CoachingSession, FollowUp, Placement
from tests.participants.follow_up_world import (
    followed_placement,
    hold,
    text,
    url,
)
from tests.world import TODAY, World

Date = dt.date
Light, Status = FollowUp.Light, FollowUp.Status


@pytest.fixture
def placement(world: World) -> Placement:
    return followed_placement(world)


@pytest.fixture
def follow_up(placement: Placement) -> FollowUp:
    """The late one of 26 October."""
    return placement.follow_ups.get(date=Date(2026, 10, 26))


def test_the_placement_shows_the_line_and_the_count(
    coach_client: Client, placement: Placement, follow_up: FollowUp
) -> None:
    hold(placement, Date(2026, 10, 20), Light.YELLOW, participant_word="Långt att åka.")
    CoachingSession.objects.create(
        project=placement.project,
        participant=placement.participant,
        date=Date(2026, 10, 21),
        phase=CoachingSession.Phase.PLACEMENT,
        status=CoachingSession.Status.HELD,
    )
    body = text(coach_client, url("placement", placement))
    assert "2 av 4–6" in body
    assert "Gult" in body
    assert "Långt att åka." in body
    assert "Sen sedan 19 oktober" in body


def test_the_panel_shows_the_standing_light_and_the_next_one(
    coach_client: Client, world: World, placement: Placement
) -> None:
    placement.follow_ups.filter(date__lt=TODAY).delete()
    hold(placement, Date(2026, 10, 20), Light.RED, enterprise_word="Svårt att nå.")
    hold(placement, Date(2026, 10, 22), "")
    panel = coach_client.get(url("participant", world.participants["maryam"])).context[
        "follow_up_panel"
    ]
    (one,) = panel.placements
    assert (one.light, one.next.date) == (Light.RED, TODAY)
    assert panel.last.date == Date(2026, 10, 22)
    assert panel.progress == "2 av 4–6"


def test_who_was_never_placed_has_no_panel(coach_client: Client, world: World) -> None:
    response = coach_client.get(url("participant", world.participants["nils"]))
    assert "follow_up_panel" not in response.context


def test_a_green_one_puts_the_light_out(
    coach_client: Client, world: World, placement: Placement
) -> None:
    hold(placement, Date(2026, 10, 20), Light.RED)
    hold(placement, Date(2026, 10, 28), Light.GREEN)
    panel = coach_client.get(url("participant", world.participants["maryam"])).context[
        "follow_up_panel"
    ]
    assert panel.placements[0].light == Light.GREEN
