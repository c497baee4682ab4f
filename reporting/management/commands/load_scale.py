"""Make a synthetic project of any size, for benchmarks."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate, create_project
from nyttiga.ui.clock import today
from participants.models import Participant
from reporting.demo.load import TEMPLATE
from reporting.demo.scale import fill
from reporting.demo.schedule import months_ago
from reporting.demo.users import DOMAIN, PASSWORD

LEADER = f"skala@{DOMAIN}"


class Command(BaseCommand):
    help = (
        "Gör ett påhittat projekt av vald storlek, i klump och utan ändringshistorik, "
        f"med projektledaren {LEADER}."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--participants", type=int, required=True)
        parser.add_argument("--project", default="skala", help="projektets kortnamn i adressen")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        number, slug = options["participants"], options["project"]
        if number < 1:
            raise CommandError("Antalet deltagare ska vara minst 1.")
        started = time.monotonic()
        project = self._empty_project(slug, number)
        # An installation with real users gets no account whose password stands in the code.
        open_door = not User.objects.exclude(email__endswith=f"@{DOMAIN}").exists()
        leader = User.objects.filter(email=LEADER).first() or User.objects.create_user(
            LEADER, PASSWORD if open_door else None, name="Skala Ledare"
        )
        Membership.objects.get_or_create(
            project=project, user=leader, defaults={"role": Role.PROJECT_LEADER}
        )
        for table, rows in fill(project, leader, today(), number).items():
            self.stdout.write(f"  {table:<26}{rows:>9,}".replace(",", " "))
        self.stdout.write(f"Klart på {time.monotonic() - started:.0f} s: /p/{slug}/")
        if open_door:
            self.stdout.write(f"Logga in som {LEADER}, lösenord {PASSWORD}")
        else:
            self.stdout.write(f"Här finns riktiga användare, så {LEADER} fick inget lösenord.")

    @staticmethod
    def _empty_project(slug: str, number: int) -> Project:
        project = Project.objects.filter(slug=slug).first()
        if project is None:
            template = ProjectTemplate.load(TEMPLATE, months_ago(today(), 10))
            return create_project(slug, template, f"Skala {number}")
        if Participant.objects.filter(project=project).exists():
            raise CommandError(f"Projektet «{slug}» har redan deltagare. Välj ett annat namn.")
        return project
