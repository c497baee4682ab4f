"""The referrer's own door."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from nyttiga.projects.models import Municipality
from participants.models import Participant, Referral
from participants.models.referral import answer_by
from tests.participants.referral_world import (
    DOOR,
    KNOWN,
    OWN,
    PERSONNUMMER,
    accepted,
    days_ago,
    ended,
    other_unit,
    referral,
)
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LEAST = {
    "first_name": "Sture",
    "last_name": "Nyman",
    "sex": "man",
    "referred_by": "KOMMUN_AME",
    "protection": "ingen",
    "knows_and_agrees": "on",
}


@pytest.fixture
def door(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.REFERRER])


def refer(client: Client, **fields: object) -> str:
    """The page that answers; empty when the referral was sent."""
    response = client.post(DOOR, LEAST | fields)
    return "" if response.status_code == 302 else response.content.decode()


def own(client: Client) -> str:
    return client.get(OWN).content.decode()


def withdraw(client: Client, found: Referral) -> int:
    url = reverse("participants:referral_withdraw", args=["nyttiga", found.pk])
    return client.post(url).status_code


class TestRefer:
    def test_a_person_is_referred_from_the_own_unit(self, world: World, door: Client) -> None:
        assert refer(door, personnummer=PERSONNUMMER, phone="070-1") == ""
        sent = Referral.objects.get()
        assert sent.unit == world.unit("Arbetsmarknadsenheten")
        assert (sent.sent_by, sent.received_on) == (world.users[Role.REFERRER], TODAY)
        assert (sent.personnummer, sent.status) == ("199001012393", "ny")

    def test_the_database_holds_no_name_in_the_open(self, world: World, door: Client) -> None:
        refer(door, personnummer=PERSONNUMMER)
        stored = str(
            Referral.objects.extra(
                select={"f": "first_name::text", "p": "personnummer::text"}
            ).values("f", "p")
        )
        assert "Sture" not in stored
        assert "199001012393" not in stored

    def test_the_person_must_want_it(self, world: World, door: Client) -> None:
        assert "Prata med personen först" in refer(door, knows_and_agrees="")
        assert not Referral.objects.exists()

    def test_a_wrong_personnummer_is_said_and_stays(self, world: World, door: Client) -> None:
        page = refer(door, personnummer="19900101-1111")
        assert "Personnumret stämmer inte" in page
        assert 'value="19900101-1111"' in page

    def test_a_name_is_needed(self, world: World, door: Client) -> None:
        assert "Skriv vad personen heter" in refer(door, first_name="", last_name="")

    def test_the_personnummer_tells_the_sex(self, world: World, door: Client) -> None:
        refer(door, sex="", personnummer=PERSONNUMMER)
        assert Referral.objects.get().sex == "man"

    def test_a_person_who_is_known_gives_the_same_answer_as_any_other(
        self, world: World, door: Client
    ) -> None:
        assert refer(door, personnummer=KNOWN, first_name="Maryam", last_name="Haile") == ""
        known = door.get(OWN).content.decode()
        Referral.objects.all().delete()
        assert refer(door, personnummer=PERSONNUMMER, first_name="Maryam", last_name="Haile") == ""
        assert _without_numbers(door.get(OWN).content.decode()) == _without_numbers(known)

    def test_of_a_protected_person_nothing_is_kept_that_says_who(
        self, world: World, door: Client
    ) -> None:
        page = refer(
            door,
            protection="sekretessmarkering",
            personnummer=PERSONNUMMER,
            phone="070-1",
            municipality=str(world.municipality("Flen").pk),
        )
        sent = Referral.objects.get()
        assert page == ""
        assert (sent.first_name, sent.last_name, sent.personnummer, sent.phone) == ("",) * 4
        assert sent.municipality is None
        assert "Den ni anvisade 2 november 2026" in own(door)

    def test_the_kind_of_party_is_filled_in(self, world: World, door: Client) -> None:
        assert door.get(DOOR).context["form"]["referred_by"].value() == "KOMMUN_AME"
        Membership.objects.filter(user=world.users[Role.REFERRER]).update(unit=other_unit(world))
        assert door.get(DOOR).context["form"]["referred_by"].value() == "KOMMUN_SOC"

    def test_the_last_intake_is_told(self, world: World, door: Client) -> None:
        assert "till och med" in door.get(DOOR).content.decode()
        world.project.last_intake_on = days_ago(5)
        world.project.save()
        assert "Sista dagen att börja i projektet var" in door.get(DOOR).content.decode()

    def test_has_no_free_text(self, world: World, door: Client) -> None:
        assert "<textarea" not in door.get(DOOR).content.decode()

    def test_another_projects_municipality_is_no_choice(self, world: World, door: Client) -> None:
        there = Municipality.objects.filter(project=world.other_project)[0]
        assert 'href="#id_municipality"' in refer(door, municipality=str(there.pk))


def _without_numbers(page: str) -> str:
    return re.sub(r"\d+|csrfmiddlewaretoken\S+|value=\S+|X-CSRFToken\S+ \S+|nonce=\S+", "", page)


class TestStates:
    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({}, "Väntar på besked"),
            ({"status": "ko", "decided_on": TODAY}, "I kö som nummer 2"),
            (
                {"status": "ej_aktuell", "decided_on": TODAY, "reason": "Det är fullt"},
                "Det är fullt",
            ),
            ({"status": "atertagen", "decided_on": TODAY}, "Återtagen"),
        ],
    )
    def test_are_in_plain_words(
        self, world: World, door: Client, fields: dict[str, object], words: str
    ) -> None:
        referral(
            world,
            unit=other_unit(world),
            status="ko",
            decided_on=TODAY,
            received_on=days_ago(20),
        )
        referral(world, **fields)
        assert words in own(door)

    def test_accepted_tells_the_start(self, world: World, door: Client) -> None:
        accepted(world, "nils")
        page = own(door)
        assert "Antagen" in page
        assert "Började 8 januari 2026" in page

    def test_ended_gives_the_summary_and_nothing_else(self, world: World, door: Client) -> None:
        found = ended(world, "nils", "Arbetstränade på ett kafé")
        page = own(door)
        assert "Avslutad" in page
        url = reverse("participants:referral_summary", args=["nyttiga", found.pk])
        summary = door.get(url).content.decode()
        assert "Arbetstränade på ett kafé" in summary
        for secret in ("Sjukdom", "Bara för oss", "D002"):
            assert secret not in page + summary

    def test_reading_the_summary_leaves_a_line_in_the_read_log(
        self, world: World, door: Client
    ) -> None:
        found = ended(world, "nils", "Gick bra")
        door.get(reverse("participants:referral_summary", args=["nyttiga", found.pk]))
        assert Read.objects.get().participant_number == "D002"

    def test_no_summary_before_the_end(self, world: World, door: Client) -> None:
        found = ended(world, "nils", "Gick bra")
        found.period.ends_on, found.period.end_reason = None, ""
        found.period.save()
        url = reverse("participants:referral_summary", args=["nyttiga", found.pk])
        assert door.get(url).status_code == 404

    def test_a_person_who_got_protection_later_has_no_name_here(
        self, world: World, door: Client
    ) -> None:
        accepted(world, "protected", first_name="Hemlig")
        assert "Hemlig" not in own(door)
        assert "Den ni anvisade 30 oktober 2026" in own(door)


class TestWithdraw:
    @pytest.mark.parametrize("status", ["ny", "ko"])
    def test_is_possible_while_nothing_is_decided_for_good(
        self, world: World, door: Client, status: str
    ) -> None:
        found = referral(world, status=status, decided_on=TODAY)
        withdraw(door, found)
        found.refresh_from_db()
        assert (found.status, found.decided_on) == ("atertagen", TODAY)

    def test_is_too_late_afterwards(self, world: World, door: Client) -> None:
        found = accepted(world, "nils")
        withdraw(door, found)
        found.refresh_from_db()
        assert found.status == "antagen"


class TestOtherUnits:
    def test_their_referrals_are_not_there(self, world: World, door: Client) -> None:
        found = referral(world, unit=other_unit(world), first_name="Okänd")
        assert "Okänd" not in own(door)
        assert withdraw(door, found) == 404
        ended_there = ended(world, "nils", "Hos de andra")
        Referral.objects.filter(pk=ended_there.pk).update(unit=found.unit)
        url = reverse("participants:referral_summary", args=["nyttiga", ended_there.pk])
        assert door.get(url).status_code == 404

    def test_a_referrer_is_bound_to_a_unit(self, world: World) -> None:
        with pytest.raises(IntegrityError):
            Membership.objects.filter(user=world.users[Role.REFERRER]).update(unit=None)


class TestTheDoorOnly:
    def test_signing_in_leads_there(self, world: World, door: Client) -> None:
        assert door.get("/").url == OWN

    def test_the_menu_has_nothing_else(self, world: World, door: Client) -> None:
        menu = [link.title for link in door.get(OWN).context["navigation"]]
        assert menu == ["Dina anvisningar"]

    def test_the_role_holds_no_other_permission(self) -> None:
        held = {permission for permission, roles in TABLE.items() if Role.REFERRER in roles}
        assert held == {Permission.REFER}

    @pytest.mark.parametrize("name", ["referrals", "list", "register"])
    def test_staff_pages_are_refused(self, world: World, door: Client, name: str) -> None:
        assert door.get(reverse(f"participants:{name}", args=["nyttiga"])).status_code == 403

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.REFERRER])
    def test_nobody_else_comes_in_by_it(self, world: World, signed_in: SignIn, role: Role) -> None:
        client = signed_in(world.users[role])
        assert client.get(DOOR).status_code == client.get(OWN).status_code == 403
        assert client.post(DOOR, LEAST).status_code == 403


@pytest.mark.parametrize("number", [3, 43])
def test_the_list_costs_the_same_however_long(
    world: World, door: Client, at_most_queries: Callable, number: int
) -> None:
    for _ in range(number):
        referral(world, status="ko", decided_on=TODAY)
    with at_most_queries(6):
        assert own(door).count("I kö som nummer") == number


@pytest.mark.parametrize(
    ("received_on", "expected"),
    [
        (dt.date(2026, 11, 2), dt.date(2026, 11, 5)),  # a Monday
        (dt.date(2026, 11, 5), dt.date(2026, 11, 10)),  # a weekend between
        (dt.date(2026, 12, 23), dt.date(2026, 12, 30)),  # Christmas and a weekend between
    ],
)
def test_the_answer_is_due_within_three_working_days(
    received_on: dt.date, expected: dt.date
) -> None:
    assert answer_by(received_on) == expected


def test_nobody_becomes_a_participant_by_being_referred(world: World, door: Client) -> None:
    before = Participant.objects.count()
    refer(door)
    assert Participant.objects.count() == before
