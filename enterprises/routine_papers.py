"""A routine on paper: as Word to change further, and as a tagged PDF to print."""

import io

import docx
from django.template.loader import render_to_string

from enterprises.models import Routine
from nyttiga.ui.clock import today
from nyttiga.ui.pdf import html_to_pdf

BOX = "☐"
LEDES = {
    "introduktion": "Bocka av tillsammans med den som är ny.",
    "risker": "Gå igenom före första dagen, och minst en gång om året.",
    "uppfoljning": "Så här följer vi upp hos oss.",
}


def file_name(routine: Routine, extension: str) -> str:
    """Says what it is, and nothing about anybody."""
    return f"rutin-{routine.kind}.{extension}"


def routine_docx(routine: Routine) -> bytes:
    """The points as a list with boxes to tick, and room for date and name."""
    document = docx.Document()
    document.core_properties.title = routine.get_kind_display()
    document.core_properties.language = "sv-SE"
    document.core_properties.author = ""
    document.add_heading(routine.get_kind_display(), level=1)
    document.add_paragraph(f"{routine.enterprise}. {LEDES[routine.kind]}")
    for line in routine.lines:
        document.add_paragraph(f"{BOX}  {line}")
    document.add_paragraph()
    document.add_paragraph("Datum: ____________________    Namn: ______________________________")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def routine_pdf(routine: Routine) -> bytes:
    """The same as a tagged PDF."""
    context = {
        "routine": routine,
        "enterprise": routine.enterprise,
        "project": routine.project,
        "lede": LEDES[routine.kind],
        "day": today(),
    }
    return html_to_pdf(render_to_string("enterprises/routine_pdf.html", context))
