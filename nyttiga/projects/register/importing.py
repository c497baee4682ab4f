"""Takes a workbook in: all of it, or nothing."""

import logging
from collections.abc import Callable
from typing import IO, Any

from django.db import DataError, IntegrityError, OperationalError, transaction

from nyttiga.projects.models import Municipality, Project
from nyttiga.projects.register.problems import Outcome, SheetCount
from nyttiga.projects.register.sheet_reader import SheetReader
from nyttiga.projects.register.sheets import WORKBOOK, Row, Sheet, in_order
from nyttiga.projects.register.value_list import in_words
from nyttiga.projects.register.values import as_text
from nyttiga.projects.register.workbook import Worksheet, open_workbook
from nyttiga.ui.clock import today

BATCH = 2000
# Called with the sheet's name, its rows so far, and whether it is done.
Progress = Callable[[str, int, bool], None]

logger = logging.getLogger(__name__)


class _UndoError(Exception):
    """Rolls back what was written: there were faults, or it was a rehearsal."""


class ImportRun:
    """One import under way: for whom, and what was found so far."""

    def __init__(self, project: Project, user: Any) -> None:
        self.project = project
        self.user = user
        self.today = today()
        self.sheet: Sheet
        self.outcome = Outcome()
        # What a sheet leaves for those after it.
        self.shared: dict[str, Any] = {}
        # What can be done only when all sheets are in.
        self.at_end: list[Callable[[], None]] = []
        # Keys of faulty rows: what points to one is no fault of its own.
        self._unsaved: dict[str, set[tuple[Any, ...]]] = {}
        self._unreadable: set[str] = set()
        self._municipalities = {
            name.casefold(): row
            for row in Municipality.objects.filter(project=project)
            for name in (row.name, row.code)
        }

    def fault(self, row: Row, header: str, problem: str) -> None:
        """A fault in one cell. Nothing will be saved."""
        row.is_faulty = True
        self.outcome.fault(self.sheet.name, row.number, header, self._shown(row, header), problem)

    def warn(self, row: Row, header: str, problem: str) -> None:
        """Something odd, which is saved as it stands."""
        self.outcome.warn(self.sheet.name, row.number, header, self._shown(row, header), problem)

    def cannot_read(self, sheet_name: str) -> None:
        """Rows of the sheet are not known, so a key that points there may be right."""
        self._unreadable.add(sheet_name)

    def might_stand_in(self, sheet_name: str, *key: Any) -> bool:
        """Whether the key stands in a row that has a fault itself."""
        return sheet_name in self._unreadable or key in self._unsaved.get(sheet_name, ())

    def municipality(self, row: Row, header: str = "Kommun") -> int | None:
        """The id of the project's municipality of that name; for any other None, and a fault."""
        if row[header] is None:
            return None
        found = self._municipalities.get(row[header].casefold())
        if found is None:
            names = dict.fromkeys(str(one) for one in self._municipalities.values())
            right = f"Skriv {in_words(names)}." if names else "Töm cellen."
            self.fault(row, header, f"Kommunen hör inte till projektet. {right}")
            return None
        return found.pk

    def take_sheet(
        self, sheet_class: type[Sheet], worksheet: Worksheet, progress: Progress
    ) -> None:
        """Read one sheet batch by batch."""
        count = self.outcome.sheets[sheet_class.name] = SheetCount()
        self.sheet = sheet_class(self)
        reader = SheetReader(self.sheet, worksheet)
        self.sheet.start()
        for batch in reader.batches(BATCH):
            # Rows that say the same as an earlier one are counted, but not taken twice.
            self.sheet.take([row for row in batch if row.number not in reader.repeated])
            self._note_faulty(batch)
            self.sheet.saver.flush()
            for row in batch:
                count.rows += 1
                if not row.is_faulty:
                    setattr(count, row.result, getattr(count, row.result) + 1)
            progress(sheet_class.name, count.rows, False)
        self.sheet.finish()
        progress(sheet_class.name, count.rows, True)

    def _note_faulty(self, rows: list[Row]) -> None:
        unsaved = self._unsaved.setdefault(self.sheet.name, set())
        unsaved |= {row.key(self.sheet.key) for row in rows if row.is_faulty}

    def _shown(self, row: Row, header: str) -> str:
        cell = row.cells.get(header)
        if cell is None:
            return ""
        column = next(one for one in self.sheet.columns if one.header == header)
        return column.shown(as_text(cell))


def import_register(
    file: IO[bytes],
    project: Project,
    user: Any = None,
    *,
    dry_run: bool = False,
    progress: Progress = lambda name, rows, done: None,
) -> Outcome:
    """Bring the workbook into the project, in one transaction.

    With any fault, or as a rehearsal (`dry_run`), nothing is kept. Raises UnreadableFileError.
    """
    with open_workbook(file) as worksheets:
        run = ImportRun(project, user)
        try:
            with transaction.atomic():
                # Two imports, or an import and an intake, wait for each other.
                Project.objects.select_for_update().get(pk=project.pk)
                _take_all(run, worksheets, progress)
                if run.outcome.faults or dry_run:
                    raise _UndoError
                run.outcome.saved = True
        except _UndoError:
            pass
        except (DataError, IntegrityError, OperationalError) as error:
            # The message would quote the row, so only its kind is kept.
            logger.error("Register import stopped by %s", type(error).__name__)
            problem = (
                "Det gick inte att spara, kanske för att någon ändrade samtidigt. Försök igen."
            )
            run.outcome.fault("", None, "", "", problem)
    run.outcome.sort()
    return run.outcome


def _take_all(run: ImportRun, worksheets: list[Worksheet], progress: Progress) -> None:
    by_name = {worksheet.name.casefold(): worksheet for worksheet in worksheets}
    for sheet in in_order():
        worksheet = by_name.get(sheet.name.casefold())
        if worksheet:
            run.take_sheet(sheet, worksheet, progress)
    for do in run.at_end:
        do()
    known = {name.casefold() for name in WORKBOOK}
    for worksheet in worksheets:
        name = worksheet.name
        if name.casefold() not in known:
            problem = f"Bladet {name} hör inte till registret och läses inte in."
            run.outcome.warn(name, None, "", "", problem)
    if not known & by_name.keys():
        problem = f"Inget av bladen hör till registret. De ska heta {in_words(WORKBOOK)}."
        run.outcome.fault("", None, "", "", problem)
