"""Answers to surveys, without whoever gave them."""

import uuid
from typing import Any, Self

from django.db import models

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class SurveyAnswerQuerySet(ProjectQuerySet):
    def about(self, survey: str, subject: Any) -> Self:
        """The answers to the survey of that name about the row."""
        return self.filter(survey=survey, subject_id=subject.pk)


class SurveyAnswer(ProjectScoped):
    """What one person answered to one survey. Neither the person nor the time is kept, and the
    key tells no order, so that an answer leads to nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.SlugField("enkät", max_length=30)
    subject_id = models.BigIntegerField("om raden")
    answers = models.JSONField("svar")  # question's key: 1–5, unanswered left out
    words = models.TextField("egna ord", blank=True)

    objects = SurveyAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "enkätsvar"
        ordering = ["id"]
        indexes = [models.Index(fields=["survey", "subject_id"], name="survey_answers_about")]

    def __str__(self) -> str:
        return f"Svar på {self.survey}"
