"""Signing up by the link: it tells nothing, and leads nowhere once it should not."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agreements.guests import write_in
from agreements.models import EventGuest, PublicEvent
from nyttiga.jobs.models import Job
from nyttiga.links import guesses
from nyttiga.projects.models import ContactPerson
from tests.agreements.event_world import add_event, add_person
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
ALL = {"action": "all"}
GUEST = {"name": "Ada Berg", "email": "ada@exempel.se", "organisation_name": "Flens kommun"}


@pytest.fixture
def event(world: World) -> PublicEvent:
    event = add_event(world)
    event.open_sign_up()
    return event


def address(event: PublicEvent) -> str:
    return reverse("sign_up:form", args=[event.sign_up_token])


def test_a_guest_signs_up_and_waits_for_staff(event: PublicEvent, client: Client) -> None:
    response = client.post(address(event), GUEST, follow=True)
    assert "Tack, du är anmäld" in response.content.decode()
    guest = EventGuest.objects.get()
    assert (guest.person, guest.email, guest.organisation_name) == (
        None, "ada@exempel.se", "Flens kommun",
    )  # fmt: skip
    assert not ContactPerson.objects.filter(email="ada@exempel.se").exists()


def test_a_known_address_gives_the_same_answer_and_is_tied(
    world: World, event: PublicEvent, client: Client
) -> None:
    ada = add_person(world, "Ada", email="Ada@Exempel.se")
    known = client.post(address(event), GUEST)
    unknown = client.post(address(event), GUEST | {"email": "ny@exempel.se"})
    again = client.post(address(event), GUEST)
    answers = {(r.status_code, r.headers["Location"]) for r in (known, unknown, again)}
    assert len(answers) == 1
    assert EventGuest.objects.get(person=ada).name == ""
    assert EventGuest.objects.count() == 2
    ada.refresh_from_db()
    assert ada.name == "Ada"


def test_the_pages_name_neither_guests_nor_contacts(
    world: World, event: PublicEvent, client: Client
) -> None:
    person = add_person(world, "Beda Hemligsson", "Vingåkers kommun")
    write_in(event, person)
    token = [event.sign_up_token]
    for page in ("form", "thanks", "calendar"):
        text = client.get(reverse(f"sign_up:{page}", args=token)).content.decode()
        assert "Hemligsson" not in text
        assert "Vingåkers kommun" not in text


def test_unknown_closed_over_and_cancelled_links_are_all_alike(
    world: World, event: PublicEvent, client: Client
) -> None:
    dead = [address(event).replace(event.sign_up_token, "x" * 43)]
    for change in (
        {"sign_up_token": ""},
        {"date": TODAY - dt.timedelta(days=1)},
        {"status": "installd"},
    ):
        other = add_event(world, f"U{len(dead) + 1}")
        other.open_sign_up()
        dead.append(address(other))
        PublicEvent.objects.filter(pk=other.pk).update(**change)
    renewed = address(event)
    event.open_sign_up()
    dead.append(renewed)
    answers = {(r.status_code, r.content) for url in dead for r in (client.get(url),)}
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    assert {client.post(url, GUEST).status_code for url in dead} == {404}
    assert not EventGuest.objects.exists()


def test_guessing_is_stopped(event: PublicEvent, client: Client) -> None:
    for _ in range(guesses.MOST_MISSES):
        client.get(reverse("sign_up:form", args=["x"]))
    assert client.get(address(event)).status_code == 429


def test_a_flood_of_sign_ups_is_stopped(event: PublicEvent, client: Client) -> None:
    for number in range(guesses.MOST_MISSES):
        client.post(address(event), GUEST | {"email": f"p{number}@exempel.se"})
    assert client.post(address(event), GUEST).status_code == 429
    assert EventGuest.objects.count() == guesses.MOST_MISSES


def test_a_program_that_fills_in_the_trap_is_thanked_and_forgotten(
    event: PublicEvent, client: Client
) -> None:
    response = client.post(address(event), GUEST | {"website": "x"})
    assert response.status_code == 302
    assert not EventGuest.objects.exists()


def test_wrong_input_is_said_and_kept(event: PublicEvent, client: Client) -> None:
    text = client.post(address(event), GUEST | {"email": "ada"}).content.decode()
    assert "E-post: " in text
    assert 'value="Ada Berg"' in text


def test_invitations_are_one_mail_each_to_those_who_said_yes(
    world: World, event: PublicEvent, leader_client: Client
) -> None:
    add_person(world, "Ada", may_be_mailed_on=TODAY)
    add_person(world, "Bo", may_be_mailed_on=TODAY)
    picked = add_person(world, "Cia")
    add_person(world, "Dan", may_be_mailed_on=TODAY, is_active=False)
    url = reverse("agreements:event_invite", args=["nyttiga", event.pk])
    leader_client.post(url, ALL | {"confirmed": "1"})
    assert [mail["to"] for mail in mails()] == [["ada@exempel.se"], ["bo@exempel.se"]]
    leader_client.post(url, {"action": "picked", "person": [picked.pk]})
    last = mails()[-1]
    assert last["to"] == ["cia@exempel.se"]
    assert address(event) in last["body"]
    ((name, file, kind),) = last["attachments"]
    assert (name, kind) == ("kalender.ics", "text/calendar")
    assert "DTSTART;VALUE=DATE:20261116" in file
    assert "ada" not in json.dumps(last).lower()
    leader_client.post(url, ALL | {"confirmed": "1"})
    assert len(mails()) == 3


def test_inviting_all_first_says_how_many_and_sends_nothing(
    world: World, event: PublicEvent, leader_client: Client
) -> None:
    add_person(world, "Ada", may_be_mailed_on=TODAY)
    add_person(world, "Bo", "Region Sörmland", may_be_mailed_on=TODAY)
    add_person(world, "Cia")
    url = reverse("agreements:event_invite", args=["nyttiga", event.pk])
    text = leader_client.post(url, ALL).content.decode()
    assert "2 personer från 2 organisationer" in text
    assert "Skicka till 2" in text
    assert mails() == []
    assert not EventGuest.objects.exists()


def mails() -> list[dict[str, Any]]:
    return [job.payload for job in Job.objects.filter(kind="mail").order_by("pk")]


def test_nobody_is_invited_to_what_has_been(world: World, leader_client: Client) -> None:
    past = add_event(world, date=TODAY - dt.timedelta(days=1))
    add_person(world, "Ada", may_be_mailed_on=TODAY)
    leader_client.post(
        reverse("agreements:event_invite", args=["nyttiga", past.pk]), ALL | {"confirmed": "1"}
    )
    assert mails() == []


def test_what_guests_wrote_goes_a_month_after(event: PublicEvent, client: Client) -> None:
    client.post(address(event), GUEST)
    EventGuest.objects.erase_old(event.date + dt.timedelta(days=30))
    assert EventGuest.objects.exists()
    EventGuest.objects.erase_old(event.date + dt.timedelta(days=31))
    assert not EventGuest.objects.exists()
