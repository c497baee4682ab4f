"""A periodical report to the funder: the leader's own words, section by section, and its state."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Max, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from reporting.models.report_kind import ReportKind, code_of, next_period
from reporting.periods import Period


class Variant(models.TextChoices):
    """Whom a report is for. Within a variant every format has the same figures."""

    INTERNAL = "intern", "Intern"
    RAR = "rar", "Till RAR"


class SectionChangedError(Exception):
    """Somebody else has changed the section since the text at hand was read."""


class ReportFixedError(Exception):
    """The report is fixed: what it says can only be changed by a correction, a new version."""


class ReportQuerySet(ProjectQuerySet):
    def visible_to(self, access: Access) -> Self:
        """The project's reports. Those outside its staff see only those that have been fixed,
        which no report is before its period is over."""
        found = super().visible_to(access)
        if access.may("report.internal"):
            return found
        from reporting.models.frozen import FrozenReport  # it stands on this module

        fixed = FrozenReport.objects.filter(project=access.project).complete()
        return found.filter(ends_on__lt=today(), pk__in=fixed.values("report"))

    def with_progress(self) -> Self:
        """With `own_sections`, how many have somebody's own words, and `latest_change`."""
        return self.annotate(
            own_sections=Count("sections"), latest_change=Max("sections__updated_at")
        )


class Report(ProjectScoped):
    """One period's report. Its figures are counted per `ends_on` each time it is opened, until
    it is fixed: then a FrozenReport holds them, and this row says only how far it has come."""

    class Status(models.TextChoices):
        DRAFT = "utkast", "Utkast"
        REVIEW = "granskning", "Intern granskning"
        FIXED = "faststalld", "Fastställd"
        SENT = "inskickad", "Inskickad"
        COMPLETING = "kompletteras", "Kompletteras"
        APPROVED = "godkand", "Godkänd"

    kind = models.CharField(
        "slag", max_length=10, choices=ReportKind.choices, default=ReportKind.QUARTER
    )
    number = models.PositiveSmallIntegerField("rapportnummer", editable=False)
    starts_on = models.DateField("från")
    ends_on = models.DateField("till")
    status = models.CharField(
        "status", max_length=12, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    rar_diary_number = models.CharField("diarienummer hos RAR", max_length=40, blank=True)
    region_diary_number = models.CharField("diarienummer hos Regionen", max_length=40, blank=True)
    contact = models.CharField("kontaktperson", max_length=120, blank=True)
    meeting_on = models.DateField("styrgruppens möte", null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReportQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporter"
        ordering = ["-ends_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "kind", "ends_on"], name="report_once"),
            models.UniqueConstraint(fields=["project", "number"], name="report_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="report_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.period.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.number is None:
            self.number = 1 + (
                Report.objects.filter(project=self.project_id).aggregate(last=Max("number"))["last"]
                or 0
            )
        super().save(*args, **kwargs)

    @property
    def title(self) -> str:
        """«Lägesrapport», «Årsrapport» …"""
        return str(ReportKind(self.kind).label)

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def next_period(self) -> Period | None:
        return next_period(self.kind, self.period, self.project)

    @property
    def code(self) -> str:
        """«2021-Q2»: what addresses and file names carry."""
        return code_of(self.kind, self.period)

    @property
    def is_open(self) -> bool:
        """Whether it may still be written in. A fixed report never changes (DESIGN 3)."""
        return self.status in OPEN

    def is_over(self, day: dt.date) -> bool:
        """Whether the period has ended: only then is there a variant for RAR."""
        return self.ends_on < day

    @property
    def before(self) -> "Report | None":
        """The project's report of the same kind on the period before, if one was begun."""
        return Report.objects.filter(
            project=self.project_id, kind=self.kind, ends_on=self.starts_on - dt.timedelta(days=1)
        ).first()

    def write(self, key: str, text: str, user: Any, seen: str, page: str) -> "ReportSection":
        """Save somebody's own words in a section.

        `seen` is the revision that the text stands on ("" for the draft) and `page` a name for
        the page it was written on, which becomes the new revision: a page that saves many times
        goes on from its own text. Raises SectionChangedError when somebody else's text is there
        and ReportFixedError when the report is fixed.
        """
        section = self._locked_section(key)
        if (section.revision if section else "") not in {seen, page}:
            raise SectionChangedError
        if section and section.revision != page:
            section.write_down()
        section = section or ReportSection(project_id=self.project_id, report=self, key=key)
        section.text, section.updated_by, section.revision = text, user, page
        section.save_within_sitting()
        return section

    def discard(self, key: str, seen: str) -> None:
        """Drop a section's own words, so that its draft shows again. The history keeps them.

        Raises SectionChangedError when they are not the ones that the user saw, and
        ReportFixedError when the report is fixed.
        """
        section = self._locked_section(key)
        if section is None:
            return
        if section.revision != seen:
            raise SectionChangedError
        section.write_down()
        section.delete()

    def lock_open(self) -> "Report":
        """The report's row, locked until the transaction ends. Raises ReportFixedError when
        nothing may be changed in it."""
        row: Report = Report.objects.select_for_update().get(pk=self.pk)
        if not row.is_open:
            raise ReportFixedError
        return row

    def _locked_section(self, key: str) -> "ReportSection | None":
        # The report's own row is the lock: a section that does not exist yet cannot be locked.
        self.lock_open()
        return self.sections.filter(key=key).first()


OPEN = {Report.Status.DRAFT, Report.Status.REVIEW, Report.Status.COMPLETING}


class ReportSection(ProjectScoped):
    """One section in somebody's own words.

    No row: the section still shows its draft, written anew from the period's facts each time it
    is opened. The first change by a person makes the row, and from then on their words stay.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=30)
    text = models.TextField("text", blank=True)
    # Which page saved last: tells whether two people write at once.
    revision = models.CharField(max_length=32, blank=True, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    history = HistoricalRecords(excluded_fields=["revision"])

    class Meta:
        verbose_name = "avsnitt"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="report_section_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.key}"

    def save_within_sitting(self) -> None:
        """Save, and let the history wait: it gets one row for a sitting, not one per pause."""
        self.skip_history_when_saving = True
        try:
            self.save()
        finally:
            del self.skip_history_when_saving

    def write_down(self) -> None:
        """The sitting is over: the history keeps its last words, with who wrote them and when.
        Until then the row itself has them, for what is written down is never changed."""
        latest = self.history.order_by("-history_date", "-history_id").first()
        if latest is None or latest.text != self.text:
            ReportSection.history.bulk_history_create(
                [self], update=True, default_user=self.updated_by, default_date=self.updated_at
            )
