"""Placements: a person at a social enterprise, from start to outcome."""

import datetime as dt
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, CharField, Exists, F, Min, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from enterprises.models.enterprise import EnterpriseQuerySet
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from participants.models.choices import Protection
from participants.models.participant import who_counts
from participants.models.period import DateRange


class PlacementQuerySet(ProjectQuerySet):
    def visible_to(self, access: Access) -> Self:
        """All of the project to those who work with placements; to a supervisor who is at the own
        enterprise now. To all others none."""
        found = super().visible_to(access)
        if access.may(Permission.PLACEMENTS_VIEW):
            return found
        if access.may(Permission.OWN_ENTERPRISE) and access.organisation_id:
            here = found.filter(enterprise__organisation=access.organisation_id)
            return here.ongoing(today()).filter(who_counts("participant")).told(today())
        return found.none()

    def told(self, day: dt.date) -> Self:
        """Those of which the enterprise may be told (`INFO_FORETAG`). It ends with the placement,
        so of an ended one nothing is told."""
        from participants.models.consent import Consent

        consents = Consent.objects.filter(
            participant=OuterRef("participant"), enterprise=OuterRef("enterprise")
        )
        return self.filter(Exists(consents.valid(day).of_kind(Consent.Kind.INFO_ENTERPRISE)))

    def with_told_name(self) -> Self:
        """Adds `told_name`, what the enterprise calls the person: another name or the first name.
        Of a protected person only another name; empty without one."""
        return self.annotate(
            told_name=Case(
                When(~Q(alias=""), then=F("alias")),
                When(participant__protection=Protection.NONE, then=F("participant__first_name")),
                default=Value(""),
                output_field=CharField(),
            )
        )

    def started(self, as_of: dt.date) -> Self:
        """Began on or before the day."""
        return self.filter(starts_on__lte=as_of)

    def ongoing(self, as_of: dt.date) -> Self:
        return self.started(as_of).filter(Q(ends_on=None) | Q(ends_on__gt=as_of))

    def that_count(self) -> Self:
        """Forms that M2.1 counts: a try-out or a visit is no placement."""
        return self.filter(form__in=COUNTED_FORMS)

    def counted(self, as_of: dt.date) -> Self:
        """What M2.1 counts: begun by the day, of a form that counts, of people who count."""
        return self.started(as_of).that_count().filter(who_counts("participant"))

    def overlapping(self, starts_on: dt.date, until: dt.date | None) -> Self:
        """Those with a day in common with the days given; None goes on without an end."""
        end = Coalesce("ends_on", "planned_end_on")
        found = self.annotate(until=end).filter(Q(until=None) | Q(until__gt=starts_on))
        return found.filter(starts_on__lt=until) if until else found

    def next_number(self, project: Project) -> str:
        """The number after the highest one used, `P001` and on."""
        taken = self.filter(project=project, number__regex=r"^P\d{1,6}$").values_list("number")
        return f"P{max((int(number[1:]) for (number,) in taken), default=0) + 1:03d}"


class Placement(ProjectScoped):
    """One person at one enterprise: form, who decided it, days, supervisor and outcome.

    Hours stand in `PlacementHours`, the plan that three parties agree in `PlacementPlan`.
    """

    class Form(models.TextChoices):
        WORK_TRAINING = "arbetstraning", "Arbetsträning"
        INTERNSHIP = "praktik", "Praktik"
        EMPLOYMENT = "anstallning", "Anställning"
        SUBSIDISED_EMPLOYMENT = "subventionerad", "Subventionerad anställning"
        TRY_OUT = "prova_pa", "Prova-på"
        VISIT = "studiebesok", "Studiebesök"

    class Outcome(models.TextChoices):
        GOES_ON = "fortsatter", "Fortsätter"
        SUBSIDISED_JOB = "anstalld_subv", "Anställd med subvention"
        JOB = "anstalld", "Anställd"
        STUDIES = "studier", "Studier"
        ANOTHER_PLACE = "annan_plats", "Annan plats"
        BROKEN_OFF = "avbruten", "Avbruten"

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="placements",
        verbose_name="deltagare",
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise",
        on_delete=models.PROTECT,
        related_name="placements",
        verbose_name="företag",
    )
    number = models.CharField("placeringsnummer", max_length=20)
    form = models.CharField("form", max_length=16, choices=Form)
    # A code of `participants.placement_forms`: who decides, and for how long at most.
    legal_form = models.CharField("beslutas som", max_length=16, blank=True)
    decision_reference = models.CharField("beslutets nummer", max_length=60, blank=True)
    # Why it may go on for longer than its legal form says.
    length_reason = models.CharField("skäl till längre tid", max_length=300, blank=True)
    insurance = models.CharField("försäkrad genom", max_length=160, blank=True)
    starts_on = models.DateField("start")
    planned_end_on = models.DateField("planerat slut", null=True, blank=True)
    ends_on = models.DateField("slut", null=True, blank=True)
    outcome = models.CharField("utfall", max_length=16, choices=Outcome, blank=True)
    outcome_note = models.TextField("hur det gick", blank=True)
    supervisor = models.ForeignKey(
        "enterprises.Supervisor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name="handledare",
    )
    # None: the rule that was valid on the start. Set when the rest is counted by a later one.
    follow_up_rule = models.ForeignKey(
        "participants.FollowUpRule",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    # What the person is called at the enterprise; a protected person's real name never is told.
    alias = models.CharField("namn på företaget", max_length=60, blank=True)
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = PlacementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "placering"
        verbose_name_plural = "placeringar"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="placement_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="placement_ends_after_start",
                violation_error_message="Slut kan inte vara före start.",
            ),
            models.CheckConstraint(
                condition=Q(planned_end_on__isnull=True) | Q(planned_end_on__gte=F("starts_on")),
                name="placement_planned_end_after_start",
                violation_error_message="Planerat slut kan inte vara före start.",
            ),
            models.CheckConstraint(
                condition=Q(
                    form__in=[
                        "arbetstraning",
                        "praktik",
                        "anstallning",
                        "subventionerad",
                        "prova_pa",
                        "studiebesok",
                    ]
                ),
                name="placement_form_known",
            ),
        ]
        indexes = [
            models.Index(fields=["project", "starts_on"], name="placement_by_start"),
            models.Index(fields=["participant", "starts_on"], name="placement_of_person"),
        ]

    def __str__(self) -> str:
        return self.number

    def is_ongoing(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)


