"""What the funder asks about a report that it has got, and what it was answered."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from reporting.models.report import Report


class ReportQuestionQuerySet(ProjectQuerySet):
    def unanswered(self) -> Self:
        return self.filter(answered_on=None)


class ReportQuestion(ProjectScoped):
    """A question about a fixed report. The answer stands beside the report and changes nothing
    in it: what was wrong is put right by a correction, which is a new version."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="questions")
    asked_on = models.DateField("frågad den")
    asked_by = models.CharField("vem frågar?", max_length=120)
    question = models.TextField("fråga")
    answer_by = models.DateField("svar senast", null=True, blank=True)
    answer = models.TextField("svar", blank=True)
    answered_on = models.DateField("besvarad den", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ReportQuestionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kompletterande fråga"
        verbose_name_plural = "kompletterande frågor"
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(answer="") & Q(answered_on=None))
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="question_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=models.F("asked_on")),
                name="question_answered_after_asked",
                violation_error_message="Den besvarades innan den ställdes.",
            ),
        ]

    def __str__(self) -> str:
        return f"Fråga {self.asked_on}"
