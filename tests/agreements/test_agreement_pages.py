"""The pages of agreements: begun from a need, described, signed, shown to each role."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agreements.models import (
    Agreement,
    AgreementAction,
    AgreementOption,
    AgreementPlacement,
    PublicParty,
    SupportGiven,
)
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation
from tests.agreements.agreement_world import DAY, make_agreement
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[None]]
HOME = "/p/nyttiga/avtal/"
NEED = {
    "title": "Lunch till kommunhuset",
    "new_party": "Flens kommun",
    "new_party_kind": "kommun",
    "what": "Ringa kosten",
    "due_on": "2026-11-05",
}


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


# Begin


def test_a_need_becomes_an_agreement_with_its_party_and_its_next_step(
    world: World, leader_client: Client
) -> None:
    leader_client.post(f"{HOME}nytt/", NEED)
    agreement = Agreement.objects.get()
    assert (agreement.number, agreement.stage, agreement.opened_on) == ("A001", "IDE", TODAY)
    assert str(agreement.public_parties.get()) == "Flens kommun"
    action = agreement.actions.get()
    assert (action.what, action.who) == ("Ringa kosten", world.leader.name)
    assert agreement.stage_changes.get().made_by == world.leader


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Titel"),
        ({"new_party": ""}, "Välj en offentlig part"),
        ({"new_party_kind": ""}, "Välj vad det är för organisation"),
        ({"due_on": ""}, "Välj en dag"),
        ({"what": ""}, "Skriv vad som ska göras"),
        ({"new_party": "Kryddan"}, "Det är ett företag"),
        ({"party": "org-99999999"}, "Offentlig part"),
    ],
)
def test_a_wrong_need_is_told_and_what_was_written_stays(
    world: World, leader_client: Client, wrong: dict[str, str], told: str
) -> None:
    world.enterprise("F1", "Kryddan")
    page = leader_client.post(f"{HOME}nytt/", NEED | {"need": "Två dagar"} | wrong).content.decode()
    assert "Något behöver rättas" in page
    assert told in page
    assert "Två dagar" in page
    assert not Agreement.objects.exists()
    assert not Organisation.objects.filter(project=world.project, name="Flens kommun").exists()


# Parts


def test_done_asks_what_comes_next(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world, stage="DIALOG")
    about = {"project": world.project, "agreement": agreement}
    action = AgreementAction.objects.create(**about, what="Ringa", who="Elin", due_on=TODAY)
    answer = leader_client.post(f"{HOME}nasta-steg/{action.pk}/gjort/")
    assert answer.headers["Location"] == f"{HOME}{agreement.pk}/nasta-steg/"
    action.refresh_from_db()
    assert action.done_on == TODAY


def test_hours_of_help_are_added_up_on_the_page(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world)
    page = f"{HOME}{agreement.pk}/stod/"
    leader_client.post(page, {"date": TODAY, "hours": "2,5", "what": "Möte"})
    leader_client.post(page, {"date": TODAY, "hours": "1", "what": "Samtal"})
    assert SupportGiven.objects.filter(given_by=world.leader).count() == 2
    assert "3,5 timmar" in text(leader_client, f"{HOME}{agreement.pk}/")


def test_an_option_that_is_used_moves_the_end(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world, stage="AKTIVT", ends_on=TODAY + 30 * DAY)
    option = AgreementOption.objects.create(
        project=world.project,
        agreement=agreement,
        use_by=TODAY + DAY,
        extends_to=TODAY + 400 * DAY,
    )
    filled = {"use_by": option.use_by, "extends_to": option.extends_to, "used_on": TODAY}
    leader_client.post(f"{HOME}option/{option.pk}/", filled)
    agreement.refresh_from_db()
    assert agreement.ends_on == option.extends_to


def test_a_party_stands_once_and_can_be_taken_away(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world)
    party = agreement.public_parties.get()
    add = f"{HOME}{agreement.pk}/part/"
    again = leader_client.post(add, {"party": f"org-{party.organisation_id}"}).content.decode()
    assert "Parten står redan i avtalet" in again
    unit = world.unit("Arbetsmarknadsenheten")
    leader_client.post(add, {"party": f"enhet-{unit.pk}"})
    assert PublicParty.objects.filter(unit=unit).exists()
    leader_client.post(f"{HOME}part/{party.pk}/ta-bort/")
    assert list(agreement.public_parties.values_list("unit", flat=True)) == [unit.pk]


def test_facts_that_cannot_be_are_told(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world)
    filled = {
        "title": "Lunch",
        "starts_on": "2026-12-01",
        "ends_on": "2026-11-01",
        "cpv": "abc",
    }
    page = leader_client.post(f"{HOME}{agreement.pk}/andra/", filled).content.decode()
    assert "Avtalet kan inte sluta före det börjar" in page or "CPV-kod har åtta siffror" in page
    agreement.refresh_from_db()
    assert agreement.title == "Avtalet A001"


# Signature


def test_the_signed_file_and_the_approval_are_shown_as_missing_until_they_are_there(
    world: World, leader_client: Client
) -> None:
    agreement = make_agreement(world, stage="TECKNAT", signed_on=TODAY)
    page = f"{HOME}{agreement.pk}/"
    before = text(leader_client, page)
    assert "Fil eller diarienummer saknas" in before
    assert "Projektledarens godkännande saknas" in before
    upload = SimpleUploadedFile("avtal.pdf", b"%PDF-1.7 underskrivet")
    leader_client.post(f"{page}underskrift/", {"signed_on": TODAY, "upload": upload})
    leader_client.post(f"{page}underskrift/godkann/")
    after = text(leader_client, page)
    assert "saknas" not in after
    file = leader_client.get(f"{page}underskrift/fil/")
    assert file.content == b"%PDF-1.7 underskrivet"
    assert "avtal.pdf" not in file.headers["Content-Disposition"]


def test_only_the_project_leader_approves(world: World, signed_in: SignIn) -> None:
    agreement = make_agreement(world, stage="TECKNAT", signed_on=TODAY)
    client = signed_in(world.users[Role.PROCESS_LEADER])
    page = f"{HOME}{agreement.pk}/"
    assert client.post(f"{page}underskrift/godkann/").status_code == 403
    assert "Godkänn avtalet" not in text(client, page)


def test_terms_under_secrecy_are_for_those_who_work_with_the_agreement(
    world: World, signed_in: SignIn
) -> None:
    agreement = make_agreement(
        world, secrecy="OSL_31_16", contracted_value=123_456, obstacles="Priset läckte"
    )
    page = f"{HOME}{agreement.pk}/"
    reader = signed_in(world.users[Role.COMMUNICATOR])
    assert "Priset läckte" in text(signed_in(world.leader), page)
    hidden = text(reader, page)
    assert "Priset läckte" not in hidden
    assert "456" not in hidden
    agreement.secret_until = TODAY - DAY
    agreement.save()
    assert "Priset läckte" in text(reader, page)


# Placements


def test_a_placement_and_its_agreement_know_each_other(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world)
    enterprise = agreement.enterprises.get().enterprise
    placement = world.placement("P001", world.participants["protected"], enterprise=enterprise)
    elsewhere = world.placement("P002", world.participants["maryam"])
    tick = f"{HOME}{agreement.pk}/placeringar/"
    leader_client.post(tick, {"placements": [elsewhere.pk]})
    assert not AgreementPlacement.objects.exists()
    leader_client.post(tick, {"placements": [placement.pk]})
    page = text(leader_client, f"{HOME}{agreement.pk}/")
    assert "D004" in page
    assert "Hemlig" not in page
    assert "Avtalet A001" in text(leader_client, f"/p/nyttiga/placeringar/{placement.pk}/")
    assert "Avtalet A001" in text(leader_client, f"/p/nyttiga/foretag/{enterprise.pk}/")
    leader_client.post(tick, {"placements": []})
    assert not AgreementPlacement.objects.exists()


def test_a_communicator_never_reaches_a_person_through_an_agreement(
    world: World, signed_in: SignIn
) -> None:
    agreement = make_agreement(world)
    placement = world.placement("P001", world.participants["maryam"])
    AgreementPlacement.objects.create(
        project=world.project, agreement=agreement, placement=placement
    )
    client = signed_in(world.users[Role.COMMUNICATOR])
    page = text(client, f"{HOME}{agreement.pk}/")
    for secret in ("Maryam", "D001", "P001", "Placeringar"):
        assert secret not in page
    assert client.get(f"{HOME}{agreement.pk}/placeringar/").status_code == 403


# Find


def test_the_list_finds_by_words_and_by_column(world: World, leader_client: Client) -> None:
    make_agreement(world, "A001", title="Lunch i Flen", stage="DIALOG")
    make_agreement(world, "A002", title="Tvätt", stage="ANBUD")
    answer = leader_client.post(f"{HOME}lista/sok/", {"q": "flen lunch"})
    found = text(leader_client, answer.headers["Location"])
    assert "Lunch i Flen" in found
    assert "Tvätt" not in found
    leader_client.post(f"{HOME}lista/sok/", {"q": ""})
    assert "Lunch i Flen" not in text(leader_client, f"{HOME}lista/?steg=beslut")


def test_that_an_agreement_has_ended_is_not_offered_as_next(
    world: World, leader_client: Client
) -> None:
    agreement = make_agreement(world, stage="AKTIVT", signed_on=TODAY)
    move = f"{HOME}{agreement.pk}/flytta/"
    for page in (HOME, f"{HOME}{agreement.pk}/"):
        shown = text(leader_client, page)
        assert f'href="{move}"' in shown
        assert f"{move}?till=" not in shown
    assert '<option value="AVSLUTAT"' in text(leader_client, move)


# Speed and order


def test_board_list_and_page_ask_as_much_of_ten_as_of_a_hundred(
    world: World, leader_client: Client, at_most_queries: AtMost
) -> None:
    stages = ["IDE", "DIALOG", "ANBUD", "AKTIVT", "AVSLUTAT", "VILANDE"]
    for first, last in ((0, 10), (10, 100)):
        for number in range(first, last):
            make_agreement(world, f"A{number:03d}", stage=stages[number % 6])
        with at_most_queries(8):
            board = text(leader_client, HOME)
        with at_most_queries(8):
            text(leader_client, f"{HOME}lista/")
    assert "Avtalet A001" in board
    assert "till i listan" in board
    agreement = Agreement.objects.get(number="A003")
    with at_most_queries(8):
        text(leader_client, f"{HOME}{agreement.pk}/")
    enterprise = agreement.enterprises.get().enterprise
    with at_most_queries(10):
        text(leader_client, f"/p/nyttiga/foretag/{enterprise.pk}/")
