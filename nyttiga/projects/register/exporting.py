"""Writes the project's register as a workbook."""

import datetime as dt
import tempfile
from typing import IO, Any

from xlsxwriter import Workbook

from nyttiga.projects.register.sheets import Column, Export, in_order

WIDEST = 40
DATE_WIDTH = 11


def export_register(export: Export, file: IO[bytes]) -> None:
    """Write every sheet there is, in the workbook's order, row by row."""
    # Rows wait in a folder of our own until the file is closed, not where all can look.
    with tempfile.TemporaryDirectory() as folder:
        workbook = Workbook(
            file,
            {
                "constant_memory": True,
                "tmpdir": folder,
                # A text that begins with = stays a text.
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        formats = {
            "header": workbook.add_format({"bold": True}),
            "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for sheet in in_order():
            worksheet = workbook.add_worksheet(sheet.name)
            _write_header(worksheet, sheet.columns, formats["header"])
            for number, row in enumerate(sheet.export(export), start=1):
                for place, column in enumerate(sheet.columns):
                    _write(worksheet, number, place, column, row.get(column.header), formats)
        workbook.close()


def _write_header(worksheet: Any, columns: tuple[Column, ...], bold: Any) -> None:
    worksheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        worksheet.write_string(0, place, column.header, bold)
        worksheet.set_column(place, place, min(max(len(column.header) + 2, DATE_WIDTH), WIDEST))


def _write(
    worksheet: Any, number: int, place: int, column: Column, value: Any, formats: dict[str, Any]
) -> None:
    if value is None or value == "":
        return
    written = column.kind.write(value)
    if isinstance(written, dt.date):
        worksheet.write_datetime(number, place, written, formats["date"])
    elif isinstance(written, str):
        worksheet.write_string(number, place, written)
    else:
        worksheet.write_number(number, place, written)
