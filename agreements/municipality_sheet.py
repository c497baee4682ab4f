"""«Vem ringer jag?»: a municipality's contact people on paper, to hand to an enterprise."""

from django.template.loader import render_to_string

from agreements.municipalities import callable_people, parties_in
from nyttiga.projects.models import Municipality
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.pdf import html_to_pdf


def sheet_html(access: Access, municipality: Municipality) -> str:
    """The paper as HTML, for WeasyPrint alone: only those who are still there, by their address
    at work. Units that nobody is known at are left out."""
    parties = []
    for organisation, units in parties_in(access, municipality, callable_people(access)):
        known = [(unit, people) for unit, people in units if people]
        if known:
            parties.append((organisation, known))
    return render_to_string(
        "agreements/municipality_pdf/document.html",
        {
            "municipality": municipality,
            "project": access.project,
            "parties": parties,
            "day": today(),
        },
    )


def municipality_sheet(access: Access, municipality: Municipality) -> bytes:
    """The bytes of the tagged PDF."""
    return html_to_pdf(sheet_html(access, municipality))


def file_name(municipality: Municipality) -> str:
    """«kontakter-0486.pdf»."""
    return f"kontakter-{municipality.code}.pdf"
