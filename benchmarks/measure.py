"""Measures every page at one size, in a process and a database of its own.

`python -m benchmarks.measure 300` with NYTTIGA_DATA set. Prints one JSON object a page.
"""

import contextlib
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nyttiga.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (after the set-up)
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from agreements.models import Agreement, PublicEvent  # noqa: E402
from benchmarks.pages import PAGES, Page  # noqa: E402
from enterprises.models import Course, Enterprise  # noqa: E402
from nyttiga.accounts.models import User  # noqa: E402
from participants.models import Participant, Placement, WorkshopMeeting  # noqa: E402
from reporting.demo.scale_placements import BUSY  # noqa: E402
from reporting.demo.users import PASSWORD  # noqa: E402
from reporting.management.commands.load_scale import LEADER  # noqa: E402
from reporting.models import Report  # noqa: E402

PROJECT = "skala"
WARM_UP, REQUESTS, ROUNDS = 5, 40, 3
# What opens and closes a transaction or the fence between projects reads nothing.
NOT_THE_PAGES_WORK = re.compile(
    r"BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SELECT (set_config|current_setting)\("
)
HOST = "127.0.0.1"


def in_the_middle(rows: Any) -> int:
    """The id of a row a third through them: nobody's first, nobody's last."""
    found: int = rows.order_by("pk").values_list("pk", flat=True)[rows.count() // 3]
    return found


HELD = {"status": WorkshopMeeting.Status.HELD}
# What stands in an address, by what a page is `of`.
IDS: dict[str, Callable[[], Any]] = {
    "goal": lambda: "M1.2",
    "followed_up": lambda: "M2.2",
    "busy": lambda: Participant.objects.get(number=BUSY).pk,
    "participant": lambda: in_the_middle(Participant.objects.all()),
    "placement": lambda: in_the_middle(Placement.objects.all()),
    "meeting": lambda: in_the_middle(WorkshopMeeting.objects.filter(**HELD)),
    "enterprise": lambda: in_the_middle(Enterprise.objects.all()),
    "course": lambda: in_the_middle(Course.objects.all()),
    "agreement": lambda: in_the_middle(Agreement.objects.all()),
    "event": lambda: in_the_middle(PublicEvent.objects.all()),
    "report": lambda: in_the_middle(Report.objects.all()),
}


def load(participants: int) -> None:
    """Make the database, with the planner's statistics as a running server would have them."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_scale", participants=participants, project=PROJECT, stdout=sys.stderr)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def address(page: Page) -> str:
    """The page's path, for somebody in the middle of the project."""
    return reverse(page.url_name, args=[PROJECT, IDS[page.of]()] if page.of else [PROJECT])


def count_queries(page: Page) -> int:
    """Statements that one request runs, sign-in and access included."""
    client = Client(SERVER_NAME=HOST)
    client.force_login(User.objects.get(email=LEADER))
    client.post(reverse("participants:search", args=[PROJECT]), {"q": page.search})
    path = address(page) + page.query
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, f"{page.title}: {response.status_code}"  # noqa: S101
    return sum(not NOT_THE_PAGES_WORK.match(query["sql"]) for query in captured)


@contextlib.contextmanager
def served() -> Iterator[int]:
    """The application in gunicorn, as it is run for real; gives the port."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "nyttiga.wsgi", "--bind", f"{HOST}:{port}"]
    command += ["--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    server = subprocess.Popen([*command, "--log-level", "warning"])  # noqa: S603 (ours)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex((HOST, port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


class Browser:
    """Just enough of one: cookies, forms, and a new connection each time, so both workers serve."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.sign_in()

    def sign_in(self) -> None:
        self.post(reverse("account_login"), login=LEADER, password=PASSWORD)

    def get(self, path: str) -> bytes:
        status, body = self._request("GET", path)
        assert status == 200, f"{path}: {status}"  # noqa: S101
        return body

    def post(self, path: str, **fields: str) -> None:
        page = self._request("GET", path if "csrftoken" not in self.cookies else "/")[1]
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
        fields["csrfmiddlewaretoken"] = token[1].decode() if token else self.cookies["csrftoken"]
        status, _ = self._request("POST", path, urlencode(fields))
        assert status == 302, f"{path}: {status}"  # noqa: S101

    def _request(self, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        server = http.client.HTTPConnection(HOST, self.port, timeout=60)
        server.request(method, path, body, headers)
        response = server.getresponse()
        content = response.read()
        server.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, content


def clock(browser: Browser, page: Page) -> dict[str, float]:
    """One round: median and 95th percentile in ms, as a browser on the same machine sees them,
    and the size in KiB."""
    browser.post(reverse("participants:search", args=[PROJECT]), q=page.search)
    path, times, body = address(page) + page.query, [], b""
    for number in range(WARM_UP + REQUESTS):
        started = time.perf_counter()
        body = browser.get(path)
        if number >= WARM_UP:
            times.append((time.perf_counter() - started) * 1000)
    percentiles = statistics.quantiles(times, n=20)
    return {"p50": percentiles[9], "p95": percentiles[18], "kib": len(body) / 1024}


def main(participants: int) -> None:
    load(participants)
    queries = {page.title: count_queries(page) for page in PAGES}
    with served() as port:
        browser = Browser(port)
        rounds = [[clock(browser, page) for page in PAGES] for _ in range(ROUNDS)]
    for page, results in zip(PAGES, zip(*rounds, strict=True), strict=True):
        # The quietest round: whatever else the machine does is none of the page's doing.
        quietest = min(results, key=lambda result: result["p50"])
        print(json.dumps({"title": page.title, "queries": queries[page.title], **quietest}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
