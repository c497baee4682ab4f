"""The report as one PDF."""

import math
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string

from nyttiga.ui.pdf import html_to_pdf
from reporting.pace import Status
from reporting.report.contents import Contents, SectionShown

SHARE_BAR_WIDTH = 480
STATUSES = (Status.REACHED, Status.ON_TRACK, Status.BEHIND, Status.AT_RISK)
# Sections that are drawn, not only written: the template of what stands under their heading.
DRAWN = {
    "sammanfattning": "reporting/report_pdf/summary.html",
    "mal": "reporting/report_pdf/goals.html",
    "deltagare": "reporting/report_pdf/participants.html",
    "jamstalldhet": "reporting/report_pdf/share.html",
}
PLAIN = "reporting/report_pdf/plain_section.html"


def report_pdf(contents: Contents) -> bytes:
    """The bytes of the report's PDF."""
    return html_to_pdf(report_html(contents))


@dataclass(frozen=True)
class Chapter:
    """A section, the template that draws it, and the sections that belong to it."""

    section: SectionShown
    template: str
    under: "list[Chapter]" = field(default_factory=list)


def chapters(contents: Contents) -> list[Chapter]:
    """The report's sections, those that are under another with it."""
    found: list[Chapter] = []
    for section in contents.sections:
        chapter = Chapter(section, DRAWN.get(section.key, PLAIN))
        (found[-1].under if section.is_under else found).append(chapter)
    return found


def report_html(contents: Contents) -> str:
    """The report's pages as HTML, for WeasyPrint alone."""
    return render_to_string(
        "reporting/report_pdf/document.html",
        {
            "contents": contents,
            "chapters": chapters(contents),
            "pie": pie(float(contents.time_gone)),
            "share_bar": share_bar(contents),
            "status_counts": [
                (status, sum(goal.status == status for goal in contents.goals))
                for status in STATUSES
            ],
        },
    )


def pie(percent: float) -> dict[str, Any]:
    """The slice of a circle that is the project's time up to the report, for the cover."""
    share = min(percent / 100, 0.9999)
    angle = 2 * math.pi * share
    return {
        "x": f"{50 + 50 * math.sin(angle):.2f}",
        "y": f"{50 - 50 * math.cos(angle):.2f}",
        "large": int(share > 0.5),
        "percent": round(100 * share),
    }


def share_bar(contents: Contents) -> dict[str, Any] | None:
    """Women and men as parts of a bar, and the band to be in; None without a share."""
    share = contents.share
    if share is None or share.actual is None:
        return None
    per_cent = SHARE_BAR_WIDTH / 100
    low, high = share.low or 0, share.high or 100
    return {
        "men": 100 - share.actual,
        "women": f"{float(share.actual) * per_cent:.1f}",
        "low": f"{low * per_cent:.1f}",
        "band": f"{(high - low) * per_cent:.1f}",
    }
