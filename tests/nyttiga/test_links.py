"""Personal links: made once, opened once, and dead links that all look alike."""

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from nyttiga.accounts.models import User
from nyttiga.jobs.schedule import daily
from nyttiga.links import guesses
from nyttiga.links.models import PersonalLink
from nyttiga.ui.logs import PathOnly
from participants.models import Participant
from participants.own_page import KIND
from tests.world import World

SignIn = Callable[[User], Client]
WEEK = dt.timedelta(days=7)
GONE = "Länken gäller inte"


@pytest.fixture(autouse=True)
def _no_earlier_misses(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def maryam(world: World) -> Participant:
    return world.participants["maryam"]


@pytest.fixture
def address(world: World, maryam: Participant) -> str:
    """Maryam's fresh link."""
    return PersonalLink.objects.issue(KIND, maryam, world.coach, WEEK)


def the_link() -> PersonalLink:
    return PersonalLink.objects.get()


def test_the_address_is_long_random_and_kept_as_a_hash_only(address: str) -> None:
    token = address.split("/")[2]
    assert len(token) >= 43  # 256 bits
    link = the_link()
    assert link.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(PersonalLink.objects.values().get())


def test_looking_at_the_address_writes_nothing_and_does_not_use_it_up(
    address: str, client: Client
) -> None:
    before = PersonalLink.objects.values().get()
    for _ in range(3):  # a messenger, a mail scanner, a person who hesitates
        assert "Öppna din sida" in client.get(address).content.decode()
        assert client.head(address).status_code == 200
    assert PersonalLink.objects.values().get() == before


def test_the_button_opens_the_page_without_the_token_in_its_address(
    address: str, client: Client
) -> None:
    answer = client.post(address)
    assert (answer.status_code, answer.url) == (302, "/min-sida/")
    assert client.get("/min-sida/").status_code == 200
    assert the_link().opened_at is not None


def test_the_button_has_a_token_against_forged_forms(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address).status_code == 403
    assert the_link().opened_at is None


def test_the_cookie_is_signed_and_goes_to_the_page_alone(
    address: str, client: Client, settings: Any
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    cookies = client.post(address).cookies
    assert {cookie["path"] for cookie in cookies.values()} == {"/min-sida/", address}
    for cookie in cookies.values():
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"
        assert 0 < cookie["max-age"] <= WEEK.total_seconds()


def test_a_cookie_that_was_tampered_with_opens_nothing(address: str, client: Client) -> None:
    client.post(address)
    client.cookies["lank_min-sida"] = "x" + client.cookies["lank_min-sida"].value[1:]
    assert client.get("/min-sida/").status_code == 404


def test_a_second_device_is_told_in_a_friendly_way(address: str, client: Client) -> None:
    client.post(address)
    other = Client()
    for answer in (other.get(address), other.post(address)):
        assert answer.status_code == 410
        assert "Länken är redan använd" in answer.content.decode()
    assert other.get("/min-sida/").status_code == 404
    assert client.get("/min-sida/").status_code == 200


def test_the_same_device_comes_in_again_by_the_same_address(address: str, client: Client) -> None:
    client.post(address)
    answer = client.get(address)
    assert (answer.status_code, answer.url) == (302, "/min-sida/")


def test_on_a_shared_device_each_address_leads_to_its_own_person(
    world: World, address: str, client: Client
) -> None:
    other = PersonalLink.objects.issue(KIND, world.participants["nils"], world.coach, WEEK)
    client.post(address)
    at_the_address = client.cookies["lank"].value
    client.post(other)
    client.cookies["lank"] = at_the_address  # a browser keeps one for each path
    client.get(address)
    assert "Hej Maryam" in client.get("/min-sida/").content.decode()


def dead_pages(world: World, address: str) -> dict[str, Any]:
    """The answers of links that are dead for different reasons."""
    nils, maryam = world.participants["nils"], world.participants["maryam"]
    gone = world.participant("D050", ends_on=dt.date(2026, 10, 1), end_reason="TILL_ARBETE")
    mistake = world.participant("D051", ends_on=dt.date(2026, 12, 1), end_reason="FELREGISTRERING")
    revoked = PersonalLink.objects.issue(KIND, nils, world.coach, WEEK)
    PersonalLink.objects.revoke_for(nils)
    expired = PersonalLink.objects.issue(KIND, maryam, world.coach, WEEK)
    made = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    PersonalLink.objects.filter(subject_id=maryam.pk).update(
        created_at=made, expires_at=made + WEEK
    )
    addresses = {
        "unknown": "/l/x/",
        "another token": f"/l/{'A' * 43}/",
        "superseded": address,
        "revoked": revoked,
        "expired": expired,
        "left": PersonalLink.objects.issue(KIND, gone, world.coach, WEEK),
        "mistake": PersonalLink.objects.issue(KIND, mistake, world.coach, WEEK),
    }
    return {why: Client().get(url) for why, url in addresses.items()} | {
        f"{why}, pressed": Client().post(url) for why, url in addresses.items()
    }


def test_all_dead_links_look_alike(world: World, address: str) -> None:
    answers = dead_pages(world, address)
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.content for answer in answers.values()}) == 1
    assert GONE in answers["unknown"].content.decode()


