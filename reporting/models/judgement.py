"""How project goals and effect goals stand: judged by hand, on evidence."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped, StoredFile
from reporting.models.evidence_kind import EvidenceKind
from reporting.models.goal import Goal


class Evidence(ProjectScoped):
    """Something that tells how a goal stands, on its day: a count, a survey, what people said."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="evidence")
    date = models.DateField("datum")
    kind = models.CharField("slag", max_length=12, choices=EvidenceKind)
    text = models.TextField("vad det visar")
    number = models.DecimalField("tal", max_digits=9, decimal_places=1, null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "underlag"
        verbose_name_plural = "underlag"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.COUNT) | Q(number__isnull=False),
                name="evidence_count_has_number",
                violation_error_message="En räkning behöver ett tal.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date}"


class JudgementQuerySet(ProjectQuerySet):
    def latest_by(self, day: dt.date) -> Self:
        """The judgement of each goal that held on the day."""
        made = self.filter(judged_on__lte=day)
        return made.order_by("goal_id", "-judged_on", "-pk").distinct("goal_id")


class GoalJudgement(ProjectScoped):
    """Somebody's judgement of a goal on a day. It rests on evidence: the database refuses one
    that rests on nothing, and evidence that a judgement rests on cannot go."""

    class Standing(models.TextChoices):
        REACHED = "reached", "Nått"
        ON_TRACK = "on_track", "På väg"
        BEHIND = "behind", "Går trögt"
        AT_RISK = "at_risk", "I fara"

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="judgements")
    judged_on = models.DateField("bedömt den")
    standing = models.CharField("läge", max_length=8, choices=Standing)
    text = models.TextField("bedömning")
    rests_on = models.ForeignKey(
        Evidence,
        on_delete=models.PROTECT,
        related_name="judgements",
        verbose_name="vilar mest på",
    )
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = JudgementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bedömning"
        verbose_name_plural = "bedömningar"
        ordering = ["-judged_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "judged_on"],
                name="judgement_once_a_day",
                violation_error_message="Målet är redan bedömt den dagen.",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=["reached", "on_track", "behind", "at_risk"]),
                name="judgement_standing_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.get_standing_display()} {self.judged_on}"
