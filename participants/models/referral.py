"""Referrals: another party asks for a place for somebody, and gets an answer."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.planning import holiday_name
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.fields import EncryptedField
from participants.models.choices import Protection, ReferredBy, Sex
from participants.models.period import ParticipationPeriod

ANSWER_WITHIN = 3  # working days
SATURDAY = 5
KEPT_FOR = dt.timedelta(days=182)  # half a year (DOMAIN 4.8)


class ReferralQuerySet(ProjectQuerySet):
    def visible_to(self, access: Access) -> Self:
        """All of the project to those who decide; to a referrer what the own unit has sent."""
        found = super().visible_to(access)
        if access.may(Permission.PARTICIPANTS_EDIT):
            return found
        return found.from_unit(access.unit_id)

    def from_unit(self, unit_id: int | None) -> Self:
        """What one unit has sent; nothing for a user without a unit."""
        return self.filter(unit=unit_id) if unit_id else self.none()

    def undecided(self) -> Self:
        return self.filter(status=Referral.Status.NEW)

    def queued(self) -> Self:
        """Those who wait for a place, first come first."""
        return self.filter(status=Referral.Status.QUEUED).order_by("received_on", "pk")

    def decided(self) -> Self:
        """Neither new nor waiting for a place."""
        return self.exclude(status__in=[Referral.Status.NEW, Referral.Status.QUEUED])

    def places(self, project: Project) -> dict[int, int]:
        """The place in the project's queue by the referral's number, 1 first."""
        waiting = self.filter(project=project).queued().values_list("pk", flat=True)
        return {pk: place for place, pk in enumerate(waiting, start=1)}

    def to_erase(self, day: dt.date) -> Self:
        """Those that led to no start: half a year after the no, or after the project's end."""
        over = day - KEPT_FOR
        refused = Q(
            status__in=[Referral.Status.DECLINED, Referral.Status.WITHDRAWN], decided_on__lte=over
        )
        left_waiting = Q(status__in=[Referral.Status.NEW, Referral.Status.QUEUED])
        return self.filter(refused | (left_waiting & Q(project__ends_on__lte=over)))


def answer_by(received_on: dt.date) -> dt.date:
    """The day when the referrer should have an answer: three working days later."""
    day, left = received_on, ANSWER_WITHIN
    while left:
        day += dt.timedelta(days=1)
        left -= day.weekday() < SATURDAY and not holiday_name(day)
    return day


class Referral(ProjectScoped):
    """One person referred by one unit. Becomes a participant when accepted; else it is erased
    after six months (DOMAIN 4.8). The referrer sees its status and nothing more.

    A person with protected identity is referred without name and number: they are never written
    here. Of one who is accepted only the name stays, by which the referrer knows whom it is
    about; personnummer and phone move to the participant.
    """

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
    answer_by = models.DateField("svar senast", editable=False)
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
    # The stay that it led to.
    period = models.OneToOneField(
        ParticipationPeriod,
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
            models.CheckConstraint(
                condition=Q(protection="ingen")
                | Q(first_name="", last_name="", personnummer="", phone=""),
                name="referral_protected_has_no_name",
            ),
        ]
        indexes = [models.Index(fields=["project", "status"], name="referral_by_status")]

    def __str__(self) -> str:
        return f"Anvisning {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.answer_by = self.answer_by or answer_by(self.received_on)
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        """Not decided for good: the referrer may still take it back."""
        return self.status in {self.Status.NEW, self.Status.QUEUED}

    @property
    def may_be_decided(self) -> bool:
        """A no may become a yes; a start, or what the referrer took back, stands."""
        return self.is_open or self.status == self.Status.DECLINED

    @property
    def is_protected(self) -> bool:
        """By what the referrer said, or by what has been found out since."""
        known = self.period.participant.protection if self.period else Protection.NONE
        return self.protection != Protection.NONE or known != Protection.NONE

    @property
    def name(self) -> str:
        """The name that the referrer wrote; empty for a protected person."""
        return "" if self.is_protected else f"{self.first_name} {self.last_name}".strip()

    @property
    def masked_personnummer(self) -> str:
        """`19900101-****`; empty without one."""
        return f"{self.personnummer[:8]}-****" if self.personnummer else ""

    def queue(self, user: Any, day: dt.date) -> None:
        """Let the person wait for a place."""
        self._decide(self.Status.QUEUED, user, day)

    def decline(self, user: Any, day: dt.date, reason: str) -> None:
        """Say no. The referrer reads the reason."""
        self._decide(self.Status.DECLINED, user, day, reason)

    def withdraw(self, user: Any, day: dt.date) -> None:
        """The referrer takes it back."""
        self._decide(self.Status.WITHDRAWN, user, day)

    def accept(self, user: Any, day: dt.date, period: ParticipationPeriod) -> None:
        """The person has got a place: `period` is the stay. What the participant's own row now
        holds is kept there only."""
        self.period, self.personnummer, self.phone = period, "", ""
        self._decide(self.Status.ACCEPTED, user, day)

    def _decide(self, status: "Referral.Status", user: Any, day: dt.date, reason: str = "") -> None:
        self.status, self.decided_by, self.decided_on, self.reason = status, user, day, reason
        self.save()

    def ended_on(self, day: dt.date) -> dt.date | None:
        """When the stay ended, if it has."""
        ends_on = self.period.ends_on if self.period else None
        return ends_on if ends_on and ends_on <= day else None
