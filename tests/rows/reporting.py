"""Rows of the reporting app."""

import datetime as dt
from typing import Any

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from reporting.models import Report, ReportSection


def rows(project: Project, user: User) -> list[Any]:
    """A report with a section in somebody's own words."""
    report = Report.objects.create(
        project=project, starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30)
    )
    return [
        report,
        ReportSection.objects.create(project=project, report=report, key="prov", text="Text"),
    ]
