"""What the report's pages need to show its plain data."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from reporting.figures import Figure
from reporting.report.contents import Contents
from reporting.report.tables import Cell, Column, Row, Table
from reporting.report.tables import shown as cell_shown
from reporting.report.wording import as_html

register = template.Library()
FLOW_SIGNS = ("", "plus", "minus", "equals")


@register.filter
def typed(text: str) -> SafeString:
    """Somebody's typed text as paragraphs and lists."""
    return as_html(text)


@register.filter
def shown(cell: Cell) -> str:
    """A table's cell as people read it."""
    return cell_shown(cell)


@register.filter
def with_columns(row: Row, table: Table) -> list[tuple[Cell, Column]]:
    """The row's cells, each with its column."""
    return list(zip(row.cells, table.columns, strict=True))


@register.filter
def goal_rows(table: Table, contents: Contents) -> list[tuple[str, list[tuple[Row, Figure]]]]:
    """The goal table's groups, each row with the figure to draw."""
    figures = iter(contents.goals)
    return [(name, [(row, next(figures)) for row in rows]) for name, rows in table.groups]


@register.filter
def flow_steps(table: Table, is_ended: bool) -> list[tuple[Any, str, str]]:
    """The last row of the flow's table as four steps: number, sign, words."""
    words = (
        "deltog när perioden började",
        "nya kom till",
        "avslutade",
        "fanns kvar vid slutet" if is_ended else "deltar nu",
    )
    return list(zip(table.rows[-1].cells[1:], FLOW_SIGNS, words, strict=True))
