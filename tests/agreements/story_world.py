"""Stories for the tests: a consent, and a story that rests on it."""

import datetime as dt
from typing import Any

from agreements.models import Story, StoryPlace
from participants.models import Consent, Participant
from tests.world import TODAY, World

SCOPE = "Text om vägen till bageriet, på projektets webbplats"


def media_consent(world: World, person: str = "maryam", **fields: Any) -> Consent:
    """A consent to one story, given ten days ago."""
    participant: Participant = world.participants[person]
    values = {"kind": "BILD_MEDIA", "given_on": TODAY - dt.timedelta(days=10), "scope": SCOPE}
    return Consent.objects.create(
        project=participant.project, participant=participant, **(values | fields)
    )


def approved_story(world: World, consent: Consent | None = None, **fields: Any) -> Story:
    """A finished story: a person's way where there is a consent, else an article."""
    values: dict[str, Any] = {"kind": "artikel", "title": "Bageriet växer"}
    if consent:
        values = {
            "kind": "vag", "title": "Vägen till bageriet", "consent": consent,
            "shown_as": "Alma", "person_approved_on": TODAY,
        }  # fmt: skip
    values |= {"project": world.project, "approved_on": TODAY, "approved_by": world.leader}
    return Story.objects.create(**(values | fields))


def told_at(story: Story, where: str = "exempel.se/alma", **fields: Any) -> StoryPlace:
    """A place where it is told since yesterday."""
    values = {"channel": "webb", "published_on": TODAY - dt.timedelta(days=1)}
    return StoryPlace.objects.create(
        project=story.project, story=story, where=where, **(values | fields)
    )