COUNTED_FORMS = (
    Placement.Form.WORK_TRAINING,
    Placement.Form.INTERNSHIP,
    Placement.Form.EMPLOYMENT,
    Placement.Form.SUBSIDISED_EMPLOYMENT,
)


def that_received_someone(enterprises: EnterpriseQuerySet, as_of: dt.date) -> EnterpriseQuerySet:
    """M2.4: those of the enterprises where a placement that M2.1 counts has begun. The rule
    stands here, for enterprises know of no placements."""
    placements = Placement.objects.counted(as_of)
    return enterprises.filter(placements__in=placements).annotate(
        counts_from=Min("placements__starts_on")
    )


class PlacementHours(ProjectScoped):
    """Hours a week from a day on. Several rows are the ramp: 10, then 15, then 20."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="hours")
    from_on = models.DateField("från")
    hours = models.DecimalField("timmar i veckan", max_digits=4, decimal_places=1)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "timmar i veckan"
        ordering = ["from_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "from_on"], name="placement_hours_once"),
            models.CheckConstraint(
                condition=Q(hours__range=(0, 60)),
                name="placement_hours_sane",
                violation_error_message="Skriv timmar mellan 0 och 60.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hours} h från {self.from_on}"


# What the three agree on; who changes it asks them all again.
AGREED_TEXTS = ("goals", "tasks", "adaptations", "schedule")


class PlacementPlan(ProjectScoped):
    """What the person, the enterprise and the project agree on for a placement.

    It holds when all three have agreed. Nothing in it is about health: adaptations say what is
    done, never why.
    """

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="plan")
    goals = models.TextField("mål med placeringen", blank=True)
    tasks = models.TextField("arbetsuppgifter", blank=True)
    adaptations = models.TextField("anpassningar", blank=True)
    schedule = models.CharField("dagar och tider", max_length=200, blank=True)
    participant_agreed_on = models.DateField("deltagaren sa ja", null=True, blank=True)
    enterprise_agreed_on = models.DateField("företaget sa ja", null=True, blank=True)
    project_agreed_on = models.DateField("projektet sa ja", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "plan för placeringen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Plan för {self.placement_id}"

    @property
    def is_agreed(self) -> bool:
        """All three have said yes."""
        return bool(
            self.participant_agreed_on and self.enterprise_agreed_on and self.project_agreed_on
        )

    def ask_again(self) -> None:
        """Another text is another agreement: nobody has said yes to it yet."""
        self.participant_agreed_on = None
        self.enterprise_agreed_on = None
        self.project_agreed_on = None


class ChecklistItem(ProjectScoped):
    """One thing of the introduction at the workplace, ticked when it is done."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="checklist")
    text = models.CharField("att gå igenom", max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField("klart", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "punkt i introduktionen"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "text"], name="checklist_item_once")
        ]

    def __str__(self) -> str:
        return self.text

    def tick(self, is_done: bool) -> None:
        """Gone through today, or not after all."""
        self.done_on = today() if is_done else None
        self.save()


class WorkplaceDay(ProjectScoped):
    """One day at the workplace: there for so many hours, or not there. Why is never recorded."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="days")
    date = models.DateField("datum")
    is_present = models.BooleanField("var där")
    hours = models.DecimalField("timmar", max_digits=3, decimal_places=1, null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "dag på arbetsplatsen"
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "date"], name="workplace_day_once"),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(is_present=True, hours__range=(0, 24)),
                name="workplace_day_hours_sane",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement_id} {self.date}"


class PlacementPause(ProjectScoped):
    """Days when the placement rests: no follow-up falls due in them."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="pauses")
    starts_on = models.DateField("från")
    ends_on = models.DateField("till och med", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "paus i placeringen"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="placement_pause_ends_after_start",
                violation_error_message="Pausen kan inte sluta före den börjar.",
            ),
            ExclusionConstraint(
                name="placement_pause_no_overlap",
                expressions=[
                    ("placement", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Pausen går in i en annan paus.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on or ''}"

    def covers(self, day: dt.date) -> bool:
        """Both the first and the last day belong to the pause."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
