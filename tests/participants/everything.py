"""All that can be read of a project, as plain words: pages, papers, files, calendars, mails."""

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import docx
import pypdf
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import CalendarFeed, User
from nyttiga.links.models import PersonalLink
from participants.models import Participant
from participants.own_page import KIND
from tests import workbooks as wb
from tests.nyttiga.test_every_address import PAGES
from tests.papers import papers_before_the_press

Rows = dict[type, Any]


def words_of(answer: Any) -> str:
    """What a reader sees. A PDF or a workbook is packed: in its bytes no word is ever found."""
    kind = answer.get("Content-Type", "")
    if kind == "application/pdf" and b"%%EOF" in answer.content:
        sheets = pypdf.PdfReader(io.BytesIO(answer.content)).pages
        return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    if "spreadsheet" in kind:
        return str(wb.tables(io.BytesIO(answer.content)))
    if "wordprocessing" in kind:
        return " ".join(
            part.text or "" for part in docx.Document(io.BytesIO(answer.content)).element.iter()
        )
    return answer.content.decode()


def register_of(client: Client) -> str:
    """The Excel register as the user takes it out."""
    return words_of(client.post(reverse("projects:register_export", args=["nyttiga"])))


def calendar_of(user: User) -> str:
    """The user's calendar feed, as a calendar program without a sign-in reads it. Long lines are
    unfolded."""
    feed = Client().get(f"/kalender/{CalendarFeed.objects.renew(user)}.ics")
    return words_of(feed).replace("\r\n ", "")


def everything(client: Client, user: User, rows: Rows) -> Iterator[tuple[str, str]]:
    """Name and words of every address that the user can open, of the register and of the
    calendar feed."""
    with papers_before_the_press():
        for page in PAGES:
            yield page.name, words_of(client.get(page.url(rows)))
    yield "the register", register_of(client)
    yield "the calendar", calendar_of(user)


def own_phone(person: Participant, user: User) -> str:
    """What the person's own page says, on a telephone that opened its link."""
    phone = Client()
    phone.post(PersonalLink.objects.issue(KIND, person, user, dt.timedelta(days=7)))
    answer = phone.get("/min-sida/")
    assert answer.status_code == 200
    return words_of(answer)
