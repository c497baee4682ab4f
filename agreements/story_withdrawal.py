"""What happens to stories when a person takes the consent back."""

import datetime as dt

from agreements.models import Story
from participants.models import Consent


def withdraw_stories(consent: Consent, day: dt.date) -> None:
    """An effect of `participants.withdrawal`: a story that rests on the consent is told no more,
    and a new consent to something else does not bring it back. Where it stands must be cleared
    (`StoryPlace.objects.to_take_down`)."""
    if consent.kind != Consent.Kind.MEDIA:
        return
    for story in Story.objects.resting_on(consent).filter(withdrawn_on=None):
        story.withdrawn_on = day
        story.save()  # one at a time, so that the history is kept
