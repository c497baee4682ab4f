"""The report as an Excel file: real numbers and days, a sheet for each table."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import xlsxwriter

from reporting.report.contents import Contents
from reporting.report.tables import Cell, Table, shown

PINE, INK_2 = "#1d4f45", "#4b5a53"
NARROWEST, WIDEST = 9, 60  # in signs
LONGEST_NAME = 31  # Excel's own limit
FONT: dict[str, Any] = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
LOOKS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True},
    "number": {"num_format": "#,##0"},
    "decimal": {"num_format": "#,##0.0"},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "head": {
        "bold": True,
        "bg_color": PINE,
        "font_color": "#ffffff",
        "text_wrap": True,
        "valign": "vcenter",
    },
    "title": {"bold": True, "font_size": 18, "font_color": PINE},
    "label": {"font_color": INK_2, "text_wrap": True},
    "bold": {"bold": True, "text_wrap": True},
    "total": {"bold": True, "top": 1},
    "right": {"align": "right"},
}


def report_xlsx(contents: Contents) -> bytes:
    """First what the report is and says, then its tables. No formulas and no links."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, options)
    title = f"{contents.title} {contents.period}"
    book.set_properties(
        {
            "title": f"{title}, {contents.project} ({contents.variant.label})",
            "author": contents.project,
            "created": dt.datetime.combine(contents.made_on, dt.time(12)),
        }
    )
    looks = _looks(book)
    _write_about(book, looks, contents)
    for table in contents.tables:
        _write_table(book, looks, table)
    book.close()
    return file.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    return {name: book.add_format(FONT | look) for name, look in LOOKS.items()}


def _write_about(book: Any, looks: dict[str, Any], contents: Contents) -> None:
    sheet = book.add_worksheet("Rapporten")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, f"{contents.title} {contents.period}", looks["title"])
    rows = [
        ("Projekt", contents.project),
        ("Variant", str(contents.variant.label)),
        ("Rapportnummer", "" if contents.number is None else str(contents.number)),
        ("Version", str(contents.version) if contents.version else "utkast"),
        ("Status", contents.status),
        *contents.cover,
        *((f"Trafikljus: {one.label.lower()}", _light(one)) for one in contents.lights),
    ]
    line = 2
    for what, said in rows:
        if said:
            sheet.write_string(line, 0, what, looks["label"])
            sheet.write_string(line, 1, said, looks["text"])
            line += 1
    line += 1
    for section in contents.sections:
        sheet.write_string(line, 0, section.title, looks["bold"])
        sheet.write_string(line, 1, section.text, looks["text"])
        line += 1
    line += 1
    for term, meaning in contents.about:
        sheet.write_string(line, 0, f"Om siffrorna: {term.lower()}", looks["label"])
        sheet.write_string(line, 1, meaning, looks["text"])
        line += 1
    _set_print(sheet, landscape=False)


def _light(light: Any) -> str:
    return f"{light.colour_label}. {light.reason}" if light.colour else light.reason


def _write_table(book: Any, looks: dict[str, Any], table: Table) -> None:
    name = _sheet_name(table.title)
    sheet = book.add_worksheet(table.key if book.get_worksheet_by_name(name) else name)
    grouped = any(row.group for row in table.rows)
    heads = [*(["Grupp"] if grouped else []), *(column.title for column in table.columns)]
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, looks["head"])
    for line, row in enumerate(table.rows, start=1):
        cells: tuple[Cell, ...] = (row.group, *row.cells) if grouped else row.cells
        for place, cell in enumerate(cells):
            _write_cell(sheet, line, place, cell, looks, "total" if row.is_total else "")
    after = len(table.rows) + 2
    sheet.write_string(after, 0, table.title, looks["label"])
    if table.note:
        sheet.write_string(after + 1, 0, table.note, looks["label"])
    for place, head in enumerate(heads):
        sheet.set_column(place, place, _width(head, table, place - grouped))
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    _set_print(sheet, landscape=len(heads) > 5)
    sheet.repeat_rows(0)


def _write_cell(
    sheet: Any, line: int, place: int, cell: Cell, looks: dict[str, Any], look: str
) -> None:
    match cell:
        case None:
            sheet.write_blank(line, place, None, looks[look or "text"])
        case Decimal():
            sheet.write_number(line, place, float(cell), looks[look or "decimal"])
        case int():
            sheet.write_number(line, place, cell, looks[look or "number"])
        case dt.date():
            moment = dt.datetime.combine(cell, dt.time())
            sheet.write_datetime(line, place, moment, looks[look or "day"])
        case _:
            # «<5» and «–» stand where numbers do.
            is_mark = len(cell) <= 2
            sheet.write_string(line, place, cell, looks[look or ("right" if is_mark else "text")])


def _width(head: str, table: Table, place: int) -> int:
    if place < 0:
        cells = [row.group for row in table.rows]
    else:
        cells = [shown(row.cells[place]) for row in table.rows]
    longest = max([*map(len, cells), max(map(len, head.split()))])
    return min(max(longest + 2, NARROWEST), WIDEST)


def _set_print(sheet: Any, landscape: bool) -> None:
    sheet.set_paper(9)  # A4
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _sheet_name(title: str) -> str:
    """Excel refuses some signs, and long names."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\")[:LONGEST_NAME].strip()
