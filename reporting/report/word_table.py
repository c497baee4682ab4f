"""Tables of the Word document: heading rows that repeat, rows that stay whole, thin lines."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from reporting.report.tables import Row, Table, shown
from reporting.report.word_looks import INK_2, TEXT_WIDTH

LINE, PAPER = "DCD8CF", "F7F4EE"
NARROW = 0.65  # of the text's width, for a table of two columns
LONGEST = 22  # signs, before the words of a cell are broken
Cells = Sequence[tuple[str, bool]]  # what stands there, and whether to the right


def add_table(document: Any, table: Table) -> None:
    """The table under its title, with its note."""
    document.add_paragraph(table.title, style="Caption")
    made = _start(document, table)
    for name, rows in table.groups:
        if name:
            _group(made, name)
        for row in rows:
            _row(made, table, row)
    if table.is_short:
        _keep_together(made)
    if table.note:
        document.add_paragraph(table.note, style="Note")
    else:
        document.add_paragraph(style="Note")


def _start(document: Any, table: Table) -> Any:
    """A table with its heading row and its columns' widths."""
    made = document.add_table(rows=1, cols=len(table.columns))
    made.autofit = False
    _describe(made, table.title)
    for column, share in zip(made.columns, _shares(table), strict=True):
        column.width = int(TEXT_WIDTH * share)
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _write(made, head, [(one.title, one.is_number) for one in table.columns], look="head")
    return made


def _keep_together(made: Any) -> None:
    """All rows on one page: each keeps with the next."""
    for row in made.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _write(made: Any, row: Any, cells: Cells, look: str = "") -> None:
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
    _write(made, made.add_row(), cells, look="total" if row.is_total else "")


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


def _shares(table: Table) -> list[float]:
    """Each column's part of the text's width, by the longest that stands in it."""
    lengths = []
    for place, column in enumerate(table.columns):
        words = [shown(row.cells[place]) for row in table.rows]
        longest_word = max(map(len, column.title.split()))
        lengths.append(min(max([longest_word + 3, *(len(one) + 3 for one in words)]), LONGEST))
    whole = NARROW if table.is_narrow else 1
    return [whole * length / sum(lengths) for length in lengths]


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
