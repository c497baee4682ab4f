"""What a browser, a proxy or a log may keep: nothing about anybody. That no answer at all may be
stored or framed is held by test_every_address.py."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.ui.logs import PathOnly
from participants.models import CoachingSession
from tests.nyttiga.test_every_address import PAGES
from tests.rows import one_of_each
from tests.world import PASSWORD, TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def rows(world: World) -> dict[type, Any]:
    return one_of_each(world.project, world.leader)


def test_a_page_for_a_wrong_host_is_as_safe(client: Client, db: None) -> None:
    answer = client.get("/konto/logga-in/", headers={"host": "ont.example"})
    assert answer.status_code == 400
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_fault_shows_and_logs_nothing_of_anybody(
    world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from participants.views.participants import ParticipantsView

    def fail(view: object) -> None:
        raise RuntimeError("Maryam Haile 19900101-2385")

    monkeypatch.setattr(ParticipantsView, "get_queryset", fail)
    client = Client(raise_request_exception=False)
    client.force_login(world.leader)
    answer = client.get("/p/nyttiga/deltagare/?q=Maryam")
    logged = "".join(capfd.readouterr())
    assert answer.status_code == 500
    for secret in ("Maryam", "Haile", "2385"):
        assert secret not in answer.content.decode() + logged
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/konto/inbjudan/aB3-xY_9aB3-xY_9aB3-xY_9aB3/",
        "/konto/losenord/nytt/1a-dhero0-1b21267097fcdd7c1e2e2562e9231305/",
    ],
)
def test_a_log_line_does_not_hold_a_link_that_opens_something(path: str) -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "Fault: %s", (path,), None)
    PathOnly().filter(record)
    assert record.msg.count("/***/") == 1
    assert path not in record.msg


def test_every_form_needs_its_own_token(world: World, rows: dict[type, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.leader)
    for page in PAGES:
        for headers in ({}, {"hx-request": "true"}, {"x-autosave": "1"}):
            assert client.post(page.url(rows), headers=headers).status_code == 403, page.name


def test_a_message_that_names_somebody_is_no_cookie(world: World, rows: dict[type, Any]) -> None:
    client = Client()
    client.force_login(world.leader)
    newcomer = world.participant("D077", first_name="Flora", last_name="Flyktig")
    workshop = next(row for row in rows.values() if type(row).__name__ == "FutureWorkshop")
    url = f"/p/nyttiga/framtidsverkstader/{workshop.pk}/deltagare/"
    client.post(url, {"participant": newcomer.pk})
    assert set(client.cookies) <= {"sessionid", "csrftoken"}
    assert "Flora Flyktig har fått plats." in client.get(url).content.decode()


def test_what_is_searched_for_does_not_stand_open_in_the_session(
    world: World, leader_client: Client
) -> None:
    leader_client.post("/p/nyttiga/deltagare/sok/", {"q": "19900101-2385"})
    kept = Session.objects.get(pk=leader_client.cookies["sessionid"].value).get_decoded()
    assert "19900101" not in str(kept)
    assert "Maryam Haile" in leader_client.get("/p/nyttiga/deltagare/?visa=alla").content.decode()


def test_a_search_from_another_key_is_forgotten(world: World, leader_client: Client) -> None:
    session = leader_client.session
    session["participant_search"] = {"nyttiga": "Maryam"}
    session.save()
    assert leader_client.get("/p/nyttiga/deltagare/").context["query"] == ""


def test_the_session_cookie_is_for_the_server_alone(world: World, client: Client) -> None:
    client.post("/konto/logga-in/", {"login": world.leader.email, "password": PASSWORD})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_no_copy_of_a_coaching_note_lies_in_the_browser(world: World, coach_client: Client) -> None:
    session = CoachingSession.objects.create(
        project=world.project, participant=world.participants["maryam"], date=TODAY
    )
    page = coach_client.get(f"/p/nyttiga/deltagare/coachning/{session.pk}/").content.decode()
    textarea = page[page.index("<textarea") :]
    assert " data-no-local " in textarea[: textarea.index(">")]


def test_htmx_keeps_no_pages(world: World, leader_client: Client) -> None:
    page = leader_client.get("/p/nyttiga/deltagare/").content.decode()
    assert '"historyCacheSize":0' in page
