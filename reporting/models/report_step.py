"""A report's way from draft to approved: who took it where, and when (DOMAIN 2.2)."""

from typing import Any

from django.conf import settings
from django.db import models, transaction

from nyttiga.projects.models import ProjectScoped
from reporting.models.report import Report

S = Report.Status
# From where to where. Fixing and corrections are ways of their own: reporting/report/fixing.py.
WAYS = {
    S.DRAFT: (S.REVIEW,),
    S.REVIEW: (S.DRAFT,),
    S.FIXED: (S.SENT,),
    S.SENT: (S.APPROVED,),
}


class WrongStepError(Exception):
    """The report does not go that way, or somebody has taken it further meanwhile."""


class ReportStep(ProjectScoped):
    """One step that somebody took. Rows are only ever added."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField("status", max_length=12, choices=S.choices)
    note = models.CharField("anteckning", max_length=300, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    taken_at = models.DateTimeField("när", auto_now_add=True)

    class Meta:
        verbose_name = "steg i rapportens gång"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_status_display()

    @classmethod
    def take(cls, report: Report, status: str, user: Any) -> "ReportStep":
        """Take the report one step on. Raises WrongStepError when it is not one of WAYS."""
        with transaction.atomic():
            row = Report.objects.select_for_update().get(pk=report.pk)
            if status not in WAYS.get(row.status, ()):
                raise WrongStepError
            return cls.note_step(row, status, user)

    @classmethod
    def note_step(cls, report: Report, status: str, user: Any, note: str = "") -> "ReportStep":
        """Write down a step of a report whose row the caller has locked."""
        report.status = status
        report.save(update_fields=["status"])
        return cls.objects.create(
            project_id=report.project_id, report=report, status=status, taken_by=user, note=note
        )
