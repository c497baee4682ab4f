"""Small Excel registers for tests."""

from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from nyttiga.accounts.access import Access
from nyttiga.projects.models import Project
from nyttiga.projects.register.exporting import export_register
from nyttiga.projects.register.importing import import_register
from nyttiga.projects.register.problems import Outcome
from nyttiga.projects.register.sheets import Export

EXAMPLE = Path(__file__).parent / "data" / "register-exempel.xlsx"
Table = list[list[Any]]


def workbook(sheets: dict[str, Table]) -> BytesIO:
    """An .xlsx with the sheets; the first row of each is its header."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def take_in(project: Project, sheets: dict[str, Table], **options: Any) -> Outcome:
    """Import the sheets into the project."""
    return import_register(workbook(sheets), project, **options)


def take_in_example(project: Project) -> Outcome:
    with EXAMPLE.open("rb") as file:
        return import_register(file, project)


def taken_out(project: Project, access: Access | None = None, **options: Any) -> BytesIO:
    """The project's register as a file."""
    file = BytesIO()
    export_register(Export(project, access, **options), file)
    file.seek(0)
    return file


def tables(file: BytesIO) -> dict[str, Table]:
    """What stands in a workbook."""
    book = load_workbook(file)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def problems(outcome: Outcome) -> list[tuple[str, int | None, str]]:
    """Where the faults are: sheet, row, column."""
    return [(fault.sheet, fault.row, fault.column) for fault in outcome.faults]


def counts(outcome: Outcome, sheet: str) -> tuple[int, int, int]:
    """Created, updated, unchanged."""
    count = outcome.sheets[sheet]
    return count.created, count.updated, count.unchanged


PEOPLE = ["Deltagarnr", "Kön", "Startdatum", "Slutdatum", "Avslutsanledning"]
SERIES = ["Serie", "Kommun", "Planerade träffar"]
MEETINGS = ["Serie", "Träff", "Datum", "Status"]
ATTENDANCE = ["Serie", "Träff", "Deltagarnr", "Närvaro"]
COMPLETION = ["Serie", "Deltagarnr", "Slutförd", "Går vidare", "Beslutsdatum"]
COACHING = ["Deltagarnr", "Datum", "Start", "Fas", "Status"]
PLANS = ["Deltagarnr", "Datum", "Mål", "Nästa steg", "Ansvarig", "Klart senast"]
SUPPORT = ["Deltagarnr", "Tillfälle", "Datum", "Källa", "Omfattning"]
OCCUPATION = ["Deltagarnr", "Tillfälle", "Datum", "Typ", "Procent"]
MEASUREMENTS = ["Deltagarnr", "Datum", "Svarande", *(f"D{n}" for n in range(1, 11))]
ENTERPRISES = ["Företagsnr", "Namn", "Organisationsnummer", "Associationsform", "Kommun", "Platser"]
PLACEMENTS = [
    *["Placeringsnr", "Deltagarnr", "Företagsnr", "Form", "Start"],
    *["Planerat slut", "Slut", "Timmar/vecka", "Utfall"],
]
FOLLOW_UPS = ["Placeringsnr", "Datum", "Sätt", "Status"]
