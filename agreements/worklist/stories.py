"""Places where a story still stands, though it may not be shown any more."""

import datetime as dt

from django.db.models import F
from django.urls import reverse

from agreements.models import StoryPlace
from agreements.models.story import lost_its_right_on
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows, day_words


def rows(access: Access, day: dt.date) -> Rows:
    """One row a place: it is to go the same day."""
    return (
        StoryPlace.objects.visible_to(access)
        .to_take_down(day)
        .order_by()
        .annotate(ref=F("pk"), due=lost_its_right_on(day, "story"))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """The story and the place."""
    places = StoryPlace.objects.visible_to(access).order_by()
    return places.values("channel", "where", story_pk=F("story_id"), title=F("story__title"))


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    channel = StoryPlace.Channel(row["channel"]).label
    return WorkItem(
        kind="Ta ned",
        headline=f"Ta ned «{row['title']}»",
        text="",
        detail=f"{channel}: {row['where']}. Får inte visas, {day_words(row['due'], day)}",
        due=row["due"],
        url=reverse("agreements:story", args=[access.project.slug, row["story_pk"]]) + "#platser",
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} platser där en berättelse ska tas ned"


SOURCE = WorklistSource(
    "berattelser-ned", Permission.STORIES_EDIT, rows, facts, item, title, weight=Weight.FIRST
)
