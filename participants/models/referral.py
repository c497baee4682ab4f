"""Referrals: another party asks for a place for somebody, and gets an answer."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.fields import EncryptedField
from participants.models.choices import Protection, ReferredBy, Sex


class ReferralQuerySet(ProjectQuerySet):
    def from_unit(self, unit_id: int | None) -> Self:
        """What one unit has sent; nothing for a user without a unit."""
        return self.filter(unit=unit_id) if unit_id else self.none()

    def undecided(self) -> Self:
        return self.filter(status=Referral.Status.NEW)

    def queued(self) -> Self:
        """Those who wait for a place, first come first."""
        return self.filter(status=Referral.Status.QUEUED).order_by("received_on", "pk")


class Referral(ProjectScoped):
    """One person referred by one unit. Becomes a participant when accepted; else it is erased
    after six months (DOMAIN 4.8). The referrer sees its status and nothing more."""

    class Status(models.TextChoices):
        NEW = "ny", "Väntar på besked"
        QUEUED = "ko", "I kö"
        ACCEPTED = "antagen", "Antagen"
        DECLINED = "ej_aktuell", "Inte aktuell"
        WITHDRAWN = "atertagen", "Återtagen"

    unit = models.ForeignKey(
        "projects.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="anvisande enhet",
    )
    referred_by = models.CharField("anvisande part", max_length=20, choices=ReferredBy)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    received_on = models.DateField("kom in")
    first_name = EncryptedField("förnamn", blank=True, default="")
    last_name = EncryptedField("efternamn", blank=True, default="")
    personnummer = EncryptedField("personnummer", blank=True, default="")
    phone = EncryptedField("telefon", blank=True, default="")
    sex = models.CharField("kön", max_length=8, choices=Sex, default=Sex.UNKNOWN)
    protection = models.CharField(
        "skyddade personuppgifter", max_length=24, choices=Protection, default=Protection.NONE
    )
    municipality = models.ForeignKey(
        "projects.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kommun",
    )
    knows_and_agrees = models.BooleanField("personen vet om det och vill själv", default=False)
    status = models.CharField("läge", max_length=12, choices=Status, default=Status.NEW)
    decided_on = models.DateField("beslut", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField("skäl", max_length=300, blank=True)
    participant = models.OneToOneField(
        "participants.Participant",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="referral",
    )

    objects = ReferralQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["first_name", "last_name", "personnummer", "phone"]
    )

    class Meta:
        verbose_name = "anvisning"
        verbose_name_plural = "anvisningar"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["ny", "ko", "antagen", "ej_aktuell", "atertagen"]),
                name="referral_status_known",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["ny", "atertagen"]) | Q(decided_on__isnull=False),
                name="referral_decision_dated",
            ),
        ]
        indexes = [models.Index(fields=["project", "status"], name="referral_by_status")]

    def __str__(self) -> str:
        return f"Anvisning {self.pk}"
