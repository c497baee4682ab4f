"""PDF, Word, Excel and JSON: the same figures in all of them, within a variant."""

import datetime as dt
import io
import json
import re
import zipfile

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn

from reporting.models.frozen import Format
from reporting.models.report import Report, Variant
from reporting.report.contents import Contents, contents
from reporting.report.plain import from_plain, to_plain
from reporting.report.tables import shown
from reporting.report.writers import WRITERS
from tests.reporting.report_world import begin, fill_quarter
from tests.world import TODAY, World


@pytest.fixture
def report(world: World) -> Report:
    fill_quarter(world)
    return begin(world)


@pytest.fixture(params=list(Variant))
def made(request: pytest.FixtureRequest, report: Report) -> Contents:
    return contents(report, request.param, TODAY)


def written(made: Contents, format: Format) -> bytes:
    return WRITERS[format].write(made)


def figures_of(made: Contents) -> dict[str, list[list[str]]]:
    """Each table's cells as people read them: what every format must hold."""
    return {
        table.title: [[shown(cell) for cell in row.cells] for row in table.rows]
        for table in made.tables
    }


def test_word_has_the_same_figures(made: Contents) -> None:
    tables = docx.Document(io.BytesIO(written(made, Format.DOCX))).tables
    found = {}
    for table in tables:
        title = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
        found[title] = [row for row in rows if len(set(row)) > 1 or len(row) == 1]
    assert {title: found[title] for title in figures_of(made)} == {
        title: [row for row in rows if len(set(row)) > 1]
        for title, rows in figures_of(made).items()
    }


def test_excel_has_the_same_figures_as_numbers(made: Contents) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(made, Format.XLSX)))
    sheets = book.worksheets[1:]
    assert len(sheets) == len(made.tables)
    for sheet, table in zip(sheets, made.tables, strict=True):
        rows = list(sheet.iter_rows(min_row=2, max_row=len(table.rows) + 1, values_only=True))
        shift = sheet.cell(1, 1).value == "Grupp"
        for cells, row in zip(rows, table.rows, strict=True):
            for cell, wanted in zip(cells[shift:], row.cells, strict=True):
                if isinstance(wanted, dt.date):
                    assert cell.date() == wanted
                elif wanted is None or wanted == "":
                    assert cell in (None, "")
                elif isinstance(wanted, str):
                    assert cell == wanted
                else:
                    assert isinstance(cell, int | float)
                    assert cell == float(wanted)


def test_excel_holds_no_formulas_and_its_headings_stay(made: Contents) -> None:
    file = written(made, Format.XLSX)
    book = openpyxl.load_workbook(io.BytesIO(file))
    assert {sheet.freeze_panes for sheet in book.worksheets[1:]} == {"A2"}
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        assert not [name for name in packed.namelist() if b"<f>" in packed.read(name)]


def test_json_has_the_same_figures(made: Contents) -> None:
    plain = json.loads(written(made, Format.JSON))
    tables = [table for section in plain["sections"] for table in section["tables"]]
    assert figures_of(from_plain(plain)) == figures_of(made)
    assert [table["title"] for table in tables] == list(figures_of(made))


def test_the_pdf_has_the_same_figures(made: Contents) -> None:
    pages = pypdf.PdfReader(io.BytesIO(written(made, Format.PDF))).pages
    text = squeezed(" ".join(page.extract_text() for page in pages))
    for rows in figures_of(made).values():
        for row in rows:
            assert squeezed("".join(row)) in text, row


def squeezed(text: str) -> str:
    """Without blanks and line ends, which a PDF puts where it likes."""
    return re.sub(r"\s", "", text)


def test_contents_come_back_from_json_as_they_were(made: Contents) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(made)))) == made


def test_word_is_swedish_and_has_real_headings(report: Report) -> None:
    document = docx.Document(io.BytesIO(written(contents(report, Variant.RAR, TODAY), Format.DOCX)))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings[:3] == [
        "Sammanfattning",
        "Väsentliga händelser och förändringar",
        "Måluppfyllelse",
    ]
    assert 'w:val="sv-SE"' in document.styles.element.xml
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
