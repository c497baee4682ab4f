"""Write a period's report to a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from nyttiga.projects.models import Project
from nyttiga.ui.clock import today
from reporting.models.report import QuarterlyReport, Variant
from reporting.periods import Period, quarters
from reporting.report.contents import contents
from reporting.report.pdf import report_pdf
from reporting.report.release import reasons_to_refuse

WRITERS = {"pdf": report_pdf}


class Command(BaseCommand):
    help = "Skriv ett kvartals lägesrapport till en fil. Avsnitt utan egna ord får sitt utkast."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", required=True, metavar="SLUG", help="projektets kortnamn")
        parser.add_argument("--period", required=True, help="kvartal, till exempel 2021-Q2")
        parser.add_argument("--format", choices=list(WRITERS), default="pdf")
        parser.add_argument("--variant", choices=Variant.values, default=Variant.INTERNAL)
        parser.add_argument("--out", required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"Det finns inget projekt som heter «{options['project']}».")
        report = self._report(project, options["period"])
        with translation.override("sv"):
            made = contents(report, Variant(options["variant"]), today())
            if reasons := reasons_to_refuse(made, today()):
                raise CommandError("Rapporten görs inte. " + " ".join(reasons))
            file = WRITERS[options["format"]](made)
        try:
            Path(options["out"]).write_bytes(file)
        except OSError as fault:
            raise CommandError(f"Kan inte skriva {options['out']}: {fault.strerror}.") from None
        self.stdout.write(f"Skrev {options['out']} ({report.period.label}).")

    def _report(self, project: Project, code: str) -> QuarterlyReport:
        """The period's report; one that nobody has begun is all drafts, and is not saved."""
        try:
            period = Period.parse(code).within(project)
        except ValueError:
            raise CommandError(f"«{code}» är inget kvartal. Skriv till exempel 2021-Q2.") from None
        if period is None or period not in quarters(project, today()):
            raise CommandError(f"Projektet pågick inte {code}, eller så har kvartalet inte börjat.")
        begun = QuarterlyReport.objects.filter(project=project, ends_on=period.ends_on).first()
        return begun or QuarterlyReport(
            project=project, starts_on=period.starts_on, ends_on=period.ends_on
        )
