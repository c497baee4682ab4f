"""The evaluation plan: what is to be found out, how, when and by whom."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped
from reporting.models.evidence_kind import EvidenceKind
from reporting.models.goal import Goal


class EvaluationQuestion(ProjectScoped):
    """One question of the evaluation. Fixed early, together with the evaluator (ansökan,
    «Beskriv metod för uppföljning och utvärdering av målen»)."""

    class Status(models.TextChoices):
        PLANNED = "planerad", "Planerad"
        ONGOING = "pagar", "Pågår"
        ANSWERED = "besvarad", "Besvarad"

    question = models.TextField("fråga")
    method = models.CharField("metod", max_length=12, choices=EvidenceKind)
    method_note = models.CharField("så gör vi", max_length=300, blank=True)
    due_on = models.DateField("senast")
    responsible = models.CharField("ansvarig", max_length=120)
    status = models.CharField("läge", max_length=8, choices=Status, default=Status.PLANNED)
    answer = models.TextField("svar så långt", blank=True)
    goals = models.ManyToManyField(Goal, blank=True, related_name="+", verbose_name="mål")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "utvärderingsfråga"
        verbose_name_plural = "utvärderingsfrågor"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planerad", "pagar", "besvarad"]),
                name="evaluation_status_known",
            ),
            models.CheckConstraint(
                condition=Q(method__in=EvidenceKind.values), name="evaluation_method_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="besvarad") | ~Q(answer=""),
                name="evaluation_answered_in_words",
                violation_error_message="Skriv svaret innan du markerar frågan som besvarad.",
            ),
        ]

    def __str__(self) -> str:
        return self.question
