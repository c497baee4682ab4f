"""The quarterly report to the funder: the leader's own words, section by section."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


class QuarterlyReport(ProjectScoped):
    """One period's report. Figures are not stored here: they are counted per `ends_on`."""

    starts_on = models.DateField("från")
    ends_on = models.DateField("till")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lägesrapport"
        verbose_name_plural = "lägesrapporter"
        ordering = ["-ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["project", "ends_on"], name="report_period_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="report_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"Lägesrapport {self.starts_on}–{self.ends_on}"


class ReportSection(ProjectScoped):
    """One section in somebody's own words.

    No row: the section still shows its draft, written anew from the period's facts each time it
    is opened. The first change by a person makes the row, and from then on their words stay.
    """

    report = models.ForeignKey(QuarterlyReport, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=30)
    text = models.TextField("text", blank=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "avsnitt"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="report_section_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.key}"
