"""Asking whether somebody is registered: written in the read log, and not without end."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from nyttiga.audit.models import Read
from participants import duplicate_checks
from participants.models import Participant
from tests.participants.referral_world import referral
from tests.world import World

pytestmark = pytest.mark.django_db
URL = reverse("participants:register", args=["nyttiga"])


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def ask(client: Client, **fields: str) -> str:
    least = {"sex": "kvinna", "starts_on": "2026-11-02", "identity": "med", "first_name": "Zoran"}
    return client.post(URL, least | fields).content.decode()


def lines() -> list[tuple[str, str]]:
    rows = Read.objects.filter(page__startswith=duplicate_checks.PAGE).order_by("pk")
    return list(rows.values_list("page", "participant_number"))


def test_a_name_that_is_known_is_written_down(leader_client: Client) -> None:
    ask(leader_client, first_name="Maryam", last_name="Haile")
    assert lines() == [("kontroll av dubblett", "D001")]


def test_so_is_a_personnummer(leader_client: Client) -> None:
    ask(leader_client, personnummer="19900101-2385")
    assert lines() == [("kontroll av dubblett", "D001")]


def test_and_a_protected_person_whom_the_answer_does_not_name(leader_client: Client) -> None:
    page = ask(leader_client, personnummer="19850505-2384")
    assert "D004" not in page
    assert lines() == [("kontroll av dubblett", "D004")]


def test_a_name_that_nobody_has_is_written_down_without_it(leader_client: Client) -> None:
    ask(leader_client, last_name="Unikovic")
    [(page, number)] = lines()
    assert (page, number) == ("kontroll av dubblett, ingen liknade", "")


def test_saving_facts_that_name_nobody_asks_nothing(leader_client: Client, world: World) -> None:
    nils = world.participants["nils"]
    edit = reverse("participants:edit", args=["nyttiga", nils.pk])
    leader_client.post(
        edit,
        {
            "number": "D002",
            "first_name": "Nils",
            "last_name": "Åström",
            "sex": "man",
            "starts_on": "2026-01-08",
            "protection": "ingen",
            "municipality": nils.municipality_id,
        },
    )
    assert lines() == []


def test_a_referral_that_shows_somebody_alike_is_written_down(
    leader_client: Client, world: World
) -> None:
    one = referral(world, first_name="Maryam", last_name="Haile")
    leader_client.get(reverse("participants:referral", args=["nyttiga", one.pk]))
    assert lines() == [("kontroll av dubblett", "D001")]


class TestTheLimit:
    @pytest.fixture(autouse=True)
    def few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(duplicate_checks, "MOST_CHECKS", 2)

    def test_who_tries_one_after_another_is_stopped_and_told_nothing(
        self, leader_client: Client
    ) -> None:
        for name in ("Anders", "Bengt"):
            ask(leader_client, first_name=name)
        people = Participant.objects.count()
        page = ask(leader_client, first_name="Maryam", last_name="Haile")
        assert "Vänta tio minuter" in page
        assert 'value="Haile"' in page
        assert "samma namn" not in page
        assert len(lines()) == 2
        assert Participant.objects.count() == people

    def test_another_user_may_still_ask(self, leader_client: Client, coach_client: Client) -> None:
        for name in ("Anders", "Bengt", "Carl"):
            ask(leader_client, first_name=name)
        ask(coach_client, first_name="Maryam", last_name="Haile")
        assert lines()[-1] == ("kontroll av dubblett", "D001")

    def test_without_a_name_there_is_nothing_to_ask(self, leader_client: Client) -> None:
        people = Participant.objects.count()
        for _ in range(4):
            ask(leader_client, identity="utan", first_name="")
        assert Participant.objects.count() == people + 4
