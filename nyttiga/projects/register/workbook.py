"""Opens a workbook and gives its rows one at a time."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from openpyxl import load_workbook

MOST_UNPACKED = 300 * 1024 * 1024
MOST_SHARED_TEXT = 60 * 1024 * 1024  # openpyxl holds this part in memory as a whole

# What openpyxl drops (print settings, colours, drop-down lists) is nothing that is read here.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")


class UnreadableFileError(Exception):
    """The file is no workbook that can be read. The message says what to do."""


class Worksheet:
    """A sheet's name and rows."""

    def __init__(self, sheet: Any) -> None:
        self.name = str(sheet.title).strip()
        self._sheet = sheet

    def rows(self) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Excel's row number and the cells, from row 1, blank rows left out.

        Raises UnreadableFileError when the file is broken further in.
        """
        self._sheet.reset_dimensions()  # some programs write a wrong size; then rows are lost
        rows = enumerate(self._sheet.iter_rows(values_only=True), start=1)
        while True:
            try:
                number, cells = next(rows)
            except StopIteration:
                return
            except Exception as error:
                # openpyxl lets through whatever its parsers raise.
                raise UnreadableFileError(
                    f"Bladet {self.name} är trasigt. Spara om filen i Excel och försök igen."
                ) from error
            if any(cell is not None for cell in cells):
                yield number, cells


@contextmanager
def open_workbook(file: IO[bytes]) -> Iterator[list[Worksheet]]:
    """The workbook's sheets. Raises UnreadableFileError."""
    _refuse_bombs(file)
    try:
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        raise UnreadableFileError(
            "Filen går inte att läsa. Spara den som Excel-arbetsbok (.xlsx) utan lösenord."
        ) from error
    try:
        yield [Worksheet(sheet) for sheet in workbook.worksheets]
    finally:
        workbook.close()


def _refuse_bombs(file: IO[bytes]) -> None:
    """A small file may unpack to one that fills the memory."""
    try:
        with zipfile.ZipFile(file) as packed:
            sizes = {part.filename: part.file_size for part in packed.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableFileError(
            "Filen är ingen Excel-arbetsbok (.xlsx) eller har lösenord. Spara om den utan lösenord."
        ) from None
    file.seek(0)
    shared = sizes.get("xl/sharedStrings.xml", 0)
    if sum(sizes.values()) > MOST_UNPACKED or shared > MOST_SHARED_TEXT:
        raise UnreadableFileError("Filen är för stor när den packas upp. Dela upp den i flera.")
