"""One signed-in user in one project: what every page asks before it shows anything."""

from dataclasses import dataclass
from typing import Self

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import TABLE, Permission
from nyttiga.projects.models import Project


@dataclass(frozen=True)
class Access:
    """The user's way into a project, through a membership. Without one there is no access."""

    user: User
    project: Project
    role: str
    unit_id: int | None = None  # whom a referrer speaks for

    @classmethod
    def find(cls, user: User, slug: str) -> Self | None:
        """The user's access to the project called `slug`, or None. One query."""
        membership = (
            Membership.objects.filter(user=user, project__slug=slug)
            .select_related("project")
            .first()
        )
        if membership is None:
            return None
        return cls(user, membership.project, membership.role, membership.unit_id)

    def may(self, permission: str) -> bool:
        """Whether the role holds the permission. An unknown permission raises ValueError."""
        return self.role in TABLE[Permission(permission)]
