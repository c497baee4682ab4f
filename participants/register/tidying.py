"""Sees to it that an uploaded register is removed in time, also when nobody comes back for it."""

import datetime as dt
from typing import Any
from uuid import uuid4

from django.utils import timezone

from nyttiga.jobs.models import Job
from nyttiga.projects.register import uploads

KIND = "register.sweep"
MARGIN = 60  # seconds, so that the file surely is too old by then


def sweep_later() -> None:
    """Ask the worker to look when the upload's time is over."""
    when = timezone.now() + dt.timedelta(seconds=uploads.LIFETIME + MARGIN)
    Job.objects.create(kind=KIND, key=f"{KIND}-{uuid4()}", run_after=when)


def sweep(payload: dict[str, Any]) -> None:
    uploads.sweep()
