"""Workbooks of what the pages show."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from xlsxwriter import Workbook

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_COLUMN, OTHERS = 34, 16


@dataclass(frozen=True)
class Worksheet:
    """A sheet: what stands above, the headings, and the rows. Numbers stay numbers, days days;
    all else is text, «<5» too."""

    name: str
    above: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def workbook(sheets: Sequence[Worksheet]) -> bytes:
    """The file."""
    file = BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        book = Workbook(file, {"tmpdir": folder})
        formats = {
            "bold": book.add_format({"bold": True}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name[:31]), sheet, formats)
        book.close()
    return file.getvalue()


def as_download(content: bytes, name: str) -> HttpResponse:
    """The file as an answer. `name` holds no person."""
    response = HttpResponse(content, content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _write(worksheet: Any, sheet: Worksheet, formats: dict[str, Any]) -> None:
    worksheet.set_column(0, 0, FIRST_COLUMN)
    worksheet.set_column(1, max(len(sheet.headings) - 1, 1), OTHERS)
    for row, line in enumerate(sheet.above):
        worksheet.write_string(row, 0, line)
    heading = len(sheet.above)
    for column, text in enumerate(sheet.headings):
        worksheet.write_string(heading, column, text, formats["bold"])
    for row, values in enumerate(sheet.rows, start=heading + 1):
        for column, value in enumerate(values):
            if isinstance(value, dt.date):
                worksheet.write_datetime(row, column, value, formats["date"])
            elif isinstance(value, str):
                worksheet.write_string(row, column, value)  # a text that begins with = stays one
            elif value is not None:
                worksheet.write_number(row, column, value)
