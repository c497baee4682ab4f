"""What a sheet of the register is. Each app registers its own in `AppConfig.ready()`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from nyttiga.projects.models import Project
from nyttiga.projects.register.saver import Saver
from nyttiga.projects.register.values import Kind
from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry

if TYPE_CHECKING:
    from nyttiga.projects.register.importing import ImportRun

# Every sheet of the workbook, in its order: what a sheet points to stands in one before it.
WORKBOOK = (
    "Deltagare",
    "Försörjning",
    "Sysselsättning",
    "Framtidsverkstäder",
    "Verkstadsträffar",
    "Verkstadsnärvaro",
    "Verkstadsavslut",
    "Coachning",
    "Handlingsplaner",
    "Stegmätningar",
    "Företag",
    "Placeringar",
    "Uppföljningar",
    "Kurser",
    "Kursträffar",
    "Kursdeltagare",
    "Kursnärvaro",
    "Rådgivning",
    "Offentliga",
    "Avtal",
    "Aktiviteter",
    "Aktivitetsnärvaro",
)


@dataclass(frozen=True)
class Column:
    """A column: its header, the kind of its values, and how a fault shows a value, where it
    may not be shown as it is."""

    header: str
    kind: Kind
    required: bool = False
    shown: Callable[[str], str] = str


class Row:
    """One row of a sheet, by header. An empty cell, or one that could not be read, is None."""

    __slots__ = ("bad", "cells", "is_faulty", "number", "result", "values")

    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: dict[str, Any] = {}
        self.values: dict[str, Any] = {}
        self.bad: set[str] = set()
        self.is_faulty = False
        self.result = "unchanged"

    def __getitem__(self, header: str) -> Any:
        return self.values.get(header)

    def key(self, headers: tuple[str, ...]) -> tuple[Any, ...]:
        return tuple(self.values.get(header) for header in headers)


@dataclass(frozen=True)
class Export:
    """Who takes the register out. Without `access` it is the command, which shows protected
    people's identity only when told to."""

    project: Project
    access: Access | None = None
    with_protected: bool = False


class Sheet:
    """One sheet: how its rows come in and go out. One object lives as long as one import.

    `key` is what rows of other sheets point to, and must be filled. `told_apart_by` is what no
    two rows may share with different contents. Where `rows_may_repeat`, several rows that are the
    same are as many things.
    """

    name: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]]
    key: ClassVar[tuple[str, ...]]
    told_apart_by: ClassVar[tuple[str, ...]] = ()
    rows_may_repeat: ClassVar[bool] = False
    saves: ClassVar[tuple[type[models.Model], ...]]

    def __init__(self, run: "ImportRun") -> None:
        self.run = run
        self.project = run.project
        self.saver = Saver(run.user, self.saves)

    def start(self) -> None:
        """Look up what the rows will point to."""

    def take(self, rows: list[Row]) -> None:
        """Check the rows and hand what is right to the saver. A faulty row comes too, so that
        all of its faults are told."""
        raise NotImplementedError

    def finish(self) -> None:
        """What can be done only when all rows are in."""

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        """The project's rows, by header. An empty one may be left out."""
        raise NotImplementedError

    def require(self, row: Row, *headers: str) -> None:
        """What a new row cannot do without."""
        for header in headers:
            if row[header] is None and header not in row.bad:
                self.run.fault(row, header, f"Fyll i {header}.")

    def miss(self, row: Row, header: str, sheet_name: str, *key: Any) -> None:
        """The row points to something that is not there. When that stands in the file with a
        fault of its own, that fault is told, not this one; the row cannot be saved anyway."""
        if self.run.might_stand_in(sheet_name, *key):
            row.is_faulty = True
        else:
            named = " ".join(str(part) for part in key)
            problem = f"{named} finns varken i bladet {sheet_name} eller i projektet."
            self.run.fault(row, header, f"{problem} Rätta det, eller lägg till en rad där.")

    def save(self, row: Row, found: Any, values: Mapping[str, Any], **identity: Any) -> Any:
        """Make the row's object, or change the one that was found; note which on the row."""
        if found is None:
            given = {name: value for name, value in values.items() if value is not None}
            row.result = "created"
            return self.saver.create(self.saves[0](project=self.project, **identity, **given))
        if self.saver.change(found, values):
            row.result = "updated"
        return found


sheets: Registry[type[Sheet]] = Registry()
# Told after a user has taken the register out by the page (the read log stands a floor above).
exported: Registry[Callable[[Access], None]] = Registry()


def in_order() -> list[type[Sheet]]:
    """The sheets that can be read and written so far, in the workbook's order."""
    return sorted(sheets, key=lambda sheet: WORKBOOK.index(sheet.name))
