"""The supervisor's own door: what is reported there, and who reads it."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.audit.models import Read
from participants.models import ChecklistItem, FollowUp, Placement, SupervisorWord, WorkplaceDay
from tests.participants.consent_world import url
from tests.participants.own_workplace_world import at_work, placed
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
MONDAY = TODAY


@pytest.fixture
def shop(world: World) -> Enterprise:
    enterprise = world.enterprise("F001", "Kretsloppet", places=3)
    at_work(world, enterprise)
    return enterprise


@pytest.fixture
def maryam(world: World, shop: Enterprise) -> Placement:
    return placed(world, "maryam", "P001", shop)


@pytest.fixture
def supervisor(world: World, shop: Enterprise, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.SUPERVISOR])


def words(client: Client, name: str, *args: int) -> str:
    answer = client.get(url(name, *args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_page_shows_the_enterprise_and_who_is_there(
    maryam: Placement, supervisor: Client
) -> None:
    assert supervisor.get("/").url == url("own_workplace")
    text = words(supervisor, "own_workplace")
    for told in ("Kretsloppet", "3 platser, 2 lediga", "Maryam", "Tisdagar 9–12"):
        assert told in text


def test_a_placements_page_tells_what_was_agreed(maryam: Placement, supervisor: Client) -> None:
    text = words(supervisor, "own_placement", maryam.pk)
    for told in ("Klara kassan", "Tisdagar 9–12", "12 timmar i veckan", "Visa utgången"):
        assert told in text
    assert Read.objects.get(page="den egna arbetsplatsen").participant_number == "D001"


def test_a_day_is_reported_in_one_press_and_put_right_in_another(
    maryam: Placement, supervisor: Client
) -> None:
    supervisor.post(url("own_day", maryam.pk), {"here": "ja", "hours": "3,5"})
    day = WorkplaceDay.objects.get(placement=maryam)
    assert (day.date, day.is_present, str(day.hours)) == (TODAY, True, "3.5")
    assert "Här 3,5 timmar" in words(supervisor, "own_workplace")
    supervisor.post(url("own_day", maryam.pk), {"here": "nej", "hours": "3,5"})
    day = WorkplaceDay.objects.get(placement=maryam)
    assert (day.is_present, day.hours) == (False, None)
    assert day.history.count() == 2


@pytest.mark.parametrize(("hours", "said"), [("", "Skriv hur många"), ("många", "med siffror")])
def test_hours_that_cannot_be_read_are_asked_again(
    maryam: Placement, supervisor: Client, hours: str, said: str
) -> None:
    text = supervisor.post(url("own_day", maryam.pk), {"here": "ja", "hours": hours})
    assert said in text.content.decode()
    assert f'value="{hours}"' in text.content.decode()
    assert not WorkplaceDay.objects.exists()


def test_the_days_of_a_week_are_the_same_rows_as_the_coachs(
    maryam: Placement, supervisor: Client, coach_client: Client
) -> None:
    friday = TODAY - dt.timedelta(days=3)
    address = f"{url('own_week', maryam.pk)}?vecka={friday}"
    assert supervisor.get(address).status_code == 200
    supervisor.post(address, {f"hours_{friday}": "4"})
    assert WorkplaceDay.objects.get(date=friday).hours == 4
    days = coach_client.get(f"{url('placement_days', maryam.pk)}?vecka={friday}")
    assert f'name="hours_{friday}" value="4"' in days.content.decode()


def test_the_introduction_is_ticked_and_unticked(maryam: Placement, supervisor: Client) -> None:
    item = ChecklistItem.objects.get()
    supervisor.post(url("own_introduction", item.pk))
    item.refresh_from_db()
    assert item.done_on == TODAY
    supervisor.post(url("own_introduction", item.pk), {"undo": "1"})
    item.refresh_from_db()
    assert item.done_on is None


def test_a_week_has_one_word_which_the_coach_reads(
    world: World, maryam: Placement, supervisor: Client, coach_client: Client
) -> None:
    supervisor.post(url("own_word", maryam.pk), {"light": "gul", "word": "Trött på morgonen"})
    supervisor.post(url("own_word", maryam.pk), {"light": "gron", "word": "Klarar kassan själv"})
    word = SupervisorWord.objects.get()
    assert (word.monday, word.light, word.author.name) == (
        MONDAY,
        "gron",
        "Test Handledare på företag",
    )
    assert word.history.count() == 2
    assert "Klarar kassan själv" in words(coach_client, "placement", maryam.pk)
    assert "Handledaren hos Kretsloppet: grönt" in words(
        coach_client, "participant", maryam.participant_id
    )


def test_a_word_without_a_light_is_asked_again_and_kept(
    maryam: Placement, supervisor: Client
) -> None:
    text = supervisor.post(url("own_word", maryam.pk), {"word": "Det går så där"}).content.decode()
    assert "Välj grönt, gult eller rött" in text
    assert "Det går så där" in text


def idag(client: Client) -> str:
    return client.get(reverse("today", args=["nyttiga"])).content.decode()


def test_a_red_word_stands_on_idag_until_somebody_follows_up(
    world: World, maryam: Placement, supervisor: Client, coach_client: Client
) -> None:
    said = "handledaren hos Kretsloppet säger rött"
    supervisor.post(url("own_word", maryam.pk), {"light": "gron"})
    assert said not in idag(coach_client)
    supervisor.post(url("own_word", maryam.pk), {"light": "rod"})
    assert said in idag(coach_client)
    FollowUp.objects.create(
        project=world.project, placement=maryam, date=TODAY, way="telefon", status="genomford"
    )
    assert said not in idag(coach_client)


@pytest.mark.parametrize(("weeks", "is_silent"), [(2, False), (3, True), (4, True)])
def test_a_fortnight_without_a_word_stands_on_idag(
    world: World, maryam: Placement, coach_client: Client, weeks: int, is_silent: bool
) -> None:
    User.objects.update(created_at=dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
    monday = MONDAY - weeks * dt.timedelta(days=7)
    SupervisorWord.objects.create(
        project=world.project,
        placement=maryam,
        monday=monday,
        written_on=monday,
        light="gron",
        author=world.users[Role.SUPERVISOR],
    )
    said = "inget ord från handledaren hos Kretsloppet på två veckor"
    assert (said in idag(coach_client)) == is_silent


def test_nobody_waits_for_a_word_from_who_just_got_an_account(
    maryam: Placement, coach_client: Client
) -> None:
    assert "inget ord från handledaren" not in idag(coach_client)


def test_the_pages_stay_few_queries_with_more_people(
    world: World,
    shop: Enterprise,
    maryam: Placement,
    supervisor: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    supervisor.get(url("own_workplace"))
    with at_most_queries(7):
        supervisor.get(url("own_workplace"))
    placed(world, "nils", "P002", shop)
    placed(world, "protected", "P003", shop, alias="Kim")
    with at_most_queries(7):
        assert "Kim" in words(supervisor, "own_workplace")
