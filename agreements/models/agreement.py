"""The agreement between public bodies and social enterprises, from a need to its end."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import DateField, Exists, F, Max, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Greatest
from simple_history.models import HistoricalRecords

from agreements.models.choices import (
    LEGAL_BASIS,
    AgreementForm,
    PriceModel,
    Secrecy,
    Stage,
    Subject,
)
from agreements.stages import BEFORE_SIGNING, IN_FORCE, OVER, is_signed, next_stage
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped
from nyttiga.ui.fields import SearchField
from nyttiga.ui.sorting import fold
from participants.follow_up_days import months_later


class AgreementQuerySet(ProjectQuerySet):
    def counted(self, as_of: dt.date) -> Self:
        """M6.1 (DESIGN 4): signed within the project and by the day, with a public party and an
        enterprise, neither a renewal nor a call-off. The dates alone decide: a missing file or
        approval is shown beside it. `counts_from` is the day of the signing."""
        from agreements.models.parties import AgreementEnterprise, PublicParty

        of_this = {"agreement": OuterRef("pk")}
        return self.filter(
            Exists(PublicParty.objects.filter(**of_this)),
            Exists(AgreementEnterprise.objects.filter(**of_this)),
            signed_on__lte=as_of,
            signed_on__range=(F("project__starts_on"), F("project__ends_on")),
            is_renewal=False,
            is_call_off=False,
        ).annotate(counts_from=F("signed_on"))

    def in_play(self) -> Self:
        """On the way to a signature."""
        return self.filter(stage__in=BEFORE_SIGNING)

    def in_force(self) -> Self:
        """Signed and not ended."""
        return self.filter(stage__in=IN_FORCE)

    def not_over(self) -> Self:
        return self.exclude(stage__in=OVER)

    def with_touch(self) -> Self:
        """Adds `touched_on`, the last day that something happened: opened, moved, a next action
        done, or help given."""
        from agreements.models.action import AgreementAction
        from agreements.models.stage import StageChange
        from agreements.models.support import SupportGiven

        return self.annotate(
            touched_on=Greatest(
                F("opened_on"),
                _latest(StageChange, "date"),
                _latest(AgreementAction, "done_on"),
                _latest(SupportGiven, "date"),
            )
        )

    def with_next_action(self) -> Self:
        """Adds what is to be done next: `next_what`, `next_who` and `next_due` (None without)."""
        from agreements.models.action import AgreementAction

        first = AgreementAction.objects.open().filter(agreement=OuterRef("pk"))
        first = first.order_by("due_on", "pk")
        return self.annotate(
            next_action=Subquery(first.values("pk")[:1]),
            next_what=Subquery(first.values("what")[:1]),
            next_who=Subquery(first.values("who")[:1]),
            next_due=Subquery(first.values("due_on")[:1]),
        )

    def with_option_days(self) -> Self:
        """Adds `option_days`, the last days to use the options that nobody has used."""
        from agreements.models.option import AgreementOption

        unused = AgreementOption.objects.unused().filter(agreement=OuterRef("pk"))
        return self.annotate(option_days=ArraySubquery(unused.order_by("use_by").values("use_by")))

    def with_parties(self) -> Self:
        """With `public_parties`, `enterprises` and their names at hand: two queries more."""
        from agreements.models.parties import AgreementEnterprise, PublicParty

        public = PublicParty.objects.select_related("organisation", "unit__organisation", "contact")
        # A sole trader's organisationsnummer stands encrypted, and no list shows it.
        enterprises = AgreementEnterprise.objects.select_related("enterprise__organisation").defer(
            "enterprise__organisation_number"
        )
        return self.prefetch_related(
            Prefetch("public_parties", public), Prefetch("enterprises", enterprises)
        )

    def search(self, query: str) -> Self:
        """Those whose number or title holds every word. Accents and case do not count."""
        found = self
        for word in fold(query).split():
            found = found.filter(search_text__contains=word)
        return found

    def next_number(self, project: Project) -> str:
        """The number after the highest one used, `A001` and on."""
        taken = self.filter(project=project, number__regex=r"^A\d{1,6}$").values_list("number")
        return f"A{max((int(number[1:]) for (number,) in taken), default=0) + 1:03d}"


def _latest(model: Any, date: str) -> Subquery:
    rows = model.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement")
    return Subquery(rows.annotate(last=Max(date)).values("last"), output_field=DateField())


class Agreement(ProjectScoped):
    """One agreement, and all that is known of it on the way.

    Its parties stand in `PublicParty` and `AgreementEnterprise`; every move in `StageChange`.
    """

    number = models.CharField("avtalsnummer", max_length=20)
    title = models.CharField("titel", max_length=200)
    need = models.TextField("behov", blank=True)
    form = models.CharField("avtalsform", max_length=16, choices=AgreementForm, blank=True)
    stage = models.CharField("steg", max_length=12, choices=Stage, default=Stage.NEED)
    subject = models.CharField("vad det gäller", max_length=16, choices=Subject, blank=True)
    cpv = models.CharField("CPV-kod", max_length=12, blank=True)
    estimated_value = models.DecimalField(
        "uppskattat värde, kronor", max_digits=12, decimal_places=0, null=True, blank=True
    )
    contracted_value = models.DecimalField(
        "avtalat värde, kronor", max_digits=12, decimal_places=0, null=True, blank=True
    )
    places = models.PositiveSmallIntegerField("platser", null=True, blank=True)
    price_model = models.CharField("prismodell", max_length=12, choices=PriceModel, blank=True)
    opened_on = models.DateField("påbörjat")
    signed_on = models.DateField("tecknat", null=True, blank=True)
    starts_on = models.DateField("gäller från", null=True, blank=True)
    ends_on = models.DateField("gäller till och med", null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(
        "uppsägningstid, månader", null=True, blank=True
    )
    # The registered reference of the decision or the agreement (OSL 5:1).
    reference = models.CharField("diarienummer", max_length=60, blank=True)
    is_renewal = models.BooleanField("förnyelse av ett tidigare avtal", default=False)
    is_call_off = models.BooleanField("avrop från ett ramavtal", default=False)
    framework = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="call_offs",
        verbose_name="ramavtal",
    )
    secrecy = models.CharField("sekretess", max_length=12, choices=Secrecy, blank=True)
    secret_until = models.DateField("sekretess till och med", null=True, blank=True)
    obstacles = models.TextField("hinder", blank=True)
    is_case_study = models.BooleanField("får bli ett exempel för andra", default=False)
    signed_file = models.OneToOneField(
        "projects.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="undertecknat avtal",
    )
    approved_on = models.DateField("godkänt", null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="godkänt av",
    )
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)
    search_text = SearchField(sources=("number", "title"))

    objects = AgreementQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["search_text"])

    class Meta:
        verbose_name = "avtal"
        verbose_name_plural = "avtal"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="agreement_number_once"),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="agreement_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(form="") | Q(form__in=AgreementForm.values),
                name="agreement_form_known",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_start",
                violation_error_message="Avtalet kan inte sluta före det börjar.",
            ),
            models.CheckConstraint(
                condition=~Q(form=AgreementForm.CALL_OFF) | Q(is_call_off=True),
                name="agreement_form_of_call_off",
                violation_error_message="Formen är avrop. Kryssa i att det är ett avrop.",
            ),
            models.CheckConstraint(
                condition=Q(framework=None) | Q(is_call_off=True),
                name="agreement_framework_of_call_off",
                violation_error_message="Bara ett avrop har ett ramavtal.",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_by=None)
                | Q(approved_on__isnull=False, approved_by__isnull=False),
                name="agreement_approved_by_someone",
            ),
        ]
        indexes = [
            models.Index(fields=["project", "stage"], name="agreement_by_stage"),
            models.Index(fields=["project", "signed_on"], name="agreement_by_signing"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def legal_basis(self) -> str:
        """What the form rests on, in words."""
        return LEGAL_BASIS.get(self.form, "")

    def choose_form(self, form: str) -> None:
        """Set the form, not saved. A call-off is one however it came to be called so."""
        self.form = form
        self.is_call_off = self.is_call_off or form == AgreementForm.CALL_OFF

    @property
    def next_stage(self) -> Stage | None:
        return next_stage(self.stage, self.form)

    @property
    def is_signed(self) -> bool:
        """By its stage; what was broken off after the signing is not in force any more."""
        return is_signed(self.stage)

    @property
    def is_in_play(self) -> bool:
        return self.stage in BEFORE_SIGNING

    @property
    def is_in_force(self) -> bool:
        return self.stage in IN_FORCE

    @property
    def has_proof(self) -> bool:
        """A signed file, or where the signed agreement is registered."""
        return self.signed_file_id is not None or bool(self.reference)

    @property
    def missing_proof(self) -> list[str]:
        """What a signed agreement lacks, in words."""
        lacks = {
            "undertecknad fil eller diarienummer": not self.has_proof,
            "projektledarens godkännande": self.approved_on is None,
        }
        return [words for words, is_missing in lacks.items() if is_missing]

    @property
    def notice_by(self) -> dt.date | None:
        """The last day to give notice, for the agreement to end when it says."""
        if self.ends_on is None or not self.notice_months:
            return None
        return months_later(self.ends_on, -self.notice_months)

    def is_secret(self, day: dt.date) -> bool:
        """Whether its terms are for those who work with it only."""
        return bool(self.secrecy) and (self.secret_until is None or self.secret_until >= day)
