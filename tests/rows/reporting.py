"""Rows of the reporting app."""

import datetime as dt
from typing import Any

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project, StoredFile
from reporting.models import (
    FrozenFile,
    FrozenReport,
    HandOver,
    Report,
    ReportLight,
    ReportSection,
    ReportStep,
)


def rows(project: Project, user: User) -> list[Any]:
    """A report with a section in somebody's own words; an older one that is fixed, with one of
    its files; a row of the plan."""
    report = Report.objects.create(
        project=project, starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30)
    )
    frozen = FrozenReport.objects.create(
        project=project, report=_older(project), version=1, contents={}, fixed_by=user
    )
    return [
        report,
        ReportSection.objects.create(project=project, report=report, key="prov", text="Text"),
        ReportLight.objects.create(
            project=project, report=report, area="ekonomi", colour="gron", reason="I budget."
        ),
        ReportStep.objects.create(project=project, report=report, status="utkast", taken_by=user),
        frozen,
        FrozenFile.objects.create(
            project=project,
            frozen=frozen,
            variant="intern",
            format="json",
            file=StoredFile.keep(project, b"{}", "json", user),
        ),
        HandOver.objects.create(
            project=project,
            what="Handledarkursen",
            taken_over_by="Flens kommun",
            due_on=dt.date(2027, 6, 1),
        ),
    ]


def _older(project: Project) -> Report:
    return Report.objects.create(
        project=project,
        starts_on=dt.date(2026, 4, 1),
        ends_on=dt.date(2026, 6, 30),
        status=Report.Status.FIXED,
    )
