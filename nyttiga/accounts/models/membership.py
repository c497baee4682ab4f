"""A user's role in a project."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation, ProjectScoped, Unit
from nyttiga.ui.registry import Registry

# Told when a member has got another role or has left, with the project's and the user's id and
# the role ("" for none): what a floor above has granted to the user may have to go.
role_changed: Registry[Callable[[Any, Any, str], None]] = Registry()


class LastLeaderError(Exception):
    """The change would leave the project without a project leader."""


class Membership(ProjectScoped):
    """One user has one role in a project. Without a membership the project does not exist."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name="användare",
    )
    role = models.CharField("roll", max_length=20, choices=Role)
    # Whom an outsider speaks for: a referrer sees what this unit has referred, nothing else.
    unit = models.ForeignKey(
        "projects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="enhet",
    )
    # Whose people a supervisor at an enterprise sees.
    organisation = models.ForeignKey(
        "projects.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="företag",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "medlem"
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "project"], name="membership_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_role_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.REFERRER) | models.Q(unit__isnull=False),
                name="membership_referrer_has_unit",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.SUPERVISOR) | models.Q(organisation__isnull=False),
                name="membership_supervisor_has_enterprise",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"

    def change_role(
        self, role: str, unit: Unit | None = None, organisation: Organisation | None = None
    ) -> None:
        """Give the member another role, with the unit that a referrer speaks for or the
        enterprise that a supervisor is at. Raises LastLeaderError."""
        if role != Role.PROJECT_LEADER:
            self._keep_a_leader()
        self.role, self.unit, self.organisation = role, unit, organisation
        self.save(update_fields=["role", "unit", "organisation"])
        self.tell(role)

    def remove(self) -> None:
        """End the membership. Raises LastLeaderError. To be called in a transaction."""
        self._keep_a_leader()
        self.delete()
        self.tell("")

    def tell(self, role: str) -> None:
        """Let the floors above know the role that the user has from now on."""
        for listener in role_changed:
            listener(self.project_id, self.user_id, role)

    def _keep_a_leader(self) -> None:
        # The rows are locked, so two leaders cannot remove each other at the same moment.
        leaders = Membership.objects.select_for_update().filter(
            project=self.project, role=Role.PROJECT_LEADER
        )
        if [leader.pk for leader in leaders] == [self.pk]:
            raise LastLeaderError
