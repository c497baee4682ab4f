"""Bring an Excel register into a project."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nyttiga.projects.models import Project
from nyttiga.projects.register.importing import import_register
from nyttiga.projects.register.problems import Outcome, Problem
from nyttiga.projects.register.workbook import UnreadableFileError

EVERY = 10_000


class Command(BaseCommand):
    help = (
        "Läs in ett Excelregister i ett projekt: allt eller inget. "
        "Avslutar med 0 när det gick, 1 vid fel i registret, 2 om fil eller projekt inte finns."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="arbetsboken, .xlsx")
        parser.add_argument("--project", required=True, help="projektets kortnamn")
        parser.add_argument("--dry-run", action="store_true", help="kontrollera utan att spara")
        parser.add_argument("--json", action="store_true", help="skriv utfallet som JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"Projektet «{options['project']}» finns inte.", returncode=2)
        try:
            with options["file"].open("rb") as file:
                outcome = import_register(
                    file, project, dry_run=options["dry_run"], progress=self._progress
                )
        except OSError:
            raise CommandError("Filen finns inte eller går inte att öppna.", returncode=2) from None
        except UnreadableFileError as error:
            raise CommandError(str(error), returncode=2) from None
        if options["json"]:
            self.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1))
        else:
            self._tell(outcome, dry_run=options["dry_run"])
        if outcome.faults:
            sys.exit(1)

    def _progress(self, name: str, rows: int, done: bool) -> None:
        if done or rows % EVERY == 0:
            counted = f"{rows:,} rader".replace(",", " ")
            self.stderr.write(f"{name}: {counted}{'' if done else ' …'}")

    def _tell(self, outcome: Outcome, *, dry_run: bool) -> None:
        for name, count in outcome.sheets.items():
            self.stdout.write(
                f"{name}: {count.rows} rader, {count.created} nya, {count.updated} ändrade, "
                f"{count.unchanged} oförändrade"
            )
        self._list("Varningar", outcome.warnings)
        self._list("Fel", outcome.faults)
        if outcome.faults:
            self.stdout.write("Inget sparades. Rätta felen och kör igen.")
        else:
            self.stdout.write("Inget sparades (--dry-run)." if dry_run else "Allt är sparat.")

    def _list(self, title: str, problems: list[Problem]) -> None:
        if problems:
            self.stdout.write(f"\n{title} ({len(problems)})")
        for one in problems:
            row = f"rad {one.row}" if one.row else ""
            value = f"«{one.value}»" if one.value else ""
            where = ", ".join(part for part in (one.sheet, row, one.column, value) if part)
            self.stdout.write(f"  {where}: {one.problem}" if where else f"  {one.problem}")
