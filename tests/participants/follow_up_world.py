"""What the tests of follow-ups share: a placement three weeks on, and what is written of it."""

import datetime as dt

from django.test import Client
from django.urls import reverse

from participants.follow_up_plan import make_plan
from participants.models import FollowUp, Placement
from tests.world import World

STEP = {
    "step_text": "Prata med handledaren om rasterna",
    "step_responsible": "coach",
    "step_due_on": "2026-11-09",
}
WORDS = {
    "light": "gul",
    "participant_word": "Jag vill prova kassan.",
    "enterprise_word": "Kommer i tid.",
    "obstacles": "Långa raster.",
    "way": "besok",
    "date": "2026-10-30",
}
ON_TODAY = {"date": "2026-11-02"}
NEW_DAY = {"date": "2026-11-04", "starts_at": "10:00", "way": "besok"}


def followed_placement(world: World) -> Placement:
    """Began three weeks ago: rule dates 19 and 26 October, 2 and 9 November, then 9 December."""
    placement = world.placement(
        "P001",
        world.participants["maryam"],
        starts_on=dt.date(2026, 10, 12),
        planned_end_on=dt.date(2026, 12, 31),
    )
    make_plan(placement, dt.date(2026, 10, 12))
    return placement


def hold(placement: Placement, date: dt.date, light: str, **words: str) -> FollowUp:
    """A held phone call."""
    follow_up = FollowUp(
        project=placement.project,
        placement=placement,
        date=date,
        way=FollowUp.Way.PHONE,
        light=light,
        **words,
    )
    follow_up.hold()
    return follow_up


def url(name: str, row: FollowUp | Placement | object) -> str:
    return reverse(f"participants:{name}", args=["nyttiga", row.pk])  # type: ignore[union-attr]


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()
