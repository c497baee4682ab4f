"""What the economist has to do. All of it is seen from the figures, so it is gone when done."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from nyttiga.projects.models import Project
from reporting.economy.missing import missing_vouchers
from reporting.economy.money import kronor
from reporting.economy.overview import Overview
from reporting.economy.requisitions import claim, not_yet_requested
from reporting.models import Report
from reporting.models.report import OPEN
from reporting.report.wording import count_word, enumeration, plain_number

SECTION = "ekonomi"


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, why, and the page where it is done."""

    kind: str
    text: str
    detail: str
    url: str
    action: str
    tone: str = "warn"


def todos(project: Project, day: dt.date, shown: Overview) -> list[Todo]:
    """Most urgent first. At most six queries."""
    return [
        *_requisition(project, day),
        *_vouchers(project, day),
        *_unexplained(project, shown),
        *_report(project),
    ]


def _requisition(project: Project, day: dt.date) -> Iterator[Todo]:
    """The latest quarter that is over: it takes with it what was left of the ones before."""
    waiting = next(iter(not_yet_requested(project, day)), None)
    if waiting is None:
        return
    found = claim(project, waiting.ends_on)
    if found.amount:
        amount = plain_number(kronor(found.amount))
        yield Todo(
            "Rekvisition",
            f"Rekvirera {amount} kronor från RAR",
            f"Kvartalet {waiting.label} är slut"
            + (", och taket sätter gränsen" if found.is_capped else ""),
            _url("requisition_add", project),
            "Gör rekvisitionen",
        )


def _vouchers(project: Project, day: dt.date) -> Iterator[Todo]:
    month, kinds = missing_vouchers(project, day)
    if kinds:
        yield Todo(
            "Verifikation",
            f"{enumeration([str(kind.label) for kind in kinds])} saknas för "
            f"{date_format(month, 'F')}",
            "De har bokförts varje månad tidigare",
            _url("cost_add", project),
            "Lägg till",
        )


def _unexplained(project: Project, shown: Overview) -> Iterator[Todo]:
    """Kinds whose forecast is far from the budget, and nobody has said why."""
    silent = [row for row in shown.flagged if not row.comment]
    if len(silent) == 1:
        (row,) = silent
        way = "över" if row.deviation > 0 else "under"
        yield Todo(
            "Prognos",
            f"{row.label}: {plain_number(abs(kronor(row.deviation)))} kronor {way} budgeten",
            "RAR vill veta varför. Skriv det vid prognosen",
            _url("forecast", project, row.code),
            "Skriv varför",
            "info",
        )
    elif silent:
        yield Todo(
            "Prognos",
            f"{count_word(len(silent)).capitalize()} kostnadsslag avviker utan förklaring",
            enumeration([row.label for row in silent]),
            _url("economy", project),
            "Se vilka",
            "info",
        )


def _report(project: Project) -> Iterator[Todo]:
    """Reports being written where the economist's own section is still the draft."""
    written = Report.objects.filter(project=project, status__in=OPEN)
    for report in written.exclude(sections__key=SECTION):
        yield Todo(
            "Rapport",
            f"{report.title}, {report.period.label}",
            "Avsnittet Ekonomi är fortfarande ett utkast",
            f"{_url('report', project, report.pk)}#{SECTION}",
            "Skriv",
            "info",
        )


def _url(name: str, project: Project, *args: object) -> str:
    return reverse(f"reporting:{name}", args=[project.slug, *args])