def test_dead_links_cost_the_same_look_ups(world: World, address: str) -> None:
    PersonalLink.objects.revoke_for(world.participants["maryam"])
    Client().get("/l/x/")  # the first miss makes the counter
    costs = []
    for url in ("/l/x/", address):
        with CaptureQueriesContext(connection) as captured:
            Client().get(url)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_an_opened_link_that_has_expired_is_dead_on_its_device_too(
    address: str, client: Client
) -> None:
    client.post(address)
    with time_machine.travel("2026-11-10 12:00:00+00:00", tick=False):
        assert client.get("/min-sida/").status_code == 404
        assert GONE in client.get(address).content.decode()


def test_only_one_of_two_devices_wins(address: str) -> None:
    token = address.split("/")[2]
    assert PersonalLink.objects.open_once(token)
    assert PersonalLink.objects.open_once(token) == ""


def test_a_new_link_revokes_the_older(
    world: World, maryam: Participant, address: str, client: Client
) -> None:
    client.post(address)
    PersonalLink.objects.issue(KIND, maryam, world.coach, WEEK)
    assert client.get("/min-sida/").status_code == 404
    assert PersonalLink.objects.filter(revoked_at=None).count() == 1


def test_revoking_for_a_person_leaves_others_alone(world: World, address: str) -> None:
    nils = world.participants["nils"]
    PersonalLink.objects.issue(KIND, nils, world.coach, WEEK)
    assert PersonalLink.objects.revoke_for(nils) == 1
    assert PersonalLink.objects.live().count() == 1


def test_a_row_of_another_table_with_the_same_number_revokes_nothing(
    world: World, maryam: Participant, address: str
) -> None:
    world.project.pk = maryam.pk
    assert PersonalLink.objects.revoke_for(world.project) == 0


@pytest.mark.parametrize(
    "values",
    [
        {"opened_at": dt.datetime(2026, 11, 2, tzinfo=dt.UTC)},
        {"device_hash": "a" * 64},
        {"expires_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
    ],
)
def test_the_table_refuses_what_cannot_be(address: str, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonalLink.objects.update(**values)


def test_the_table_refuses_two_links_at_a_time(world: World, address: str) -> None:
    link = the_link()
    link.pk, link.token_hash = None, "b" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save()


def test_who_tries_many_addresses_is_stopped_for_a_while(
    address: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "MOST_MISSES", 3)
    for guess in range(3):
        assert client.get(f"/l/{guess}/").status_code == 404
    assert client.get("/l/4/").status_code == 429
    assert client.post(address).status_code == 429
    assert the_link().opened_at is None
    with time_machine.travel("2026-11-02 08:11:00+00:00", tick=False):
        assert client.post(address).status_code == 302


def test_another_address_on_the_net_is_not_stopped_with_it(
    address: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "MOST_MISSES", 1)
    client.get("/l/guess/")
    assert client.get(address, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_links_are_erased_thirty_days_past_their_expiry(address: str) -> None:
    expiry = dt.date(2026, 11, 9)
    (task,) = [one for one in daily if one.name == "lankar"]
    task.run(expiry + dt.timedelta(days=30))
    assert PersonalLink.objects.count() == 1
    task.run(expiry + dt.timedelta(days=31))
    assert PersonalLink.objects.count() == 0


def test_no_token_reaches_the_log(address: str) -> None:
    record = logging.LogRecord("x", 40, "", 0, "Not Found: %s", (address,), None)
    PathOnly().filter(record)
    assert record.getMessage() == "Not Found: /l/***/"


def test_no_page_passes_the_token_on(address: str, client: Client) -> None:
    token = address.split("/")[2]
    opened = client.get(address)
    assert opened.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in opened.headers["X-Robots-Tag"]
    assert "no-store" in opened.headers["Cache-Control"]
    assert token not in opened.content.decode()
    client.post(address)
    assert token not in Client().get(address).content.decode()


def test_a_fault_on_the_way_tells_nothing_of_the_token(
    address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*args: Any) -> None:
        raise RuntimeError(address)

    monkeypatch.setattr("nyttiga.links.views.render", break_down)
    caplog.handler.addFilter(PathOnly())
    client = Client(raise_request_exception=False)
    answer = client.get(address)
    assert answer.status_code == 500
    assert address.split("/")[2] not in answer.content.decode()
    assert address.split("/")[2] not in " ".join(one.getMessage() for one in caplog.records)


def test_somebody_signed_in_is_nobody_here(
    world: World, address: str, coach_client: Client
) -> None:
    answer = coach_client.get(address)
    assert world.coach.name not in answer.content.decode()
    assert answer.context["user"].is_anonymous


@given(st.text(min_size=1, max_size=80))
def test_any_text_for_a_token_is_only_unknown(text: str) -> None:
    from nyttiga.links.models import digest

    assert len(digest(text)) == 64
