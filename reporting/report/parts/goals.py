"""The goals against what was promised."""

from django.utils.formats import date_format

from reporting.figures import Figure
from reporting.pace import whole
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Cell, Row, Table, table

KEY = "mal"


def tables(facts: Facts) -> list[Table]:
    compared_on = next((one.compared_on for one in facts.figures if one.compared_on), None)
    before = f"Per {date_format(compared_on, 'j F Y')}" if compared_on else "Förut"
    columns = ("Mål", "Utfall", "Målvärde", before, "Väntat", "Prognos", "Läge")
    return [
        table(
            KEY,
            f"Målen per {date_format(facts.as_of, 'j F Y')}",
            columns,
            [Row(_cells(figure), group=figure.heading) for figure in facts.figures],
            numbers=columns[1:-1],
        )
    ]


def _cells(figure: Figure) -> tuple[Cell, ...]:
    comparable = figure.actual is not None and figure.change is not None
    return (
        f"{figure.title}, procent" if figure.is_share else figure.title,
        figure.actual,
        f"{figure.low}–{figure.high}" if figure.is_share else figure.target,
        figure.actual - figure.change if comparable else None,  # type: ignore[operator]
        figure.expected,
        whole(figure.forecast),
        figure.status.label,
    )


PART = Part("mal", tables)
