"""Print the goals' figures on a day, as a table or as JSON."""

import datetime as dt
import json
from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nyttiga.projects.models import Project
from reporting.figures import Figure, figures
from reporting.templatetags.goal_words import target_words


class Command(BaseCommand):
    help = "Visa hur projektets mål står en viss dag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", required=True, help="projektets kortnamn")
        parser.add_argument("--as-of", required=True, help="dagen, YYYY-MM-DD")
        parser.add_argument("--json", action="store_true", help="som JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, day = options["project"], options["as_of"]
        try:
            as_of = dt.date.fromisoformat(day)
        except ValueError:
            raise CommandError(f"«{day}» är inte en dag. Skriv YYYY-MM-DD.", returncode=2) from None
        project = Project.objects.filter(slug=slug).first()
        if project is None:
            raise CommandError(f"Projektet «{slug}» finns inte.", returncode=2)
        found = figures(project, as_of)
        if options["json"]:
            self.stdout.write(
                json.dumps([as_json(figure) for figure in found], ensure_ascii=False, indent=1)
            )
        else:
            self._table(found)

    def _table(self, found: list[Figure]) -> None:
        self.stdout.write(_line("", "mål", "utfall", "väntat", "prognos", "läge"))
        for figure in found:
            self.stdout.write(
                _line(
                    f"{figure.code} {figure.title}",
                    target_words(figure),
                    figure.actual,
                    figure.expected,
                    figure.forecast,
                    figure.status.label,
                )
            )


def as_json(figure: Figure) -> dict[str, Any]:
    """A figure as other programs read it (DESIGN 6)."""
    return {
        "code": figure.code,
        "title": figure.title,
        "unit": figure.unit,
        "target": [figure.low, figure.high] if figure.is_share else figure.target,
        "actual": _number(figure.actual),
        "expected": _number(figure.expected),
        "forecast": _number(figure.forecast),
        "status": figure.status.value,
    }


def _number(number: Decimal | int | None) -> float | int | None:
    return float(number) if isinstance(number, Decimal) else number


def _line(title: str, *cells: object) -> str:
    words = ["–" if cell is None else str(cell).replace(".", ",") for cell in cells]
    return f"{title:<46.46}" + "".join(f"{word:>9}" for word in words[:-1]) + f"  {words[-1]}"
