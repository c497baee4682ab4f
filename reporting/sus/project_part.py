"""The insatser of a new project, from its template."""

from typing import Any

from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate
from reporting.models import Insats, PlannedParticipants

FIELDS = (
    "description",
    "cooperation",
    "direction",
    "narrower_direction",
    "method",
    "target_groups",
)


def add_insatser(project: Project, template: ProjectTemplate) -> None:
    """As long as the project itself. What is planned is spread over its years by their days."""
    for row in template.content.get("insatser", []):
        insats = Insats.objects.create(
            project=project,
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            name=f"{project.name} – {row['name']}",
            **{name: row[name] for name in FIELDS},
        )
        PlannedParticipants.objects.bulk_create(_planned(insats, row.get("planned", 0)))


def _planned(insats: Any, number: int) -> list[PlannedParticipants]:
    days = (insats.ends_on - insats.starts_on).days + 1
    rows, left = [], number
    for year in range(insats.ends_on.year, insats.starts_on.year - 1, -1):
        first = max(insats.starts_on, insats.starts_on.replace(year, 1, 1))
        last = min(insats.ends_on, insats.ends_on.replace(year, 12, 31))
        share = round(number * ((last - first).days + 1) / days)
        share = left if year == insats.starts_on.year else min(share, left)
        left -= share
        rows.append(
            PlannedParticipants(project=insats.project, insats=insats, year=year, number=share)
        )
    return rows
