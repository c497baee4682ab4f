"""The formats that a report can be had in, and what its files are called."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from reporting.models.frozen import Format
from reporting.report.contents import Contents
from reporting.report.excel import report_xlsx
from reporting.report.pdf import report_pdf
from reporting.report.plain import report_json
from reporting.report.word import report_docx

OPEN_XML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Writer:
    """Makes the bytes of a report in one format."""

    write: Callable[[Contents], bytes]
    content_type: str


WRITERS = {
    Format.PDF: Writer(report_pdf, "application/pdf"),
    Format.DOCX: Writer(report_docx, f"{OPEN_XML}.wordprocessingml.document"),
    Format.XLSX: Writer(report_xlsx, f"{OPEN_XML}.spreadsheetml.sheet"),
    Format.JSON: Writer(report_json, "application/json"),
}


def file_name(kind: str, code: str, variant: str, format: str, version: int = 0) -> str:
    """«lagesrapport-2026-q3-rar.pdf», «…-v2.pdf» when fixed: says nothing about anybody."""
    named = {"kvartal": "lagesrapport", "ar": "arsrapport", "slut": "rapport"}.get(
        kind, f"{kind}rapport"
    )
    numbered = f"-v{version}" if version else ""
    return f"{named}-{code.lower()}-{variant}{numbered}.{format}"


def as_download(content: bytes, format: str, name: str) -> HttpResponse:
    """A file of a report as something to save, never to show on a page."""
    response = HttpResponse(content, content_type=WRITERS[Format(format)].content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
