"""That a stay is registered in SUS or Uppföljning Finsam, and how it stands there.

A row says what somebody has done there by hand: there is no way in for programs. What remains to
do follows from the row and the stay's facts (`reporting.sus.states`).
"""

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models import Consent, ParticipationPeriod
from reporting.models.insats import Insats


def new_salt() -> str:
    """What a row's fingerprints are mixed with, so that two people's never look alike."""
    return secrets.token_hex(16)


class ExternalRegistration(ProjectScoped):
    """One stay in one insats, as registered (DOMAIN 1.7).

    `copied` holds a fingerprint of each fact that was copied, never the fact itself: it tells
    that something has changed since and nothing else. An anonymous record holds the sex and the
    year of start only and cannot be found again there, so it is never registered out.
    """

    class Mode(models.TextChoices):
        PERSON = "PERSON", "Med personuppgifter"
        ANONYMOUS = "ANONYM", "Anonymt"
        NOT = "EJ", "Registreras inte"

    class OutReason(models.TextChoices):
        ENDED = "avslut", "Avslutad"
        WITHDRAWN = "samtycke", "Samtycket återtaget"
        PROTECTED = "skydd", "Har fått skyddade personuppgifter"
        MISTAKE = "felregistrering", "Felregistrering"

    # Registered out for one of these, nothing there is to be corrected any more.
    FINAL = (OutReason.WITHDRAWN, OutReason.PROTECTED, OutReason.MISTAKE)

    insats = models.ForeignKey(
        Insats, on_delete=models.PROTECT, related_name="registrations", verbose_name="insats"
    )
    period = models.OneToOneField(
        ParticipationPeriod, on_delete=models.CASCADE, related_name="registration"
    )
    mode = models.CharField("hur", max_length=8, choices=Mode)
    profile = models.CharField("lista", max_length=20)
    consent = models.ForeignKey(
        Consent, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    in_on = models.DateField("registrerad in", null=True, blank=True)
    in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    out_on = models.DateField("registrerad ut", null=True, blank=True)
    out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    out_reason = models.CharField("varför ut", max_length=16, choices=OutReason, blank=True)
    corrected_on = models.DateField("rättad", null=True, blank=True)
    note = models.CharField("anteckning", max_length=300, blank=True)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    copied = models.JSONField(default=dict, blank=True, editable=False)

    objects: Any = ProjectQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["salt", "copied"])

    class Meta:
        verbose_name = "registrering i SUS"
        verbose_name_plural = "registreringar i SUS"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mode="EJ", in_on__isnull=True)
                | Q(mode__in=["PERSON", "ANONYM"], in_on__isnull=False),
                name="registration_in_is_dated",
            ),
            # Consent first, and only for personal data.
            models.CheckConstraint(
                condition=Q(mode="PERSON", consent__isnull=False)
                | Q(~Q(mode="PERSON"), consent__isnull=True),
                name="registration_person_has_consent",
            ),
            models.CheckConstraint(
                condition=Q(out_on__isnull=True, out_reason="")
                | Q(Q(mode="PERSON"), ~Q(out_reason=""), out_on__gte=F("in_on")),
                name="registration_out_after_in",
            ),
        ]

    def __str__(self) -> str:
        return f"Registrering {self.pk}"

    @property
    def is_out(self) -> bool:
        return self.out_on is not None

    def register_out(self, day: dt.date, user: Any, reason: str) -> None:
        """The person is registered out there. A consent that was taken back asks for no more."""
        self.out_on, self.out_by, self.out_reason = day, user, reason
        self.save()
        withdrawn = Consent.objects.filter(participant=self.period.participant_id)
        for consent in withdrawn.to_register_out():
            consent.handled_on = day
            consent.save(update_fields=["handled_on"])

    def take_back(self) -> None:
        """Undo what was said last: it was never done there. The history keeps it."""
        if not self.is_out:
            self.delete()
            return
        self.out_on, self.out_by, self.out_reason = None, None, ""
        self.save()
