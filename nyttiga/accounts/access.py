"""One signed-in user in one project: what every page asks before it shows anything."""

from dataclasses import dataclass, replace
from typing import Self

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import TABLE, Permission
from nyttiga.accounts.second_factor import has_second_factor, must_be_set_up
from nyttiga.projects.models import Project
from nyttiga.ui import fence


@dataclass(frozen=True)
class Access:
    """The user's way into a project, through a membership. Without one there is no access."""

    user: User
    project: Project
    role: str
    unit_id: int | None = None  # whom a referrer speaks for
    organisation_id: int | None = None  # the enterprise that a supervisor is at
    own_people: bool = (
        False  # *Idag* and its mail: only whom the user coaches, and whom nobody does
    )
    has_second_factor: bool = False  # known when found for a request

    @classmethod
    def find(cls, user: User, slug: str) -> Self | None:
        """The user's access to the project called `slug`, or None. One query, which also opens
        the project in the database."""
        membership = (
            Membership.objects.filter(user=user, project__slug=slug)
            .annotate(opened=fence.entering(), has_second_factor=has_second_factor("user"))
            .select_related("project")
            .first()
        )
        if membership is None:
            return None
        membership.user = user  # known already: no query for it on every page
        return replace(cls.of(membership), has_second_factor=membership.has_second_factor)

    @classmethod
    def of(cls, membership: Membership) -> Self:
        """The access that a membership gives its user."""
        return cls(
            membership.user,
            membership.project,
            membership.role,
            membership.unit_id,
            membership.organisation_id,
        )

    def of_own_people(self) -> Self:
        """The same access, narrowed to the user's own people where the role has such: a coach
        begins the day with them. Nothing is hidden by it elsewhere."""
        return replace(self, own_people=self.may(Permission.COACHING_EDIT))

    @property
    def must_set_up_second_factor(self) -> bool:
        """Whether nothing here opens before the user signs in with two steps."""
        return must_be_set_up(self.role, is_set_up=self.has_second_factor)

    def may(self, permission: str) -> bool:
        """Whether the role holds the permission. An unknown permission raises ValueError."""
        return self.role in TABLE[Permission(permission)]
