"""How a stay ended: what was said to the referrer, what remains, and contacts afterwards."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models.consent import Consent
from participants.models.period import ParticipationPeriod


class ExitQuerySet(ProjectQuerySet):
    def with_hand_over(self, day: dt.date) -> Self:
        """Adds `may_hand_over`: whether the person lets the referrer be told (`INFO_UTBYTE`), in
        the referrer's organisation where it is known.

        The consent ends with the stay, so it is asked of the stay's last day; one that has been
        withdrawn since permits nothing any more.
        """
        agreed = Consent.objects.of_kind(Consent.Kind.INFO_EXCHANGE).filter(
            Q(valid_to=None) | Q(valid_to__gte=OuterRef("period__ends_on")),
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
            participant=OuterRef("period__participant"),
            given_on__gte=OuterRef("period__starts_on"),
            given_on__lte=OuterRef("period__ends_on"),
        )
        told = Exists(agreed.covering(OuterRef("referrer"))) | Q(referrer=None) & Exists(agreed)
        return self.annotate(
            referrer=F("period__referral__unit__organisation"),
            may_hand_over=ExpressionWrapper(told, output_field=BooleanField()),
        )


class Exit(ProjectScoped):
    """The words of an exit; its day and reason stand on the period."""

    period = models.OneToOneField(
        ParticipationPeriod, on_delete=models.CASCADE, related_name="exit"
    )
    summary = models.TextField("sammanfattning till den som anvisade", blank=True)
    remains = models.TextField("det som återstår", blank=True)
    handed_to = models.CharField("vem tar vid", max_length=160, blank=True)

    objects = ExitQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "avslut"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Avslut {self.period_id}"


class LaterContactQuerySet(ProjectQuerySet):
    def open(self) -> Self:
        """Neither made nor let go."""
        return self.filter(done_on=None, cancelled_on=None)

    def waiting(self, until: dt.date) -> Self:
        """Open, and due by the day."""
        return self.open().filter(due_on__lte=until)


class LaterContact(ProjectScoped):
    """How it went 3, 6 and 12 months after the exit. Made only with consent (`EFTERUPPF`), and
    let go when that is withdrawn."""

    period = models.ForeignKey(
        ParticipationPeriod, on_delete=models.CASCADE, related_name="later_contacts"
    )
    months = models.PositiveSmallIntegerField("månader efter")
    due_on = models.DateField("ska göras")
    done_on = models.DateField("gjord", null=True, blank=True)
    cancelled_on = models.DateField("blir inte av", null=True, blank=True)
    reached = models.BooleanField("fick kontakt", null=True, blank=True)
    word = models.TextField("personens egna ord", blank=True)

    objects = LaterContactQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "uppföljning efter avslut"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["period", "months"], name="later_contact_once"),
            models.CheckConstraint(
                condition=Q(months__in=[3, 6, 12]), name="later_contact_months_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.months} månader efter {self.period_id}"

    def let_go(self, day: dt.date) -> None:
        """It will not be made."""
        self.cancelled_on = day
        self.save(update_fields=["cancelled_on"])
