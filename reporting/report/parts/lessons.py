"""The stories told in the period: articles, films and good examples, as they stand open to all."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from agreements.models import Story, StoryPlace
from agreements.models.story import without_right
from nyttiga.ui.clock import today
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Table, table
from reporting.report.wording import amount, paragraph


def _places(facts: Facts) -> QuerySet[StoryPlace]:
    """Where stories were told for the first time in the period. One whose consent is gone by now
    is told no more, here neither."""
    period = facts.period
    told = StoryPlace.objects.filter(project=facts.project, published_on__gte=period.starts_on)
    earlier = StoryPlace.objects.filter(story=OuterRef("story"), published_on__lt=period.starts_on)
    return (
        told.filter(~Exists(earlier), published_on__lte=facts.as_of)
        .exclude(without_right(today(), "story"))
        .select_related("story")
        .order_by("published_on", "pk")
    )


def tables(facts: Facts) -> list[Table]:
    found: dict[int, list[StoryPlace]] = {}
    for place in _places(facts):
        found.setdefault(place.story_id, []).append(place)
    if not found:
        return []
    return [
        table(
            "berattelser",
            "Berättelser som publicerades",
            ("Berättelse", "Slag", "Publicerad", "Var"),
            [_row(places) for places in found.values()],
        )
    ]


def _row(places: list[StoryPlace]) -> tuple[str, str, dt.date, str]:
    story = places[0].story
    where = ", ".join(dict.fromkeys(place.get_channel_display() for place in places))
    return story.title, Story.Kind(story.kind).label, places[0].published_on, where


def words(facts: Facts) -> str:
    number = len({place.story_id for place in _places(facts)})
    if not number:
        return "Inga lärdomar är nedskrivna för perioden."
    return paragraph(f"{amount(number, 'berättelse', 'berättelser')} publicerades under perioden")


PART = Part("lardomar", tables, words)
