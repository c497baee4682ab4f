"""Consents: what a person has said yes to, in which words, and for how long."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class ConsentQuerySet(ProjectQuerySet):
    def valid(self, day: dt.date) -> Self:
        """Given by the day, and neither run out nor withdrawn by it. Some end with the person's
        exit, the one for an enterprise with the placement there (DOMAIN 4.5)."""
        return self.filter(_valid(day))

    def with_validity(self, day: dt.date) -> Self:
        """Adds `is_valid`, for pages that show the others too."""
        return self.annotate(is_valid=Case(When(_valid(day), then=True), default=False))

    def of_kind(self, kind: "Consent.Kind") -> Self:
        return self.filter(kind=kind)

    def to_register_out(self) -> Self:
        """Withdrawn from SUS, and nobody has said that the person is registered out there. What
        was withdrawn before it came with the Excel register makes no duty."""
        withdrawn = self.of_kind(Consent.Kind.SUS).filter(withdrawn_on__isnull=False)
        return withdrawn.filter(
            Q(imported_on=None) | Q(withdrawn_on__gte=F("imported_on")), handled_on=None
        )

    def sharing(self, day: dt.date) -> Self:
        """Those that let the people around a person be told something on the day."""
        return self.valid(day).of_kind(Consent.Kind.INFO_EXCHANGE)

    def covering(self, organisation: Any) -> Self:
        """Those whose scope takes in the organisation: named, or no organisation is named."""
        return self.filter(Q(organisations=None) | Q(organisations=organisation))

    def to_the_same_as(self, consent: "Consent") -> Self:
        """The consent and all others by the same person to the same thing."""
        same = self.filter(
            participant=consent.participant_id, kind=consent.kind, enterprise=consent.enterprise_id
        )
        return same.filter(scope=consent.scope) if consent.kind in Consent.ONE_BY_ONE else same


def _valid(day: dt.date) -> Q:
    from participants.models.period import ParticipationPeriod
    from participants.models.placement import Placement

    until = {"ends_on__gt": OuterRef("given_on"), "ends_on__lte": day}
    exits = ParticipationPeriod.objects.filter(participant=OuterRef("participant"), **until)
    placements = Placement.objects.filter(
        participant=OuterRef("participant"), enterprise=OuterRef("enterprise"), **until
    )
    return Q(
        Q(valid_to=None) | Q(valid_to__gte=day),
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
        ~Q(kind__in=Consent.UNTIL_EXIT) | ~Exists(exits),
        ~Q(kind=Consent.Kind.INFO_ENTERPRISE) | ~Exists(placements),
        given_on__lte=day,
    )


class Consent(ProjectScoped):
    """One consent to one thing (DOMAIN 4.5). Never one form for all; the one for SUS stands
    alone. Withdrawing it is always possible, takes effect the same day and keeps the row.

    `INFO_EXCHANGE` names the `organisations` it is for; one without (the Excel register has no
    such column) covers all. `INFO_ENTERPRISE` is given for one enterprise. Both say which kinds
    of `information`. `scope` says in words what a survey or a picture is about.
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

    class Information(models.TextChoices):
        """What may be told."""

        CONTACT = "kontakt", "Namn och kontaktuppgifter"
        ATTENDANCE = "narvaro", "Närvaro och tider"
        PLAN = "plan", "Mål och nästa steg i handlingsplanen"
        PLACEMENT = "placering", "Hur det går på placeringen"
        SUPPORT = "stod", "Stöd och anpassningar i arbetet"
        DECISIONS = "beslut", "Ersättning och beslut som rör planen"

    # These end with the participation: who returns is asked anew (DOMAIN 1.7).
    UNTIL_EXIT = (Kind.SUS, Kind.INFO_EXCHANGE)
    # One consent for each survey and each picture, by `scope`.
    ONE_BY_ONE = (Kind.SURVEY, Kind.MEDIA)
    # A protected person is registered anonymously in SUS and is in no picture (DOMAIN 4.6).
    NEVER_FOR_PROTECTED = (Kind.SUS, Kind.MEDIA)

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
    organisations = models.ManyToManyField(
        "projects.Organisation", blank=True, related_name="+", verbose_name="organisationer"
    )
    information = ArrayField(
        models.CharField(max_length=10, choices=Information),
        default=list,
        blank=True,
        verbose_name="uppgifter",
    )
    valid_to = models.DateField("till och med", null=True, blank=True)
    withdrawn_on = models.DateField("återtaget", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # Withdrawn SUS: the day the person was registered out there.
    handled_on = models.DateField("registrerad ut ur SUS", null=True, blank=True)
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

    @property
    def must_be_registered_out(self) -> bool:
        """As `to_register_out` has it, for one row."""
        if self.kind != self.Kind.SUS or self.withdrawn_on is None or self.handled_on:
            return False
        return self.imported_on is None or self.withdrawn_on >= self.imported_on

    @property
    def information_words(self) -> list[str]:
        return [str(self.Information(one).label) for one in self.information]


def may_share_with_professionals(participant: Any, day: dt.date, organisation: Any = None) -> bool:
    """Whether the people around the participant, or those of one organisation among them, may
    be told anything (`INFO_UTBYTE`). In a statement: `Professional.objects.shareable(day)` and
    `JointMeeting.objects.readable(day)`."""
    consents = Consent.objects.filter(participant=participant).sharing(day)
    if organisation is not None:
        consents = consents.covering(organisation)
    return bool(consents.exists())


def may_tell_enterprise(participant: Any, enterprise: Any, day: dt.date) -> bool:
    """Whether the enterprise may be told anything about the participant (`INFO_FORETAG`)."""
    consents = Consent.objects.filter(participant=participant, enterprise=enterprise).valid(day)
    return bool(consents.of_kind(Consent.Kind.INFO_ENTERPRISE).exists())
