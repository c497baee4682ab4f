"""Surveys before and after, for goals about what people know and feel: who was asked, and when."""

from typing import Self

from django.conf import settings
from django.db import models

from nyttiga.projects.models import ContactPerson, ProjectQuerySet, ProjectScoped
from nyttiga.ui.clock import today


class SurveyRound(ProjectScoped):
    """One asking: the same questions before and after. It takes answers up to and with
    `closes_on`; from the day after, what it says is the same for ever."""

    class Survey(models.TextChoices):
        KNOWLEDGE = "kunskap", "Kunskap om sociala företag"
        SEEN = "sedd", "Sedda och uppskattade"

    class Moment(models.TextChoices):
        BEFORE = "fore", "Före"
        AFTER = "efter", "Efter"

    survey = models.CharField("enkät", max_length=10, choices=Survey)
    moment = models.CharField("när", max_length=5, choices=Moment)
    sent_on = models.DateField("skickad")
    closes_on = models.DateField("svar senast")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "enkätomgång"
        verbose_name_plural = "enkätomgångar"
        ordering = ["survey", "sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "survey", "moment"], name="survey_round_once"
            ),
            models.CheckConstraint(
                condition=models.Q(survey__in=["kunskap", "sedd"]), name="survey_round_known"
            ),
            models.CheckConstraint(
                condition=models.Q(moment__in=["fore", "efter"]), name="survey_round_moment_known"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__gt=models.F("sent_on")),
                name="survey_round_closes_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_survey_display()}, {self.get_moment_display().lower()}"

    @property
    def is_open(self) -> bool:
        return self.closes_on >= today()


class InvitationQuerySet(ProjectQuerySet):
    def answerable(self) -> Self:
        """Of rounds that still take answers."""
        return self.filter(round__closes_on__gte=today())


class SurveyInvitation(ProjectScoped):
    """That somebody was asked, so that nobody is asked twice. What they answered is kept apart,
    without them."""

    round = models.ForeignKey(SurveyRound, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(ContactPerson, on_delete=models.CASCADE, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "enkätinbjudan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="survey_asked_once")
        ]

    def __str__(self) -> str:
        return f"Inbjudan {self.pk}"
