"""Who may see a protected person's identity."""

from typing import Any

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.accounts.permissions import TABLE, Permission
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class ProtectionGrantQuerySet(ProjectQuerySet):
    def give(self, participant: Any, user: Any, granted_by: Any) -> None:
        """Let the user see the protected person's identity. Twice changes nothing."""
        self.get_or_create(
            participant=participant,
            user=user,
            defaults={"project_id": participant.project_id, "granted_by": granted_by},
        )

    def withdraw_all(self, participant: Any) -> None:
        """When a person is no longer protected. One at a time, so that the history is kept;
        otherwise the grants would come back to life with a later protection."""
        for grant in self.filter(participant=participant):
            grant.delete()


def follow_role(project_id: int, user_id: int, role: str) -> None:
    """Whoever leaves, or no longer works with participants, loses the grants; they do not come
    back to life if the user does."""
    if role not in TABLE[Permission.PARTICIPANTS_VIEW]:
        for grant in ProtectionGrant.objects.filter(project=project_id, user=user_id):
            grant.delete()  # one at a time, so that the history is kept


class ProtectionGrant(ProjectScoped):
    """One named user may see one protected person's identity. Roles do not open it."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="protection_grants"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="vem"
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    granted_at = models.DateTimeField("beviljad", auto_now_add=True)

    objects = ProtectionGrantQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "behörighet till skyddad person"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "user"], name="protection_grant_once")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.user_id}"
