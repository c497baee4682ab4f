"""Mail goes through the queue, so that a slow mail server delays no page.

`QueuedEmailBackend` is what Django sends with; the job hands the mail to the real backend in
`MAIL_DELIVERY_BACKEND`.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from nyttiga.jobs.models import Job

KIND = "mail"


class QueuedEmailBackend(BaseEmailBackend):
    """Puts each mail in the queue: plain text, and what is attached to it as text (a calendar
    file). That is all this house sends."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            payload = {
                "subject": message.subject,
                "body": message.body,
                "from": message.from_email,
                "to": list(message.to),
                "attachments": [list(attached) for attached in message.attachments],
            }
            Job.enqueue(KIND, key=f"mail:{uuid.uuid4()}", payload=payload)
        return len(email_messages)


def deliver(payload: dict[str, Any]) -> None:
    """Send one queued mail. Raises what the mail server raises; the queue then tries again."""
    EmailMessage(
        subject=payload["subject"],
        body=payload["body"],
        from_email=payload["from"],
        to=payload["to"],
        attachments=[tuple(attached) for attached in payload.get("attachments", [])],
        connection=get_connection(settings.MAIL_DELIVERY_BACKEND),
    ).send()
