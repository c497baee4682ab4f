"""The report as one PDF, and the name of its file."""

from django.template.loader import render_to_string

from nyttiga.ui.pdf import html_to_pdf
from reporting.models.report import Variant
from reporting.report.contents import Contents, time_gone


def report_html(contents: Contents) -> str:
    """The report's pages as HTML, for WeasyPrint alone."""
    return render_to_string(
        "reporting/report_pdf/document.html",
        {
            "contents": contents,
            "facts": contents.facts,
            "project": contents.facts.project,
            "period": contents.facts.period,
            "texts": contents.texts,
            "is_rar": contents.variant == Variant.RAR,
            "time_gone": time_gone(contents),
        },
    )


def report_pdf(contents: Contents) -> bytes:
    """The bytes of the report's PDF."""
    return html_to_pdf(report_html(contents))


def file_name(contents: Contents, extension: str = "pdf") -> str:
    """«lagesrapport-2026-q3-rar.pdf»: says nothing about anybody."""
    return f"lagesrapport-{contents.report.period.code.lower()}-{contents.variant}.{extension}"
