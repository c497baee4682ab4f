"""A user's role in a project."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import ProjectScoped


class Membership(ProjectScoped):
    """One user has one role in a project. Without a membership the project does not exist."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name="användare",
    )
    role = models.CharField("roll", max_length=20, choices=Role)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "medlem"
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "project"], name="membership_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
