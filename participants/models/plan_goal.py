"""Goals: what the person wants to reach, in one version of the plan."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from nyttiga.projects.models import ProjectScoped
from participants.models.measurement import DOMAINS

MOST_GOALS = 5  # DOMAIN 6.3: one to five active ones
# What a goal takes along into the next version.
CARRIED = (
    "line",
    "text",
    "measure",
    "resources",
    "importance",
    "confidence",
    "due_on",
    "status",
    "domain",
)


class PlanGoal(ProjectScoped):
    """Something the person wants to reach, in one version of the plan. SMART: the text says
    what, `measure` how it is seen, `importance` and `confidence` (1–10) that it is the person's
    own, `resources` what it takes, `due_on` by when.

    `line` is the same for one goal in all versions, also when its words change.
    """

    class Status(models.TextChoices):
        ACTIVE = "aktiv", "Pågår"
        REACHED = "uppnadd", "Uppnått"
        PARTLY = "delvis_uppnadd", "Delvis uppnått"
        NOT_REACHED = "ej_uppnadd", "Inte uppnått"
        PAUSED = "pausad", "Pausat"
        DROPPED = "avskriven", "Struket"

    plan = models.ForeignKey(
        "participants.ActionPlan", on_delete=models.CASCADE, related_name="goals"
    )
    line = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField("mål", max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    measure = models.CharField("så märks det", max_length=300, blank=True)
    resources = models.CharField("det som behövs", max_length=300, blank=True)
    importance = models.PositiveSmallIntegerField("så viktigt, 1–10", null=True, blank=True)
    confidence = models.PositiveSmallIntegerField("tror på det, 1–10", null=True, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    status = models.CharField("läge", max_length=16, choices=Status, default=Status.ACTIVE)
    # A code of `measurement.DOMAINS`: the step curve that the goal should move.
    domain = models.CharField("stegområde", max_length=3, blank=True)

    class Meta:
        verbose_name = "delmål"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "text"], name="plan_goal_once"),
            models.CheckConstraint(
                condition=Q(importance__isnull=True) | Q(importance__range=(1, 10)),
                name="plan_goal_importance_on_scale",
                violation_error_message="Skriv ett tal mellan 1 och 10.",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(1, 10)),
                name="plan_goal_confidence_on_scale",
                violation_error_message="Skriv ett tal mellan 1 och 10.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def domain_name(self) -> str:
        """What the step domain is called; empty for none."""
        return DOMAINS.get(self.domain, "")

    def copy(self) -> Self:
        """The same goal for another version, not saved."""
        return type(self)(**{name: getattr(self, name) for name in CARRIED})
