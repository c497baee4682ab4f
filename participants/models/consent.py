"""Consents: what a person has said yes to, in which words, and for how long."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class ConsentQuerySet(ProjectQuerySet):
    def valid(self, day: dt.date) -> Self:
        """Given by the day, and neither run out nor withdrawn by it."""
        return self.filter(
            Q(valid_to=None) | Q(valid_to__gte=day),
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
            given_on__lte=day,
        )

    def of_kind(self, kind: "Consent.Kind") -> Self:
        return self.filter(kind=kind)


class Consent(ProjectScoped):
    """One consent to one thing (DOMAIN 4.5). Never one form for all; the one for SUS stands
    alone. Withdrawing it is always possible, takes effect the same day and keeps the row.

    `INFO_EXCHANGE` names the organisations it is for in `scope`; `INFO_ENTERPRISE` is given for
    one enterprise.
    """

    class Kind(models.TextChoices):
        SUS = "SUS_UF", "Registrering i SUS"
        INFO_EXCHANGE = "INFO_UTBYTE", "Utbyte av uppgifter"
        INFO_ENTERPRISE = "INFO_FORETAG", "Uppgifter till företaget"
        SURVEY = "ENKAT", "Enkäter"
        MEDIA = "BILD_MEDIA", "Bild, film och berättelse"
        CONTACT = "KONTAKT", "Påminnelser per sms och mejl"
        LATER_FOLLOW_UP = "EFTERUPPF", "Uppföljning efter avslut"

    class Method(models.TextChoices):
        PAPER = "papper", "Underskrift på papper"
        E_SIGNATURE = "bankid", "BankID"
        ORAL = "muntligt", "Muntligt med vittne"

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="consents",
        verbose_name="deltagare",
    )
    kind = models.CharField("vad", max_length=14, choices=Kind)
    text_version = models.CharField("textens version", max_length=20, blank=True)
    language = models.CharField("språk", max_length=40, blank=True, default="svenska")
    given_on = models.DateField("lämnat")
    method = models.CharField("hur", max_length=10, choices=Method, blank=True)
    scope = models.TextField("gäller", blank=True)
    enterprise = models.ForeignKey(
        "enterprises.Enterprise",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="företag",
    )
    valid_to = models.DateField("till och med", null=True, blank=True)
    withdrawn_on = models.DateField("återtaget", null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = ConsentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "samtycke"
        verbose_name_plural = "samtycken"
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("given_on")),
                name="consent_ends_after_start",
                violation_error_message="Slutdatum kan inte vara före den dag det lämnades.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
                violation_error_message="Det kan inte vara återtaget innan det lämnades.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="INFO_FORETAG") | Q(enterprise__isnull=False),
                name="consent_to_enterprise_names_it",
                violation_error_message="Välj vilket företag som får veta.",
            ),
        ]
        indexes = [models.Index(fields=["participant", "kind"], name="consent_by_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.given_on}"


def may_share_with_professionals(participant: Any, day: dt.date) -> bool:
    """Whether the people around the participant may be told anything (`INFO_UTBYTE`)."""
    consents = Consent.objects.filter(participant=participant).valid(day)
    return bool(consents.of_kind(Consent.Kind.INFO_EXCHANGE).exists())


def may_tell_enterprise(participant: Any, enterprise: Any, day: dt.date) -> bool:
    """Whether the enterprise may be told anything about the participant (`INFO_FORETAG`)."""
    consents = Consent.objects.filter(participant=participant, enterprise=enterprise).valid(day)
    return bool(consents.of_kind(Consent.Kind.INFO_ENTERPRISE).exists())
