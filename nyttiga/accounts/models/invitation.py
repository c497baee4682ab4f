"""An invitation to a project, answered through a link in a mail."""

import datetime as dt
import hashlib
import secrets
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from nyttiga.accounts.models.membership import Membership
from nyttiga.accounts.models.user import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped

VALID_FOR = dt.timedelta(days=14)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(ProjectQuerySet):
    def open(self) -> Self:
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())

    def expire_old(self, project: Project, email: str) -> None:
        """Withdraw unanswered invitations whose time is out, so that a new one can be sent."""
        self.filter(
            project=project, email__iexact=email, accepted_at=None, expires_at__lte=timezone.now()
        ).update(withdrawn_at=timezone.now())

    def for_token(self, token: str, *, lock: bool = False) -> "Invitation | None":
        """The open invitation that the link's token belongs to. With `lock`, others who answer or
        withdraw it wait until the transaction ends, and then find it answered."""
        found = self.open().filter(token_hash=_digest(token)).select_related("project")
        return (found.select_for_update(of=["self"]) if lock else found).first()


class Invitation(ProjectScoped):
    """Somebody invited by e-mail to a role. Only a hash of the link's token is kept."""

    email = models.EmailField("e-postadress")
    name = models.CharField("namn", max_length=120)
    role = models.CharField("roll", max_length=20, choices=Role)
    # Whom a referrer speaks for.
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
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    created_at = models.DateTimeField("skickad", auto_now_add=True)
    expires_at = models.DateTimeField("gäller till")
    accepted_at = models.DateTimeField("besvarad", null=True, blank=True)
    withdrawn_at = models.DateTimeField("återtagen", null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "inbjudan"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="invitation_role_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.REFERRER) | models.Q(unit__isnull=False),
                name="invitation_referrer_has_unit",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.SUPERVISOR) | models.Q(organisation__isnull=False),
                name="invitation_supervisor_has_enterprise",
            ),
        ]

    def __str__(self) -> str:
        return f"Inbjudan som {self.get_role_display()}"

    def renew_token(self) -> str:
        """Give the invitation a fresh link and a fresh deadline; returns the token, which is
        shown once and never stored. The caller saves."""
        token = secrets.token_urlsafe(32)
        self.token_hash = _digest(token)
        self.expires_at = timezone.now() + VALID_FOR
        return token

    def withdraw(self) -> None:
        """Make the link useless."""
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])

    @transaction.atomic
    def accept(self, user: User) -> Membership:
        """Make the user a member with the invited role, replacing an earlier role."""
        membership, _ = Membership.objects.update_or_create(
            project=self.project,
            user=user,
            defaults={"role": self.role, "unit": self.unit, "organisation": self.organisation},
        )
        membership.tell(self.role)
        self.accepted_at = timezone.now()
        self.save(update_fields=["accepted_at"])
        return membership
