"""Make an empty project from a template."""

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug

from nyttiga.projects.models import Project
from nyttiga.projects.project_template import (
    ProjectTemplate,
    UnknownTemplateError,
    create_project,
)


class Command(BaseCommand):
    help = "Skapa ett tomt projekt med mål, parter, kommuner och datum från en mall."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="kortnamn i adressen, till exempel sormland")
        parser.add_argument("--template", required=True, help="till exempel nyttiga-affarer-2")
        parser.add_argument("--start", type=dt.date.fromisoformat, help="YYYY-MM-DD")
        parser.add_argument("--name", default="", help="projektets namn, om inte mallens")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["slug"]
        try:
            validate_slug(slug)
        except ValidationError:
            raise CommandError(f"«{slug}» kan bara ha a–z, siffror och bindestreck.") from None
        if Project.objects.filter(slug=slug).exists():
            raise CommandError(f"Projektet «{slug}» finns redan.")
        try:
            template = ProjectTemplate.load(options["template"], options["start"])
        except UnknownTemplateError:
            raise CommandError(f"Mallen «{options['template']}» finns inte.") from None
        project = create_project(slug, template, options["name"])
        self.stdout.write(f"Skapade {project} ({project.starts_on} – {project.ends_on}).")
