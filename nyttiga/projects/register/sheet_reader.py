"""Reads one worksheet's rows by the columns of its sheet."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from nyttiga.projects.register.sheets import Column, Row, Sheet
from nyttiga.projects.register.values import BadValueError, as_text, is_empty
from nyttiga.projects.register.workbook import Worksheet


class SheetReader:
    """Turns cells into values and tells what is wrong with them.

    `repeated` holds the numbers of rows that stand in the sheet already, faulty or the same.
    """

    def __init__(self, sheet: Sheet, worksheet: Worksheet) -> None:
        self.sheet = sheet
        self.run = sheet.run
        self.repeated: set[int] = set()
        self._rows = worksheet.rows()
        self._seen: dict[tuple[Any, ...], tuple[int, int]] = {}
        self._missing: set[str] = set()
        self._columns = self._find_columns()

    def batches(self, size: int) -> Iterator[list[Row]]:
        rows = map(self._read, self._numbered())
        while batch := list(islice(rows, size)):
            yield batch

    def _numbered(self) -> Iterator[tuple[int, tuple[Any, ...]]]:
        for number, cells in self._rows:
            if not all(is_empty(cell) for cell in cells):
                yield number, cells

    def _find_columns(self) -> list[tuple[int, Column]]:
        """The sheet's columns and where they stand; row 1 holds the headers."""
        first = next(self._rows, None)
        if first is None:
            return []  # an empty sheet: nothing to bring
        number, cells = first
        headers = [as_text(cell) for cell in (cells if number == 1 else ()) if not is_empty(cell)]
        places: dict[str, int] = {}
        for place, cell in enumerate(cells if number == 1 else ()):
            places.setdefault(as_text(cell).casefold(), place)
        known = {column.header.casefold(): column for column in self.sheet.columns}
        self._check_headers(headers, known)
        return [(places[name], column) for name, column in known.items() if name in places]

    def _check_headers(self, headers: list[str], known: dict[str, Column]) -> None:
        outcome, name = self.run.outcome, self.sheet.name
        given = [header.casefold() for header in headers]
        for header in dict.fromkeys(headers):
            if header.casefold() not in known:
                problem = f"Kolumnen {header} hör inte till bladet och läses inte in."
                outcome.warn(name, 1, header, "", problem)
        for key, column in known.items():
            if given.count(key) > 1:
                problem = f"Rubriken {column.header} står två gånger. Ta bort den ena kolumnen."
                outcome.fault(name, 1, column.header, "", problem)
            if column.required and key not in given:
                problem = f"Kolumnen saknas. Skriv rubriken {column.header} i rad 1 och fyll i den."
                outcome.fault(name, 1, column.header, "", problem)
                self._missing.add(column.header)
                self.run.cannot_read(name)

    def _read(self, numbered: tuple[int, tuple[Any, ...]]) -> Row:
        number, cells = numbered
        row = Row(number)
        for place, column in self._columns:
            cell = cells[place] if place < len(cells) else None
            if not is_empty(cell):
                self._read_cell(row, column, cell)
        # A column that is missing as a whole has been told once, at the top.
        row.bad |= self._missing
        row.is_faulty = row.is_faulty or bool(self._missing)
        for column in self.sheet.columns:
            if column.required and column.header in self.sheet.key:
                self.sheet.require(row, column.header)
        if not self.sheet.rows_may_repeat:
            self._compare(row)
        return row

    def _read_cell(self, row: Row, column: Column, cell: Any) -> None:
        row.cells[column.header] = cell
        try:
            row.values[column.header] = column.kind.read(cell)
        except BadValueError as error:
            row.bad.add(column.header)
            self.run.fault(row, column.header, str(error))

    def _compare(self, row: Row) -> None:
        """The same key again: harmless when the whole row is the same, a fault otherwise."""
        headers = self.sheet.told_apart_by or self.sheet.key
        key = row.key(headers)
        if row.bad & set(headers) or row.is_faulty:
            return
        content = hash(tuple(row[column.header] for column in self.sheet.columns))
        first, same = self._seen.setdefault(key, (row.number, content))
        if first == row.number:
            return
        self.repeated.add(row.number)
        if same == content:
            self.run.warn(row, headers[0], f"Raden är likadan som rad {first} och läses en gång.")
        else:
            what = " och ".join(headers) if len(headers) < 3 else ", ".join(headers)
            problem = f"Rad {first} har samma {what} men andra uppgifter. Behåll en av raderna."
            self.run.fault(row, headers[0], problem)
