"""*Lotsning*: from what the person wants and can to a place where both sides say yes."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords
from simple_history.utils import bulk_update_with_history

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


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


class ProposalQuerySet(ProjectQuerySet):
    def open(self) -> Self:
        """Neither turned down nor led to a placement."""
        return self.filter(closed_on=None)

    def close(self, day: dt.date) -> None:
        """Close those that are open: an exit, or a consent taken back, ends them unanswered."""
        proposals = list(self.open())
        for proposal in proposals:
            proposal.closed_on = day
        bulk_update_with_history(proposals, Proposal, ["closed_on"])


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

    objects = ProposalQuerySet.as_manager()
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

    def reopen(self) -> bool:
        """Take back that it came to nothing. A no is unsaid; a yes stands. False, and nothing
        is changed, where the place has been proposed anew meanwhile."""
        same = Proposal.objects.filter(
            participant=self.participant_id, enterprise=self.enterprise_id
        )
        if same.open().exists():
            return False
        self.closed_on = None
        if self.participant_answer == self.Answer.NO:
            self.participant_answer = ""
        if self.enterprise_answer == self.Answer.NO:
            self.enterprise_answer = ""
        self.save()
        return True

    @property
    def was_turned_down(self) -> bool:
        return self.Answer.NO in (self.participant_answer, self.enterprise_answer)

    @property
    def reasons(self) -> list[str]:
        """Why it came to nothing, in the words of those who said no."""
        said = [
            ("Deltagaren", self.participant_answer, self.participant_reason),
            ("Företaget", self.enterprise_answer, self.enterprise_reason),
        ]
        return [f"{who}: {why}" for who, answer, why in said if answer == self.Answer.NO]
