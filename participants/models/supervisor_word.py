"""The supervisor's short word about each week of a placement."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models.follow_up import FollowUp


class SupervisorWordQuerySet(ProjectQuerySet):
    def last_said(self, placement: OuterRef, column: str, as_of: dt.date) -> Subquery:
        """A column of the last word written by the day. For rows that know their `placement`."""
        written = self.filter(placement=placement, written_on__lte=as_of)
        return Subquery(written.order_by("-monday").values(column)[:1])


class SupervisorWord(ProjectScoped):
    """How a week goes, said by the supervisor at the enterprise: a light and a sentence. The week
    has one word; another one the same week takes its place."""

    placement = models.ForeignKey(
        "participants.Placement", on_delete=models.CASCADE, related_name="supervisor_words"
    )
    monday = models.DateField("veckans måndag")
    written_on = models.DateField("skrivet")
    light = models.CharField("hur går det?", max_length=4, choices=FollowUp.Light)
    word = models.CharField("några ord", max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = SupervisorWordQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "handledarens ord"
        verbose_name_plural = "handledarens ord"
        ordering = ["-monday", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "monday"], name="supervisor_word_once"),
            models.CheckConstraint(
                condition=Q(monday__iso_week_day=1), name="supervisor_word_of_a_week"
            ),
            models.CheckConstraint(
                condition=Q(light__in=["gron", "gul", "rod"]), name="supervisor_word_light_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement_id} {self.monday}"

    @property
    def week(self) -> int:
        """The week's number in the Swedish calendar (ISO 8601)."""
        return self.monday.isocalendar().week
