"""The last day of intake: a warning that a reason overrides, which the stay then keeps."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from participants.models import Participant
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
REGISTER = reverse("participants:register", args=["nyttiga"])
TICKED = {"anyway": "intake-last_intake"}


@pytest.fixture
def late(world: World) -> World:
    """The intake ended five days ago."""
    world.project.last_intake_on = TODAY - dt.timedelta(days=5)
    world.project.save()
    return world


def register(client: Client, **fields: object) -> str:
    """The page that answers; empty when the person was registered."""
    values = {"sex": "man", "starts_on": TODAY.isoformat(), "identity": "utan"} | fields
    response = client.post(REGISTER, values)
    return "" if response.status_code == 302 else response.content.decode()


class TestRegistration:
    def test_says_when_the_last_day_was(self, late: World, coach_client: Client) -> None:
        assert "efter projektets sista intag, 28 oktober 2026" in register(coach_client)

    def test_asks_for_a_reason(self, late: World, coach_client: Client) -> None:
        assert "Skriv varför" in register(coach_client, **TICKED)

    def test_keeps_the_reason_on_the_stay(self, late: World, coach_client: Client) -> None:
        assert register(coach_client, **TICKED, intake_reason="Beslut i styrgruppen") == ""
        period = Participant.objects.latest("pk").periods.get()
        assert period.late_intake_reason == "Beslut i styrgruppen"

    def test_a_start_on_the_last_day_is_in_time(self, late: World, coach_client: Client) -> None:
        assert register(coach_client, starts_on="2026-10-28") == ""
        assert Participant.objects.latest("pk").periods.get().late_intake_reason == ""

    def test_a_reason_for_something_else_is_not_the_stays(
        self, world: World, coach_client: Client
    ) -> None:
        answer = {
            "lives_elsewhere": "on",
            "anyway": "intake-municipality",
            "intake_reason": "Pendlar",
        }
        assert register(coach_client, **answer) == ""
        assert Participant.objects.latest("pk").periods.get().late_intake_reason == ""


def test_who_comes_back_late_needs_a_reason_too(late: World, coach_client: Client) -> None:
    back = late.participant("D010", ends_on=dt.date(2026, 5, 1), end_reason="FLYTT")
    url = reverse("participants:new_period", args=["nyttiga", back.pk])
    answer = {"starts_on": TODAY.isoformat()} | TICKED
    assert "Skriv varför" in coach_client.post(url, answer).content.decode()
    coach_client.post(url, answer | {"reason": "Var föräldraledig"})
    assert back.periods.first().late_intake_reason == "Var föräldraledig"
