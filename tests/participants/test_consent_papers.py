"""The papers to sign, and the texts they are made from."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from pypdf import PdfReader

from nyttiga.accounts.models import User
from participants.consent_texts import INFORMATION, all_texts, text_in_force
from tests.participants.consent_world import Kind, person, url
from tests.world import TODAY, World

OWN_FORMS = [kind for kind in Kind if kind != Kind.SUS]


def paper(client: Client, pk: int, kind: str) -> str:
    response = client.get(url("consent_form", pk, kind))
    assert response.headers["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_kind_has_a_text_and_no_text_is_of_no_kind() -> None:
    assert set(all_texts()) == {*Kind.values, INFORMATION}


def test_no_text_asks_for_a_diagnosis_or_speaks_of_crimes() -> None:
    for kind in Kind:
        text = text_in_force(kind, TODAY)
        words = " ".join([text.opens, text.agree, *text.paragraphs, *text.lines, *text.boxes])
        assert "diagnos" not in words.lower()
        assert "brott" not in words.lower()


@pytest.mark.parametrize("kind", [*OWN_FORMS, INFORMATION])
def test_a_paper_is_one_page_with_the_text_in_force(
    world: World, coach_client: Client, kind: str
) -> None:
    response = coach_client.get(url("consent_form", person(world).pk, kind))
    assert len(PdfReader(io.BytesIO(response.content)).pages) == 1
    words = paper(coach_client, person(world).pk, kind)
    text = text_in_force(kind, TODAY)
    assert text.title in words
    assert f"text {text.version}" in words
    assert ("Underskrift" in words) is (kind != INFORMATION)


@pytest.mark.parametrize("kind", OWN_FORMS)
def test_every_paper_says_that_it_is_voluntary_and_can_be_taken_back(
    world: World, coach_client: Client, kind: str
) -> None:
    words = paper(coach_client, person(world).pk, kind)
    assert "Det är frivilligt" in words
    assert "ta tillbaka" in words


def test_the_file_is_named_by_number_and_holds_no_personnummer(
    world: World, coach_client: Client
) -> None:
    response = coach_client.get(url("consent_form", person(world).pk, Kind.CONTACT))
    assert response.headers["Content-Disposition"] == 'inline; filename="KONTAKT-D001.pdf"'
    words = paper(coach_client, person(world).pk, Kind.CONTACT)
    assert "Maryam Haile" in words
    assert "1990" not in words


def test_a_protected_persons_name_is_written_by_hand_even_by_those_who_know_it(
    world: World, signed_in: Callable[[User], Client]
) -> None:
    from participants.models import ProtectionGrant

    protected = person(world, "protected")
    ProtectionGrant.objects.give(protected, world.leader, world.leader)
    words = paper(signed_in(world.leader), protected.pk, Kind.INFO_EXCHANGE)
    assert "Hemlig" not in words
    assert "D004" in words


def test_there_is_no_paper_of_ours_for_sus_nor_for_what_cannot_be_given(
    world: World, coach_client: Client
) -> None:
    maryam, protected = person(world).pk, person(world, "protected").pk
    for pk, kind in [(maryam, "SUS_UF"), (maryam, "ALLT"), (protected, "BILD_MEDIA")]:
        assert coach_client.get(url("consent_form", pk, kind)).status_code == 404


def test_the_paper_of_an_exchange_lists_the_projects_organisations(
    world: World, coach_client: Client
) -> None:
    words = paper(coach_client, person(world).pk, Kind.INFO_EXCHANGE)
    assert "Arbetsförmedlingen Sörmland" in words
    assert "Mål och nästa steg i handlingsplanen" in words
