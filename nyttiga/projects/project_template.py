"""Making a project from a template: dates, parties, municipalities, target groups.

Higher floors add their own part (goals, for instance) through `project_parts`.
"""

import datetime as dt
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from nyttiga.projects.models import (
    Municipality,
    Organisation,
    Project,
    ProjectParty,
    TargetGroup,
    Unit,
)
from nyttiga.ui.registry import Registry

FOLDER = Path(__file__).parent / "project_templates"


class UnknownTemplateError(Exception):
    """There is no template of that name."""


@dataclass(frozen=True)
class ProjectTemplate:
    """A template's content and how far its dates are moved."""

    content: dict[str, Any]
    shift: dt.timedelta

    @classmethod
    def load(cls, name: str, starts_on: dt.date | None = None) -> "ProjectTemplate":
        """Read the template. With `starts_on`, every date moves as far as the start does.

        Raises UnknownTemplateError.
        """
        path = FOLDER / f"{name}.toml"
        if path.name not in {file.name for file in FOLDER.glob("*.toml")}:
            raise UnknownTemplateError(name)
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        original = content["project"]["starts_on"]
        return cls(content, (starts_on - original) if starts_on else dt.timedelta())

    def date(self, original: dt.date) -> dt.date:
        return original + self.shift


# A function of each floor that fills its own tables of a new project.
project_parts: Registry[Callable[[Project, ProjectTemplate], None]] = Registry()


@transaction.atomic
def create_project(slug: str, template: ProjectTemplate, name: str = "") -> Project:
    """Make the project called `slug` with everything the template holds. No people."""
    facts = template.content["project"]
    project = Project.objects.create(
        slug=slug,
        name=name or facts["name"],
        starts_on=template.date(facts["starts_on"]),
        ends_on=template.date(facts["ends_on"]),
        last_intake_on=template.date(facts["last_intake_on"]),
        ceiling=facts.get("ceiling"),
        group_size=facts["group_size"],
        description=facts["description"],
    )
    _add_municipalities(project, template.content["municipalities"])
    _add_parties(project, template.content["parties"])
    TargetGroup.objects.bulk_create(
        TargetGroup(project=project, **group) for group in template.content["target_groups"]
    )
    for part in project_parts:
        part(project, template)
    return project


def _add_municipalities(project: Project, rows: list[dict[str, Any]]) -> None:
    Municipality.objects.bulk_create(Municipality(project=project, **row) for row in rows)


def _add_parties(project: Project, rows: list[dict[str, Any]]) -> None:
    municipalities = {row.name: row for row in Municipality.objects.filter(project=project)}
    for row in rows:
        organisation, _ = Organisation.objects.get_or_create(
            project=project,
            name=row["organisation"],
            defaults={
                "kind": row.get("kind", Organisation.Kind.OTHER),
                "municipality": municipalities.get(row.get("municipality", "")),
            },
        )
        unit = None
        if "unit" in row:
            unit, _ = Unit.objects.get_or_create(
                project=project, organisation=organisation, name=row["unit"]
            )
        ProjectParty.objects.create(
            project=project,
            organisation=organisation,
            unit=unit,
            role=row["role"],
            task=row["task"],
            in_steering_group=row.get("steering_group", False),
        )
