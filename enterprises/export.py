"""The readiness list as a workbook."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook

from enterprises.models import Enterprise
from enterprises.readiness import Sign, Stage, with_stage

BATCH = 500
OPTIONS = {
    "in_memory": True,  # nothing lies in a folder where others can look
    "strings_to_formulas": False,  # a text that begins with = stays a text
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(title: str, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with a bold header; dates are dates and figures figures."""
    file = io.BytesIO()
    book = Workbook(file, OPTIONS)
    sheet = book.add_worksheet(title)
    bold, date = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    for place, header in enumerate(headers):
        sheet.write_string(0, place, header, bold)
        sheet.set_column(place, place, min(max(len(header) + 2, 12), 40))
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(number, place, value, date)
            elif value is not None and value != "":
                sheet.write(number, place, value)
    book.close()
    return file.getvalue()


def readiness_workbook(ids: list[int], signs: list[Sign], day: dt.date) -> bytes:
    """The enterprises in the order of their ids, a column a sign."""
    plain = ["Företagsnr", "Namn", "Kommun", "Slag", "Vill vara med", "Läge"]
    return workbook("Företag", [*plain, *(sign.title for sign in signs)], _rows(ids, signs, day))


def _rows(ids: list[int], signs: list[Sign], day: dt.date) -> Iterable[list[Any]]:
    for first in range(0, len(ids), BATCH):
        batch = ids[first : first + BATCH]
        rows = Enterprise.objects.filter(pk__in=batch).named().defer("organisation_number")
        by_id = {row.pk: row for row in with_stage(rows, day).order_by()}
        yield from (_row(by_id[pk], signs) for pk in batch if pk in by_id)


def _row(enterprise: Any, signs: list[Sign]) -> list[Any]:
    values = [getattr(enterprise, sign.column) for sign in signs]
    return [
        enterprise.number,
        enterprise.name,
        enterprise.place,
        enterprise.get_kind_display(),
        enterprise.get_interest_display(),
        Stage(enterprise.stage).label,
        *(
            value if sign.is_date or sign.is_number else sign.words(value)
            for sign, value in zip(signs, values, strict=True)
        ),
    ]
