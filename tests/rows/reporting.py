"""Rows of the reporting app."""

import datetime as dt
from typing import Any

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from participants.models import ParticipationPeriod
from reporting.models import ExternalRegistration, Insats, QuarterlyReport, ReportSection


def rows(project: Project, user: User) -> list[Any]:
    """A report with a section in somebody's own words."""
    report = QuarterlyReport.objects.create(
        project=project, starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30)
    )
    return [
        report,
        ExternalRegistration.objects.create(
            project=project,
            insats=Insats.objects.get_or_create(
                project=project,
                method="person",
                defaults={"name": "Insatsen", "starts_on": project.starts_on},
            )[0],
            period=ParticipationPeriod.objects.filter(project=project).first(),
            mode="EJ",
            profile="SUS.2020",
        ),
        ReportSection.objects.create(project=project, report=report, key="prov", text="Text"),
    ]
