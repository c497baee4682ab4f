"""Write a project's Excel register."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nyttiga.projects.models import Project
from nyttiga.projects.register.exporting import export_register
from nyttiga.projects.register.sheets import Export


class Command(BaseCommand):
    help = "Skriv projektets register som Excel-arbetsbok, samma blad som import_register läser."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", required=True, help="projektets kortnamn")
        parser.add_argument("--out", required=True, type=Path, help="filen som skrivs, .xlsx")
        parser.add_argument(
            "--with-protected",
            action="store_true",
            help="ta med namn och personnummer även för personer med skyddade uppgifter",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"Projektet «{options['project']}» finns inte.", returncode=2)
        export = Export(project, with_protected=options["with_protected"])
        try:
            # For its owner only: the file is full of people.
            opened = os.open(options["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError:
            raise CommandError("Filen går inte att skriva dit.", returncode=2) from None
        with os.fdopen(opened, "wb") as file:
            export_register(export, file)
        self.stdout.write(f"Skrev {options['out'].name}.")
