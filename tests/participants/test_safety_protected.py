"""A curious coach without a grant, and every way round to a protected person's identity."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from participants.models import (
    FutureWorkshop,
    Participant,
    ProtectionGrant,
    WorkshopEnrolment,
)
from tests.world import World

P = "/p/nyttiga"
SignIn = Callable[[User], Client]


@pytest.fixture
def hidden(world: World) -> Participant:
    person = world.participants["protected"]
    person.phone, person.email = "070-7000707", "hemlig@exempel.se"
    person.municipality = world.municipality("Flen")
    person.save()
    return person


def found(client: Client, query: str) -> list[str]:
    """The numbers that a search leads to."""
    client.post(f"{P}/deltagare/sok/", {"q": query})
    rows = client.get(f"{P}/deltagare/?visa=alla").context["rows"]
    return [participant.number for participant, _ in rows]


@pytest.mark.parametrize(
    "query",
    [
        "Hemlig",
        "hem",
        "person",
        "Hemlig D004",
        "D004 hemlig",
        "19850505-2384",
        "850505 2384",
        "1985",
        "2384",
        "0707000707",
        "hemlig@exempel.se",
        "d00",
    ],
)
def test_no_search_leads_to_a_protected_person(
    hidden: Participant, coach_client: Client, query: str
) -> None:
    assert "D004" not in found(coach_client, query)


def test_the_number_alone_finds_a_protected_person(
    hidden: Participant, coach_client: Client
) -> None:
    assert found(coach_client, "d004") == ["D004"]


def test_the_municipality_filter_leaves_a_protected_person_out(
    world: World, hidden: Participant, coach_client: Client
) -> None:
    flen = world.municipality("Flen")
    rows = coach_client.get(f"{P}/deltagare/?visa=alla&kommun={flen.pk}").context["rows"]
    assert [participant.number for participant, _ in rows] == ["D001", "D002"]


@pytest.mark.parametrize("last_name", ["Aaa", "Zzz"])
def test_the_order_says_nothing_of_a_protected_name(
    hidden: Participant, coach_client: Client, last_name: str
) -> None:
    hidden.last_name = last_name
    hidden.save()
    assert found(coach_client, "") == ["D003", "D004", "D001", "D002"]


@pytest.mark.parametrize("last_name", ["Aaa", "Zzz"])
def test_the_order_of_a_group_says_nothing_either(
    world: World, hidden: Participant, coach_client: Client, last_name: str
) -> None:
    hidden.last_name = last_name
    hidden.save()
    workshop = FutureWorkshop.objects.create(project=world.project, code="FV1")
    for person in Participant.objects.filter(project=world.project):
        WorkshopEnrolment.objects.create(
            project=world.project, workshop=workshop, participant=person, status="med"
        )
    page = coach_client.get(f"{P}/framtidsverkstader/{workshop.pk}/")
    order = [row.enrolment.participant.number for row in page.context["group"]]
    assert order == ["D003", "D004", "D001", "D002"]


@pytest.mark.parametrize(
    "typed",
    [
        {"personnummer": "19850505-2384"},
        {"first_name": "Hemlig", "last_name": "Person"},
        {"first_name": "Person", "last_name": "Hemlig"},
        {"first_name": "Hemlg", "last_name": "Person"},
        {"phone": "+46 70 700 07 07", "first_name": "Någon"},
        {"email": "HEMLIG@exempel.se", "first_name": "Någon"},
    ],
)
def test_the_duplicates_check_says_only_that_somebody_may_be_registered(
    hidden: Participant, coach_client: Client, typed: dict[str, str]
) -> None:
    data = {"identity": "med", "sex": "kvinna", "starts_on": "2026-11-02", "number": "D090"}
    page = coach_client.post(f"{P}/deltagare/ny/", data | typed).content.decode()
    assert "Personen kan redan vara registrerad" in page
    for secret in ("D004", f"/deltagare/{hidden.pk}/", "samma namn", "samma telefon", "sekretess<"):
        assert secret not in page
    assert not Participant.objects.filter(number="D090").exists()


def test_who_may_be_hidden_cannot_be_told_from_the_answers_code(
    world: World, hidden: Participant, coach_client: Client
) -> None:
    """The same code whoever of two protected people it is that looks alike."""
    world.participant(
        "D092", first_name="Annan", last_name="Dold", protection="fingerade_uppgifter"
    )
    data = {"identity": "med", "sex": "kvinna", "starts_on": "2026-11-02"}
    codes = set()
    for first, last in [("Hemlig", "Person"), ("Annan", "Dold")]:
        page = coach_client.post(
            f"{P}/deltagare/ny/", data | {"first_name": first, "last_name": last}
        )
        codes.add(page.context["form"].duplicates_code)
    assert len(codes) == 1


def test_editing_gives_no_way_to_compare_a_protected_person(
    hidden: Participant, coach_client: Client
) -> None:
    """Typed identity is not in the form at all, so it can be neither compared nor saved."""
    data = {"number": "D004", "sex": "man", "starts_on": "2026-01-08"}
    guess = {"first_name": "Maryam", "last_name": "Haile", "personnummer": "199001012385"}
    answer = coach_client.post(f"{P}/deltagare/{hidden.pk}/andra/", data | guess)
    hidden.refresh_from_db()
    assert answer.status_code == 302
    assert (hidden.first_name, hidden.personnummer) == ("Hemlig", "198505052384")


def test_the_sex_of_a_hidden_personnummer_is_not_checked_aloud(
    hidden: Participant, coach_client: Client
) -> None:
    data = {"number": "D004", "sex": "kvinna", "starts_on": "2026-01-08"}
    page = coach_client.post(f"{P}/deltagare/{hidden.pk}/andra/", data | {"referred_by": "x"})
    assert "Personnumret hör till" not in page.content.decode()


@pytest.mark.parametrize("protection", ["ingen", ""])
def test_protection_is_not_taken_away_without_a_grant(
    hidden: Participant, coach_client: Client, protection: str
) -> None:
    data = {"number": "D004", "sex": "man", "starts_on": "2026-01-08", "anyway": "unprotect"}
    coach_client.post(f"{P}/deltagare/{hidden.pk}/andra/", data | {"protection": protection})
    hidden.refresh_from_db()
    assert hidden.is_protected


def test_what_was_typed_before_the_protection_is_not_in_the_history(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    person = world.participants["maryam"]
    person.first_name, person.phone = "Mariam", "0701"
    person.save()
    person.protection = "skyddad_folkbokforing"
    person.save()
    page = coach_client.get(f"{P}/deltagare/{person.pk}/andringar/").content.decode()
    for secret in ("Maryam", "Mariam", "0701", "Flen", "Skyddad folkbokföring", "1990"):
        assert secret not in page


def test_who_left_the_project_has_no_grant_to_come_back_to(
    world: World, hidden: Participant, leader_client: Client
) -> None:
    ProtectionGrant.objects.create(project=world.project, participant=hidden, user=world.coach)
    mine = Membership.objects.get(project=world.project, user=world.coach)
    leader_client.post(f"{P}/medlemmar/{mine.pk}/ta-bort/")
    Membership.objects.create(project=world.project, user=world.coach, role=Role.COACH)
    assert not ProtectionGrant.objects.exists()
    assert ProtectionGrant.history.filter(history_type="-").count() == 1


def test_a_role_without_participants_ends_the_grants(
    world: World, hidden: Participant, leader_client: Client
) -> None:
    ProtectionGrant.objects.create(project=world.project, participant=hidden, user=world.coach)
    mine = Membership.objects.get(project=world.project, user=world.coach)
    leader_client.post(f"{P}/medlemmar/{mine.pk}/roll/", {"role": Role.STEERING_GROUP})
    assert not ProtectionGrant.objects.exists()


def test_a_role_with_participants_keeps_the_grants(
    world: World, hidden: Participant, leader_client: Client
) -> None:
    ProtectionGrant.objects.create(project=world.project, participant=hidden, user=world.coach)
    mine = Membership.objects.get(project=world.project, user=world.coach)
    leader_client.post(f"{P}/medlemmar/{mine.pk}/roll/", {"role": Role.PROCESS_LEADER})
    assert ProtectionGrant.objects.count() == 1


def test_the_process_leader_does_not_see_when_somebody_was_coached(
    world: World, signed_in: SignIn
) -> None:
    page = signed_in(world.users[Role.PROCESS_LEADER]).get(f"{P}/")
    assert "Ingen kontakt på 30 dagar" not in page.content.decode()


def test_personnummer_are_unreadable_in_the_tables(world: World, hidden: Participant) -> None:
    with connection.cursor() as cursor:
        for table in ("participants_participant", "participants_historicalparticipant"):
            cursor.execute(f"SELECT string_agg({table}::text, ' ') FROM {table}")  # noqa: S608
            stored = cursor.fetchone()[0]
            assert "D004" in stored
            assert "198505052384" not in stored
