"""The read log: who opened what about which person.

Rows can be added, never changed or removed: the application's database role has no such right.
"""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access


class ReadQuerySet(ProjectQuerySet):
    def between(self, first: dt.date | None, last: dt.date | None) -> Self:
        """Reads from the first day to the last, both included; None leaves that end open."""
        found = self
        if first:
            found = found.filter(at__date__gte=first)
        if last:
            found = found.filter(at__date__lte=last)
        return found

    def by(self, user: Any) -> Self:
        """One user's reads; None for everybody's."""
        return self.filter(user=user) if user else self

    def about(self, number: str) -> Self:
        """Reads about one participant, by number; empty for everybody."""
        return self.filter(participant_number__iexact=number) if number else self


class Read(ProjectScoped):
    """One look at one person's data by one user."""

    class Action(models.TextChoices):
        OPENED = "oppnade", "Öppnade"
        EXPORTED = "exporterade", "Exporterade"

    at = models.DateTimeField("när", auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vem"
    )
    role = models.CharField("roll", max_length=20)
    action = models.CharField("vad", max_length=20, choices=Action)
    page = models.CharField("sida", max_length=100)
    # Numbers, not a foreign key: the log outlives the person's row.
    participant_id = models.BigIntegerField(null=True)
    participant_number = models.CharField("deltagare", max_length=20, blank=True)

    objects = ReadQuerySet.as_manager()

    class Meta:
        verbose_name = "läsning"
        db_table = "audit_read"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["project", "-at"], name="read_by_time"),
            models.Index(fields=["project", "user"], name="read_by_user"),
        ]


def log_read(
    access: Access, page: str, participant_id: int | None, action: str, number: str = ""
) -> None:
    """Note that the user saw a person's data. `page` says what, in Swedish words; `number` is
    the participant's own number, which the log is read by."""
    Read.objects.create(
        project=access.project,
        user=access.user,
        role=access.role,
        action=action,
        page=page,
        participant_id=participant_id,
        participant_number=number,
    )
