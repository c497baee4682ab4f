"""What the project writes to the referrer at an exit, as a paper that may lie in their files.

A paper goes further than a page: it is made only where the person agreed to let the referrer be
told (`INFO_UTBYTE`), and it says no more than the page.
"""

from django.template.loader import render_to_string

from nyttiga.ui.pdf import html_to_pdf
from participants.models import Exit, Referral

FILE_NAME = "sammanfattning.pdf"  # says nothing about anybody


def summary_pdf(exit: Exit, name: str, referral: Referral | None) -> bytes:
    """The bytes of the tagged PDF. `name` is what the referrer called the person, or empty."""
    return html_to_pdf(summary_html(exit, name, referral))


def summary_html(exit: Exit, name: str, referral: Referral | None) -> str:
    """The paper as HTML, for WeasyPrint alone."""
    return render_to_string(
        "participants/exit/summary_pdf.html",
        {
            "project": exit.project,
            "period": exit.period,
            "referral": referral,
            "name": name,
            "summary": exit.summary,
        },
    )
