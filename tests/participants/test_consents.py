"""One person's consents: given, renewed, and what the page says of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.audit.models import Read
from nyttiga.projects.models import Organisation
from participants.models import Consent, ParticipationPeriod
from participants.models.consent import may_share_with_professionals, may_tell_enterprise
from tests.participants.consent_world import Kind, give, organisation, person, url
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


def send(client: Client, world: World, kind: Kind, who: str = "maryam", **fields: Any) -> Any:
    sent = {"given_on": TODAY.isoformat(), "method": "papper", "language": "svenska"} | fields
    return client.post(f"{url('consent_add', person(world, who).pk)}?vad={kind.value}", sent)


def exchange(world: World, **fields: Any) -> dict[str, Any]:
    return {
        "organisations": [organisation(world, "Arbetsf").pk],
        "information": ["plan", "narvaro"],
        "valid_to": "2027-05-02",
    } | fields


# --- Giving ---------------------------------------------------------------------------------


def test_an_exchange_names_organisations_information_and_its_end(
    world: World, coach_client: Client
) -> None:
    response = send(coach_client, world, Kind.INFO_EXCHANGE, **exchange(world))
    assert response.url == url("consents", person(world).pk)
    consent = Consent.objects.get()
    assert [one.name for one in consent.organisations.all()] == ["Arbetsförmedlingen Sörmland"]
    assert consent.information == ["plan", "narvaro"]
    assert (consent.text_version, consent.recorded_by) == ("1", world.coach)
    assert may_share_with_professionals(person(world), TODAY)


def test_an_exchange_can_name_an_organisation_that_is_new(
    world: World, coach_client: Client
) -> None:
    named = {"organisations": [], "new_organisation": "Kriminalvården"}
    sent = exchange(world, **named, new_organisation_kind="statlig_myndighet")
    send(coach_client, world, Kind.INFO_EXCHANGE, **sent)
    assert Consent.objects.get().organisations.get().name == "Kriminalvården"


def test_a_new_organisation_is_made_once(world: World, coach_client: Client) -> None:
    sent = exchange(world, organisations=[], new_organisation="arbetsförmedlingen SÖRMLAND")
    send(coach_client, world, Kind.INFO_EXCHANGE, **sent)
    af = organisation(world, "Arbetsf")
    assert Consent.objects.get().organisations.get() == af


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"organisations": []}, "Kryssa i minst en organisation"),
        ({"information": []}, "Kryssa i minst en sak"),
        ({"valid_to": "2027-11-03"}, "Högst ett år"),
        ({"valid_to": ""}, "Välj den sista dag som samtycket gäller"),
        ({"given_on": "2026-11-03"}, "Den dagen har inte varit än"),
        ({"organisations": [], "new_organisation": "Nytt"}, "Välj vad det är för organisation"),
    ],
)
def test_what_an_exchange_lacks_is_said_at_the_field(
    world: World, coach_client: Client, fields: dict[str, Any], words: str
) -> None:
    text = send(coach_client, world, Kind.INFO_EXCHANGE, **exchange(world, **fields))
    assert words in text.content.decode()
    assert not Consent.objects.exists()


def test_an_organisation_of_another_project_cannot_be_chosen(
    world: World, coach_client: Client
) -> None:
    theirs = Organisation.objects.filter(project=world.other_project).first()
    assert theirs is not None
    send(coach_client, world, Kind.INFO_EXCHANGE, **exchange(world, organisations=[theirs.pk]))
    assert not Consent.objects.exists()


def test_the_one_for_an_enterprise_names_it_and_opens_that_one_only(
    world: World, coach_client: Client
) -> None:
    first, second = world.enterprise("F001", "Kretsloppet"), world.enterprise("F002", "Kafé Vi")
    sent = {"enterprise": first.pk, "information": ["kontakt"], "valid_to": ""}
    send(coach_client, world, Kind.INFO_ENTERPRISE, **sent)
    assert may_tell_enterprise(person(world), first, TODAY)
    assert not may_tell_enterprise(person(world), second, TODAY)


def test_the_one_for_an_enterprise_needs_an_enterprise(world: World, coach_client: Client) -> None:
    response = send(coach_client, world, Kind.INFO_ENTERPRISE, information=["kontakt"])
    assert "Välj vilket företag som får veta." in response.content.decode()


def test_sus_is_always_a_paper_and_asks_for_the_day_alone(
    world: World, coach_client: Client
) -> None:
    page = coach_client.get(f"{url('consent_add', person(world).pk)}?vad=SUS_UF")
    assert list(page.context["form"].fields) == ["given_on"]
    send(coach_client, world, Kind.SUS)
    consent = Consent.objects.get()
    assert (consent.method, consent.text_version, consent.valid_to) == ("papper", "9443", None)


@pytest.mark.parametrize("kind", [Kind.SURVEY, Kind.MEDIA])
def test_a_survey_and_a_picture_say_what_they_are_about(
    world: World, coach_client: Client, kind: Kind
) -> None:
    response = send(coach_client, world, kind, valid_to="2027-11-02")
    assert "scope" in response.context["form"].errors
    send(coach_client, world, kind, valid_to="2027-11-02", scope="Bild på webben")
    assert Consent.objects.get().scope == "Bild på webben"


def test_a_personnummer_in_the_words_is_asked_about(world: World, coach_client: Client) -> None:
    sent = {"valid_to": "2027-11-02", "scope": "Bild på 19900101-2385"}
    text = send(coach_client, world, Kind.MEDIA, **sent).content.decode()
    assert "Det ser ut att stå ett personnummer i texten" in text
    assert not Consent.objects.exists()


def test_reminders_hold_until_they_are_taken_back(world: World, coach_client: Client) -> None:
    send(coach_client, world, Kind.CONTACT)
    assert Consent.objects.get().valid_to is None


def test_an_exchange_is_proposed_for_a_year(world: World, coach_client: Client) -> None:
    page = coach_client.get(f"{url('consent_add', person(world).pk)}?vad=INFO_UTBYTE")
    assert page.context["form"]["valid_to"].value() == dt.date(2027, 11, 2)


def test_the_one_for_an_enterprise_is_proposed_for_the_placement(
    world: World, coach_client: Client
) -> None:
    world.placement("P001", person(world), planned_end_on=dt.date(2027, 1, 31))
    page = coach_client.get(f"{url('consent_add', person(world).pk)}?vad=INFO_FORETAG")
    assert page.context["form"]["valid_to"].value() == dt.date(2027, 1, 31)


def test_without_a_kind_the_form_leads_to_the_overview(world: World, coach_client: Client) -> None:
    for query in ("", "?vad=allt"):
        response = coach_client.get(f"{url('consent_add', person(world).pk)}{query}")
        assert response.url == url("consents", person(world).pk)


# --- Renewing -------------------------------------------------------------------------------


def test_a_renewed_one_opens_with_its_scope_and_the_old_one_stands(
    world: World, coach_client: Client
) -> None:
    af = organisation(world, "Arbetsf")
    old = give(world, "maryam", Kind.INFO_EXCHANGE, af, information=["plan"], valid_to=TODAY)
    address = f"{url('consent_add', person(world).pk)}?vad=INFO_UTBYTE&fornya={old.pk}"
    form = coach_client.get(address).context["form"]
    assert form["organisations"].value() == [af.pk]
    assert form["information"].value() == ["plan"]
    send(coach_client, world, Kind.INFO_EXCHANGE, **exchange(world))
    old.refresh_from_db()
    assert (Consent.objects.count(), old.valid_to, old.withdrawn_on) == (2, TODAY, None)


def test_another_persons_consent_is_nothing_to_renew(world: World, coach_client: Client) -> None:
    theirs = give(world, "nils", Kind.INFO_EXCHANGE)
    address = f"{url('consent_add', person(world).pk)}?vad=INFO_UTBYTE&fornya={theirs.pk}"
    assert coach_client.get(address).status_code == 404


# --- The page -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"valid_to": dt.date(2027, 5, 3)}, "Till 3 maj 2027"),
        ({"valid_to": dt.date(2026, 11, 20)}, "Går ut 20 november 2026"),
        ({"valid_to": dt.date(2026, 11, 1)}, "Har gått ut"),
        ({"withdrawn_on": dt.date(2026, 11, 1)}, "Återtaget 1 november 2026"),
        ({}, "Finns"),
    ],
)
def test_the_state_of_a_kind_is_said_in_words(
    world: World, coach_client: Client, fields: dict[str, Any], words: str
) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE, **fields)
    for name in ("consents", "participant"):
        states = coach_client.get(url(name, person(world).pk)).context
        shown = states["states"] if name == "consents" else states["consent_states"]
        assert [one.words for one in shown if one.kind == Kind.INFO_EXCHANGE] == [words]


def test_every_kind_says_what_it_opens_and_what_taking_it_back_does(
    world: World, coach_client: Client
) -> None:
    for kind in Kind:
        more = {"enterprise": world.enterprise("F001", "Ett")} if kind == "INFO_FORETAG" else {}
        give(world, "maryam", kind, **more)
    page = coach_client.get(url("consents", person(world).pk))
    text = page.content.decode()
    for state in page.context["states"]:
        assert state.text.opens in text
        assert state.text.withdrawing in text


def test_an_exit_ends_what_was_for_the_participation(world: World) -> None:
    give(world, "maryam", Kind.SUS)
    give(world, "maryam", Kind.INFO_EXCHANGE)
    kept = give(world, "maryam", Kind.LATER_FOLLOW_UP)
    ParticipationPeriod.objects.filter(participant=person(world)).update(
        ends_on=TODAY, end_reason="TILL_ARBETE"
    )
    assert list(Consent.objects.valid(TODAY)) == [kept]
    assert Consent.objects.valid(TODAY - dt.timedelta(days=1)).count() == 3


def test_the_end_of_a_placement_ends_what_the_enterprise_may_know(world: World) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    give(world, "maryam", Kind.INFO_ENTERPRISE, enterprise=enterprise)
    placement = world.placement("P001", person(world), enterprise=enterprise)
    assert may_tell_enterprise(person(world), enterprise, TODAY)
    placement.ends_on = TODAY
    placement.save()
    assert not may_tell_enterprise(person(world), enterprise, TODAY)


def test_opening_the_consents_is_written_in_the_read_log(
    world: World, coach_client: Client
) -> None:
    coach_client.get(url("consents", person(world).pk))
    read = Read.objects.get()
    assert (read.page, read.participant_number) == ("samtyckena", "D001")


# --- Protected people -----------------------------------------------------------------------


def test_a_protected_person_is_anonymous_in_sus_and_in_no_picture(
    world: World, coach_client: Client
) -> None:
    text = coach_client.get(url("consents", person(world, "protected").pk)).content.decode()
    assert "Registrera anonymt i SUS" in text
    assert "Då används aldrig bild, film eller berättelse" in text
    assert "Hemlig" not in text


@pytest.mark.parametrize("kind", [Kind.SUS, Kind.MEDIA])
def test_a_protected_person_cannot_give_these_by_any_way(
    world: World, coach_client: Client, kind: Kind
) -> None:
    pk = person(world, "protected").pk
    page = coach_client.get(f"{url('consent_add', pk)}?vad={kind.value}")
    assert page.url == url("consents", pk)
    send(coach_client, world, kind, "protected", valid_to="2027-01-01", scope="Bild")
    assert not Consent.objects.exists()


# --- Who may --------------------------------------------------------------------------------


def test_the_process_leader_reads_and_changes_nothing(world: World, signed_in: SignIn) -> None:
    consent = give(world, "maryam", Kind.INFO_EXCHANGE)
    client = signed_in(world.users[Role.PROCESS_LEADER])
    text = client.get(url("consents", person(world).pk)).content.decode()
    assert "Utbyte av uppgifter" in text
    assert "Återta<" not in text
    assert "Fyll i det som" not in text
    assert send(client, world, Kind.CONTACT).status_code == 403
    assert client.post(url("consent_withdraw", consent.pk)).status_code == 403


@pytest.mark.parametrize("role", [Role.ECONOMIST, Role.EVALUATOR, Role.DATA_PROTECTION_OFFICER])
def test_others_see_no_persons_consents(world: World, signed_in: SignIn, role: Role) -> None:
    client = signed_in(world.users[role])
    assert client.get(url("consents", person(world).pk)).status_code == 403


def test_a_stranger_finds_no_consent(world: World, signed_in: SignIn) -> None:
    consent = give(world, "maryam", Kind.INFO_EXCHANGE)
    client = signed_in(world.stranger)
    for address in (url("consents", person(world).pk), url("consent_withdraw", consent.pk)):
        assert client.get(address).status_code == 404
        inside = address.replace("/p/nyttiga/", "/p/annat/")
        assert (client.get(inside).status_code, client.post(inside).status_code) in {
            (404, 404),
            (404, 405),
        }
    consent.refresh_from_db()
    assert consent.withdrawn_on is None


def test_the_page_asks_the_same_number_of_questions_however_many_consents(
    world: World, coach_client: Client, at_most_queries: Callable[[int], Any]
) -> None:
    for number in (1, 30):
        for _ in range(number):
            give(world, "maryam", Kind.INFO_EXCHANGE, organisation(world, "Arbetsf"))
        with at_most_queries(8):
            coach_client.get(url("consents", person(world).pk))
