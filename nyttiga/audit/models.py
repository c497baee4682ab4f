"""The read log: who opened what about which person.

Rows can be added, never changed or removed: the application's database role has no such right.
"""

from django.conf import settings
from django.db import models

from nyttiga.projects.models import ProjectScoped
from nyttiga.ui.access import Access


class Read(ProjectScoped):
    """One look at one person's data by one user."""

    class Action(models.TextChoices):
        OPENED = "oppnade", "Öppnade sidan"
        EXPORTED = "exporterade", "Exporterade"

    at = models.DateTimeField("när", auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vem"
    )
    role = models.CharField("roll", max_length=20)
    action = models.CharField("vad", max_length=20, choices=Action)
    page = models.CharField("sida", max_length=100)
    # A number, not a foreign key: the log outlives the person's row.
    participant_id = models.BigIntegerField("deltagare", null=True)

    class Meta:
        verbose_name = "läsning"
        db_table = "audit_read"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["project", "-at"], name="read_by_time")]


def log_read(access: Access, page: str, participant_id: int | None, action: str) -> None:
    """Note that the user saw a person's data. `page` is the page's url name."""
    Read.objects.create(
        project=access.project,
        user=access.user,
        role=access.role,
        action=action,
        page=page,
        participant_id=participant_id,
    )
