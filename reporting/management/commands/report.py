"""Write a period's report to a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from nyttiga.projects.models import Project
from nyttiga.ui.clock import today
from reporting.models.frozen import Format
from reporting.models.report import Report, Variant
from reporting.models.report_kind import parse_code
from reporting.report.contents import contents
from reporting.report.release import reasons_to_refuse
from reporting.report.writers import WRITERS

PERIODS = "2021-Q2 (kvartal), 2021-T1 (tertial), 2021 (år), 2021-S2 (styrgrupp) eller slut"


class Command(BaseCommand):
    help = "Skriv en rapport till en fil, som den är i dag. Avsnitt utan egna ord får sitt utkast."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", required=True, metavar="SLUG", help="projektets kortnamn")
        parser.add_argument("--period", required=True, help=PERIODS)
        parser.add_argument("--format", choices=Format.values, default=Format.PDF)
        parser.add_argument("--variant", choices=Variant.values, default=Variant.INTERNAL)
        parser.add_argument("--out", required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"Det finns inget projekt som heter «{options['project']}».")
        report = self._report(project, options["period"])
        with translation.override("sv"):
            made = contents(report, Variant(options["variant"]), today())
            if reasons := reasons_to_refuse(made, project):
                raise CommandError("Rapporten görs inte. " + " ".join(reasons))
            file = WRITERS[Format(options["format"])].write(made)
        try:
            Path(options["out"]).write_bytes(file)
        except OSError as fault:
            raise CommandError(f"Kan inte skriva {options['out']}: {fault.strerror}.") from None
        self.stdout.write(f"Skrev {options['out']} ({report.period.label}).")

    def _report(self, project: Project, code: str) -> Report:
        """The period's report; one that nobody has begun is all drafts, and is not saved."""
        try:
            kind, period = parse_code(code, project)
        except ValueError:
            raise CommandError(f"«{code}» är ingen period. Skriv {PERIODS}.") from None
        except LookupError:
            raise CommandError(f"Projektet pågick inte {code}.") from None
        if period.starts_on > today():
            raise CommandError(f"Perioden {code} har inte börjat.")
        begun = Report.objects.filter(project=project, kind=kind, ends_on=period.ends_on).first()
        return begun or Report(
            project=project, kind=kind, starts_on=period.starts_on, ends_on=period.ends_on
        )
