"""Stories in the report and beside the goals: told ones only, and none without its right."""

import datetime as dt

import pytest

from agreements.models import Story
from participants.models import Consent
from reporting.beside import beside
from reporting.models.report import Variant
from reporting.report.contents import Contents, both_contents
from tests.agreements.story_world import approved_story, told_at
from tests.reporting.report_world import begin
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
IN_Q3 = dt.date(2026, 9, 1)


def lessons(world: World, variant: Variant = Variant.RAR) -> tuple[str, list[tuple]]:
    """The section's draft and the rows of its table."""
    shown: Contents = both_contents(begin(world), TODAY)[variant]
    section = next(one for one in shown.sections if one.key == "lardomar")
    return section.text, [row.cells for table in section.tables for row in table.rows]


def test_the_report_tells_of_stories_published_for_the_first_time_in_the_period(
    world: World,
) -> None:
    story = approved_story(world, title="Alma öppnar kafé", kind=Story.Kind.FILM)
    told_at(story, published_on=IN_Q3)
    told_at(story, published_on=dt.date(2026, 9, 20), channel="press")
    told_at(approved_story(world, title="Från i våras"), published_on=dt.date(2026, 5, 1))
    approved_story(world, title="Aldrig visad")
    text, rows = lessons(world)
    assert text == "En berättelse publicerades under perioden."
    assert rows == [("Alma öppnar kafé", "Film", IN_Q3, "Webbplats, Press, radio eller tv")]


def test_one_that_may_not_be_shown_any_more_is_not_in_the_report(world: World) -> None:
    story = approved_story(world)
    told_at(story, published_on=IN_Q3)
    Story.objects.update(withdrawn_on=TODAY)
    assert lessons(world) == ("Inga lärdomar är nedskrivna för perioden.", [])
    assert not Consent.objects.exists()


def test_they_are_counted_beside_the_goals(world: World) -> None:
    told_at(approved_story(world), published_on=IN_Q3)
    told_at(approved_story(world), published_on=TODAY)
    found = {one.about.title: one for one in beside(world.project, TODAY, dt.date(2026, 9, 30))}
    figure = found["Berättelser som publicerats"]
    assert (figure.number, figure.change) == (2, 1)
