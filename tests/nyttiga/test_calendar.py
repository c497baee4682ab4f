"""The calendar feed: when, never with whom; an address that dies when it should."""

import datetime as dt
from typing import Any

import icalendar
import pytest
from django.test import Client

from nyttiga.accounts.models import CalendarFeed, Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.links.guesses import MOST_MISSES
from participants.models import CoachAssignment, CoachingSession, Consent, FollowUp, JointMeeting
from tests.participants.worklist_world import booked, days, meeting, workshop
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


def address(user: User) -> str:
    return f"/kalender/{CalendarFeed.objects.renew(user)}.ics"


def events(answer: Any) -> list[Any]:
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def feed(client: Client, user: User) -> list[Any]:
    return events(client.get(address(user)))


@pytest.fixture
def session(world: World) -> CoachingSession:
    return booked(
        world,
        "maryam",
        days(7),
        coach=world.coach,
        starts_at=dt.time(13, 30),
        minutes=45,
        place="Hemma hos Maryam",
        topic="Vågar inte",
    )


def test_the_own_session_is_there_in_swedish_time(
    world: World, client: Client, session: CoachingSession
) -> None:
    (event,) = feed(client, world.coach)
    assert str(event["summary"]) == "Coachning"
    assert event["uid"] == f"coachning-{session.pk}@testserver"
    assert event["dtstart"].params["TZID"] == "Europe/Stockholm"
    assert event.decoded("dtstart").isoformat() == "2026-11-09T13:30:00+01:00"
    assert event.decoded("dtend").isoformat() == "2026-11-09T14:15:00+01:00"
    assert event["url"] == f"http://testserver/p/nyttiga/deltagare/coachning/{session.pk}/"


def test_no_person_and_no_place_of_a_session_is_told(
    world: World, client: Client, session: CoachingSession
) -> None:
    text = client.get(address(world.coach)).content.decode()
    for secret in ("Maryam", "Haile", "D001", "Hemma", "Vågar", world.coach.name):
        assert secret not in text


def test_summer_time_is_kept(world: World, client: Client) -> None:
    booked(world, "maryam", dt.date(2027, 7, 1), coach=world.coach, starts_at=dt.time(9))
    (event,) = feed(client, world.coach)
    assert event.decoded("dtstart").isoformat() == "2027-07-01T09:00:00+02:00"


def test_without_a_time_it_takes_the_day(world: World, client: Client) -> None:
    booked(world, "maryam", days(7), coach=world.coach)
    (event,) = feed(client, world.coach)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (days(7), days(8))


def test_the_same_facts_read_the_same_and_a_change_counts(
    world: World, client: Client, session: CoachingSession
) -> None:
    url = address(world.coach)
    first = client.get(url).content
    assert client.get(url).content == first
    session.starts_at = dt.time(14)
    session.save()
    (before,), (after,) = (
        icalendar.Calendar.from_ical(text).walk("VEVENT")
        for text in (first, client.get(url).content)
    )
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)


@pytest.mark.parametrize("status", ["avbokad_i_tid", "sen_avbokning", "ombokad"])
def test_what_was_called_off_is_cancelled(
    world: World, client: Client, session: CoachingSession, status: str
) -> None:
    session.status = status
    session.save()
    (event,) = feed(client, world.coach)
    assert event["status"] == "CANCELLED"


def test_a_colleagues_session_is_not_there(
    world: World, client: Client, session: CoachingSession
) -> None:
    assert feed(client, world.leader) == []


def test_workshop_meetings_come_with_their_place(world: World, client: Client) -> None:
    meeting(workshop(world, "maryam"), days(3), 4)
    (event,) = feed(client, world.users[Role.PROCESS_LEADER])
    assert (str(event["summary"]), str(event["location"])) == (
        "Framtidsverkstad, träff 4",
        "Folkets hus",
    )


def test_follow_ups_and_meetings_of_the_own_people(world: World, client: Client) -> None:
    for who in ("maryam", "nils"):
        person = world.participants[who]
        placement = world.placement(f"P{person.pk}", person)
        FollowUp.objects.create(
            project=world.project, placement=placement, date=days(4), way="besok"
        )
        about = {"project": world.project, "participant": person}
        JointMeeting.objects.create(**about, date=days(5), about="Hälsan")
        Consent.objects.create(**about, kind=Consent.Kind.INFO_EXCHANGE, given_on=days(-9))
    CoachAssignment.objects.give(world.participants["maryam"], world.coach, TODAY)
    titles = [str(event["summary"]) for event in feed(client, world.coach)]
    assert sorted(titles) == ["Samverkansmöte", "Uppföljning, besök"]
    assert len(feed(client, world.leader)) == 4
    Consent.objects.all().delete()
    assert len(feed(client, world.leader)) == 2


def test_who_leaves_or_changes_role_loses_the_entries_at_once(
    world: World, client: Client, session: CoachingSession
) -> None:
    url = address(world.coach)
    membership = Membership.objects.get(user=world.coach)
    membership.role = Role.STEERING_GROUP
    membership.save()
    assert events(client.get(url)) == []
    membership.role = Role.COACH
    membership.save()
    assert len(events(client.get(url))) == 1
    membership.remove()
    assert events(client.get(url)) == []


def test_an_address_is_shown_once_and_kept_as_a_hash(world: World, coach_client: Client) -> None:
    page = coach_client.post("/konto/kalender/", follow=True).content.decode()
    token = page.split("/kalender/")[1].split(".ics")[0]
    assert Client().get(f"/kalender/{token}.ics").status_code == 200
    assert CalendarFeed.objects.get().token_hash != token
    assert token not in coach_client.get("/konto/").content.decode()


def test_a_new_address_kills_the_old_one(world: World, client: Client) -> None:
    old, new = address(world.coach), address(world.coach)
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_turned_off_it_leads_nowhere(world: World, coach_client: Client) -> None:
    url = address(world.coach)
    coach_client.post("/konto/kalender/", {"av": ""})
    assert coach_client.get(url).status_code == 404


def test_who_may_not_sign_in_has_no_feed(world: World, client: Client) -> None:
    url = address(world.coach)
    User.objects.filter(pk=world.coach.pk).update(is_active=False)
    assert client.get(url).status_code == 404


def test_guessing_is_stopped(world: World, client: Client) -> None:
    url = address(world.coach)
    answers = [client.get(f"/kalender/gissning{number}.ics") for number in range(MOST_MISSES + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {404}
    assert answers[-1].status_code == 429
    assert client.get(url).status_code == 429


def test_the_feed_reads_a_large_project_in_few_queries(
    world: World, client: Client, at_most_queries: Any
) -> None:
    url = address(world.coach)
    for number in range(30):
        booked(world, "maryam", days(number), coach=world.coach)
    with at_most_queries(10):  # three to find the user, one a kind of entry
        assert len(events(client.get(url))) == 30
