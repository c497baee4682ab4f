"""The report as a Word document: real headings, lists and tables, in Swedish."""

import datetime as dt
import io
from typing import Any

import docx
from docx.shared import Pt

from reporting.report.contents import Contents, SectionShown
from reporting.report.lights import Light
from reporting.report.tables import table
from reporting.report.word_looks import INK_2, give_looks, set_footer
from reporting.report.word_table import add_table
from reporting.report.wording import blocks

SHAPES = {"gron": "●", "gul": "▲", "rod": "■", "": "○"}  # colour is never alone


def report_docx(contents: Contents) -> bytes:
    """The bytes of the document. Opens alike in Word and LibreOffice."""
    document = docx.Document()
    give_looks(document)
    _describe(document, contents)
    _cover(document, contents)
    for section in contents.sections:
        _section(document, section, contents)
    _about(document, contents)
    _signature(document, contents)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Any, contents: Contents) -> None:
    facts = document.core_properties
    facts.title = f"{contents.title} {contents.period}, {contents.project}"
    facts.author, facts.subject = contents.project, str(contents.variant.label)
    facts.language, facts.comments = "sv-SE", ""
    facts.created = facts.modified = dt.datetime.combine(contents.made_on, dt.time(12))
    set_footer(
        document.sections[0],
        f"{contents.project} · {contents.title} {contents.period} · {contents.variant.label}",
    )


def _cover(document: Any, contents: Contents) -> None:
    state = "Utkast" if contents.is_draft else f"Version {contents.version}, {contents.status}"
    number = "" if contents.number is None else f"Rapport nr {contents.number} · "
    block = document.add_paragraph(style="Title")  # one block of colour, so one paragraph
    for words, size in (
        (f"{contents.project}\n", 12),
        (f"{contents.title}\n", 44),
        (f"{contents.period}\n", 18),
        (f"{contents.variant.label} · {number}{state}", 12),
    ):
        line = block.add_run(words)
        line.font.size, line.bold = Pt(size), size == 44
    space = document.add_paragraph()
    space.paragraph_format.space_after = Pt(24)
    rows = [*contents.cover]
    if contents.correction:
        rows.append(("Rättelse", contents.correction))
    for what, said in rows:
        line = document.add_paragraph(style="Cover fact")
        line.add_run(f"{what}\t").font.color.rgb = INK_2
        line.add_run(said).bold = True
    document.add_page_break()


def _section(document: Any, section: SectionShown, contents: Contents) -> None:
    document.add_heading(section.title, level=2 if section.is_under else 1)
    _words(document, section.text)
    if section.key == "sammanfattning":
        _lights(document, contents.lights)
    for one in section.tables:
        add_table(document, one)


def _words(document: Any, typed: str) -> None:
    for block in blocks(typed):
        if block.is_list:
            for item in block.lines:
                document.add_paragraph(item, style="List Bullet")
        else:
            document.add_paragraph("\n".join(block.lines))


def _lights(document: Any, lights: tuple[Light, ...]) -> None:
    rows = [(one.label, f"{SHAPES[one.colour]} {one.colour_label}", one.reason) for one in lights]
    add_table(document, table("trafikljus", "Trafikljus", ("Område", "Läge", "Skäl"), rows))


def _about(document: Any, contents: Contents) -> None:
    document.add_heading("Om siffrorna", level=1)
    for term, meaning in contents.about:
        line = document.add_paragraph()
        line.add_run(f"{term}. ").bold = True
        line.add_run(meaning)


def _signature(document: Any, contents: Contents) -> None:
    document.add_heading("Underskrift", level=1)
    for who in contents.signed_by:
        line = document.add_paragraph("_" * 40, style="Normal")
        line.paragraph_format.space_before = Pt(36)
        line.paragraph_format.keep_with_next = True
        document.add_paragraph(f"{who}, ort och datum", style="Caption")
