"""The mails that a demo sent, to read in the browser. Only under `make run`."""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

SHOWN = 50


@dataclass(frozen=True)
class SentMail:
    """One mail from the folder that the file backend writes to."""

    sent_at: datetime
    to: str
    subject: str
    body: str

    @classmethod
    def read(cls, path: Path) -> "SentMail":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        return cls(
            datetime.fromtimestamp(path.stat().st_mtime, UTC),
            message["To"] or "",
            message["Subject"] or "",
            message.get_content(),
        )


@login_not_required
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The newest mails first. Anywhere but in a demo this page does not exist."""
    if not settings.DEMO:
        raise Http404
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    mails = [SentMail.read(path) for path in files[:SHOWN]]
    return render(request, "jobs/demo_mail.html", {"mails": mails})
