"""*Lotsning*: from what the person wants and can to a place where both sides say yes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


class Wishes(ProjectScoped):
    """What the person wants and can: what places are matched against."""

    participant = models.OneToOneField(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="wishes",
        verbose_name="deltagare",
    )
    wants = models.TextField("vill göra", blank=True)
    can = models.TextField("kan och har gjort", blank=True)
    needs = models.TextField("det som gör att det fungerar", blank=True)
    hours = models.PositiveSmallIntegerField("timmar i veckan att börja med", null=True, blank=True)
    municipalities = models.ManyToManyField(
        "projects.Municipality", blank=True, related_name="+", verbose_name="kan ta sig till"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "önskemål om plats"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Önskemål {self.participant_id}"


class Proposal(ProjectScoped):
    """One enterprise proposed to one person: a joint visit, and a yes or no from both.

    The enterprise is told who it is about only once the consent is there (`INFO_FORETAG`).
    """

    class Answer(models.TextChoices):
        YES = "ja", "Ja"
        NO = "nej", "Nej"

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="proposals",
        verbose_name="deltagare",
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise",
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name="företag",
    )
    proposed_on = models.DateField("föreslaget")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    why = models.TextField("varför den här platsen", blank=True)
    visit_on = models.DateField("gemensamt besök", null=True, blank=True)
    visit_at = models.TimeField("klockan", null=True, blank=True)
    visited = models.BooleanField("besöket blev av", default=False)
    participant_answer = models.CharField("deltagaren", max_length=3, choices=Answer, blank=True)
    participant_reason = models.CharField("deltagarens skäl", max_length=300, blank=True)
    enterprise_answer = models.CharField("företaget", max_length=3, choices=Answer, blank=True)
    enterprise_reason = models.CharField("företagets skäl", max_length=300, blank=True)
    closed_on = models.DateField("avslutat", null=True, blank=True)
    placement = models.OneToOneField(
        "participants.Placement",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "förslag på plats"
        verbose_name_plural = "förslag på platser"
        ordering = ["-proposed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "enterprise"],
                condition=Q(closed_on=None),
                name="proposal_one_open_per_place",
                violation_error_message="Platsen är redan föreslagen.",
            ),
            models.CheckConstraint(
                condition=Q(visit_on__isnull=True) | Q(visit_on__gte=F("proposed_on")),
                name="proposal_visit_after_proposal",
                violation_error_message="Besöket kan inte vara före förslaget.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} till {self.enterprise_id}"

    @property
    def both_said_yes(self) -> bool:
        return self.participant_answer == self.enterprise_answer == self.Answer.YES
