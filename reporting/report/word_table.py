"""Tables of the Word document: heading rows that repeat, rows that stay whole, thin lines."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from reporting.report.tables import Column, Row, Table, shown
from reporting.report.word_looks import INK_2, TEXT_WIDTH

LINE, PAPER = "DCD8CF", "F7F4EE"
NUMBER_WIDTH = 0.1  # of the table, for each column of numbers
NARROW = 0.65  # of the text's width, for a table of two columns
Cells = Sequence[tuple[str, bool]]  # what stands there, and whether to the right


def add_table(document: Any, table: Table) -> None:
    """The table under its title, with its note."""
    document.add_paragraph(table.title, style="Caption")
    made = start_table(document, table.title, table.columns)
    for name, rows in table.groups:
        if name:
            _group(made, name)
        for row in rows:
            _row(made, table, row)
    if table.note:
        document.add_paragraph(table.note, style="Note")
    else:
        document.add_paragraph(style="Note")


def start_table(document: Any, title: str, columns: Sequence[Column]) -> Any:
    """A table with its heading row and its columns' widths."""
    made = document.add_table(rows=1, cols=len(columns))
    made.autofit = False
    _describe(made, title)
    shares = _shares(columns)
    for column, share in zip(made.columns, shares, strict=True):
        column.width = int(TEXT_WIDTH * share)
    head = made.rows[0]
    mark = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(mark)
    write_cells(made, head, [(one.title, one.is_number) for one in columns], look="head")
    return made


def write_cells(made: Any, row: Any, cells: Cells, look: str = "") -> None:
    """Text into a row's cells. `look` is "head", "total" or nothing."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for place, (cell, (words, to_right)) in enumerate(zip(row.cells, cells, strict=True)):
        cell.width = made.columns[place].width
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = line.paragraph_format.space_before = Pt(2)
        line.paragraph_format.line_spacing = 1.05
        if to_right:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = line.add_run(words)
        run.font.size = Pt(10)
        if look == "head":
            run.font.size, run.font.color.rgb = Pt(9), INK_2
            line.paragraph_format.keep_with_next = True
        run.bold = look == "total"
        _line_below(cell, "17221D" if look == "head" else LINE)


def _row(made: Any, table: Table, row: Row) -> None:
    cells = [
        (shown(cell), column.is_number)
        for cell, column in zip(row.cells, table.columns, strict=True)
    ]
    write_cells(made, made.add_row(), cells, look="total" if row.is_total else "")


def _group(made: Any, name: str) -> None:
    row = made.add_row()
    whole = row.cells[0].merge(row.cells[-1])
    line = whole.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    line.paragraph_format.keep_with_next = True
    run = line.add_run(name)
    run.bold, run.font.size = True, Pt(10)
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", PAPER)):
        shade.set(qn(f"w:{key}"), value)
    whole._tc.get_or_add_tcPr().append(shade)


def _shares(columns: Sequence[Column]) -> list[float]:
    """Each column's part of the text's width: numbers get little, words share the rest."""
    if len(columns) == 2:
        return [NARROW * 0.8, NARROW * 0.2]
    numbers = sum(column.is_number for column in columns)
    words = (1 - NUMBER_WIDTH * numbers) / (len(columns) - numbers + 1)
    return [
        NUMBER_WIDTH if column.is_number else words * (2 if place == 0 and numbers > 2 else 1)
        for place, column in enumerate(columns)
    ]


def _describe(made: Any, title: str) -> None:
    """The table's own title, for those who hear it read, and which rows are headings."""
    looks = made._tbl.tblPr
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    looks.append(caption)


def _line_below(cell: Any, colour: str) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)
