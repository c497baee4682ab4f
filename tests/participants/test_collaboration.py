"""The people around a participant, behind the consent and its scope."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation
from participants.models import Consent, Professional
from participants.models.consent import may_share_with_professionals
from tests.participants.consent_world import (
    Kind,
    give,
    joint_meeting,
    organisation,
    person,
    professional,
    url,
)
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


def add(client: Client, world: World, **fields: Any) -> Any:
    sent = {"organisation": organisation(world, "Arbetsf").pk, "role": "Handläggare"} | fields
    return client.post(url("professional_add", person(world).pk), sent)


def panel(client: Client, world: World, who: str = "maryam") -> Any:
    return client.get(url("participant", person(world, who).pk)).context["collaboration_panel"]


# --- Adding, changing, ending ---------------------------------------------------------------


def test_somebody_added_stands_on_the_persons_page(world: World, coach_client: Client) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    response = add(coach_client, world, name="Anna Berg", does="Beslutar om praktik")
    assert response.url == f"{url('participant', person(world).pk)}#collaboration"
    (one,) = panel(coach_client, world).people
    assert (one.name, one.role, one.works_at) == (
        "Anna Berg",
        "Handläggare",
        "Arbetsförmedlingen Sörmland",
    )


def test_an_organisation_that_is_new_can_be_named(world: World, coach_client: Client) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    named = {"new_organisation": "Vårdcentralen Bagaregatan", "new_organisation_kind": "region"}
    add(coach_client, world, organisation="", **named)
    assert Professional.objects.get().organisation.kind == Organisation.Kind.REGION


def test_somebody_needs_an_organisation(world: World, coach_client: Client) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    text = add(coach_client, world, organisation="").content.decode()
    assert "Välj en organisation, eller skriv en ny." in text
    assert not Professional.objects.exists()


def test_a_personnummer_in_the_words_is_asked_about(world: World, coach_client: Client) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    text = add(coach_client, world, does="Hjälper 19900101-2385").content.decode()
    assert "Det ser ut att stå ett personnummer i texten" in text
    assert not Professional.objects.exists()


def test_who_has_left_is_shown_no_more(world: World, coach_client: Client) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    anna = professional(world)
    sent = {"organisation": anna.organisation_id, "role": "Handläggare"}
    coach_client.post(url("professional_edit", anna.pk), sent | {"ends_on": TODAY.isoformat()})
    assert panel(coach_client, world).people == []
    assert Professional.objects.get().ends_on == TODAY


# --- The scope of the consent ---------------------------------------------------------------


def test_only_the_organisations_of_the_consent_are_shown(
    world: World, coach_client: Client
) -> None:
    professional(world, name="Anna Berg")
    hidden = professional(world, at="Nyköping", name="Bo Ek")
    give(world, "maryam", Kind.INFO_EXCHANGE, organisation(world, "Arbetsf"))
    assert [one.name for one in panel(coach_client, world).people] == ["Anna Berg"]
    response = coach_client.get(url("professional_edit", hidden.pk))
    assert response.status_code == 403
    assert "Bo Ek" not in response.content.decode()


def test_only_they_can_be_chosen_for_somebody_new(world: World, coach_client: Client) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE, organisation(world, "Arbetsf"))
    add(coach_client, world, organisation=organisation(world, "Nyköping").pk)
    named = {"new_organisation": "Någon annan", "new_organisation_kind": "ovrig"}
    add(coach_client, world, organisation="", **named)
    assert not Professional.objects.exists()
    add(coach_client, world)
    assert Professional.objects.count() == 1


def test_two_consents_open_for_the_organisations_of_both(world: World) -> None:
    af, town = organisation(world, "Arbetsf"), organisation(world, "Nyköping")
    region = organisation(world, "Region")
    give(world, "maryam", Kind.INFO_EXCHANGE, af)
    give(world, "maryam", Kind.INFO_EXCHANGE, town)
    told = [may_share_with_professionals(person(world), TODAY, one) for one in (af, town, region)]
    assert told == [True, True, False]


# --- The door -------------------------------------------------------------------------------


def test_without_a_consent_the_panel_leads_to_giving_one(
    world: World, coach_client: Client
) -> None:
    page = coach_client.get(url("participant", person(world).pk))
    assert not page.context["collaboration_panel"].is_open
    assert f"{url('consent_add', person(world).pk)}?vad=INFO_UTBYTE" in page.content.decode()


def test_nothing_is_added_without_a_consent(world: World, coach_client: Client) -> None:
    assert add(coach_client, world).status_code == 403
    meeting = {"date": "2026-11-20", "about": "Möte"}
    address = url("joint_meeting_add", person(world).pk)
    assert coach_client.post(address, meeting).status_code == 403
    assert not Professional.objects.exists()


def test_another_persons_consent_opens_nothing(world: World, coach_client: Client) -> None:
    give(world, "nils", Kind.INFO_EXCHANGE)
    assert add(coach_client, world).status_code == 403


def test_seeing_the_page_as_of_another_day_opens_nothing(
    world: World, coach_client: Client
) -> None:
    professional(world)
    give(world, "maryam", Kind.INFO_EXCHANGE, withdrawn_on=TODAY)
    page = coach_client.get(f"{url('participant', person(world).pk)}?per=2026-10-20")
    assert page.context["collaboration_panel"].people == []


# --- Who may --------------------------------------------------------------------------------


def test_the_process_leader_sees_consents_but_not_the_people(
    world: World, signed_in: SignIn
) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    anna, meeting = professional(world), joint_meeting(world)
    client = signed_in(world.users[Role.PROCESS_LEADER])
    page = client.get(url("participant", person(world).pk))
    assert "collaboration_panel" not in page.context
    assert "consent_states" in page.context
    assert "Anna Berg" not in page.content.decode()
    for address in (url("professional_edit", anna.pk), url("joint_meeting", meeting.pk)):
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 403


def test_a_stranger_finds_nobody(world: World, signed_in: SignIn) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    anna, meeting = professional(world), joint_meeting(world)
    client = signed_in(world.stranger)
    for address in (url("professional_edit", anna.pk), url("joint_meeting", meeting.pk)):
        inside = address.replace("/p/nyttiga/", "/p/annat/")
        for one in (address, inside):
            assert (client.get(one).status_code, client.post(one).status_code) == (404, 404)


def test_a_protected_person_is_a_number_here_too(world: World, coach_client: Client) -> None:
    give(world, "protected", Kind.INFO_EXCHANGE)
    anna = professional(world, "protected")
    meeting = joint_meeting(world, "protected")
    pk = person(world, "protected").pk
    for address in (
        url("professional_add", pk),
        url("professional_edit", anna.pk),
        url("joint_meeting_add", pk),
        url("joint_meeting", meeting.pk),
    ):
        text = coach_client.get(address).content.decode()
        assert "D004" in text
        assert "Hemlig" not in text


def test_the_participants_page_costs_no_query_more_with_many_people(
    world: World, coach_client: Client, at_most_queries: Callable[[int], Any]
) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    for number in (1, 20):
        for _ in range(number):
            professional(world)
            joint_meeting(world, date=TODAY + dt.timedelta(days=number))
        with at_most_queries(10):
            coach_client.get(url("participant", person(world).pk))
    assert Consent.objects.count() == 1
