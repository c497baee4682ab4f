"""Where a story was told, and the day it was taken down there."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from agreements.models.story import Story, without_right
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class StoryPlaceQuerySet(ProjectQuerySet):
    """Places, and those that must be cleared."""

    def up(self, day: dt.date) -> Self:
        """Where it can be seen on the day."""
        return self.filter(Q(taken_down_on=None) | Q(taken_down_on__gt=day), published_on__lte=day)

    def to_take_down(self, day: dt.date) -> Self:
        """Nobody has taken it down, though the story may not be shown any more."""
        return self.filter(without_right(day, "story"), taken_down_on=None)


class StoryPlace(ProjectScoped):
    """One place where a story was told."""

    class Channel(models.TextChoices):
        WEB = "webb", "Webbplats"
        SOCIAL = "sociala", "Sociala medier"
        PRESS = "press", "Press, radio eller tv"
        NEWSLETTER = "brev", "Nyhetsbrev"
        PRINT = "tryck", "Trycksak eller utställning"
        FUNDER_REPORT = "rapport", "Rapport till RAR"
        OTHER = "annat", "Annat"

    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="places", verbose_name="berättelse"
    )
    channel = models.CharField("kanal", max_length=8, choices=Channel)
    where = models.CharField("var", max_length=300)
    published_on = models.DateField("publicerad")
    # The words of a consent are the person's own: somebody has read them for this place.
    consent_covers = models.BooleanField("samtycket räcker hit", default=False)
    taken_down_on = models.DateField("borttagen", null=True, blank=True, editable=False)

    objects = StoryPlaceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "plats"
        verbose_name_plural = "platser"
        ordering = ["published_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    channel__in=["webb", "sociala", "press", "brev", "tryck", "rapport", "annat"]
                ),
                name="story_place_channel_known",
            ),
            models.CheckConstraint(
                condition=Q(taken_down_on=None) | Q(taken_down_on__gte=F("published_on")),
                name="story_place_down_after_up",
            ),
        ]
        indexes = [models.Index(fields=["story", "published_on"], name="story_place_by_day")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.where}"
