"""What a page knows about the person who asks: who, in which project, and what they may do.

The real object is made by the accounts floor (`accounts.access.Access`); the ground floor
only relies on this shape.
"""

from typing import Any, Protocol

from django.http import HttpRequest


class Access(Protocol):
    """One user in one project."""

    @property
    def user(self) -> Any: ...
    @property
    def project(self) -> Any: ...
    @property
    def role(self) -> str: ...
    @property
    def unit_id(self) -> int | None:
        """Whom a referrer speaks for."""

    @property
    def organisation_id(self) -> int | None:
        """The enterprise that a supervisor is at."""

    @property
    def own_people(self) -> bool:
        """*Idag* and its mail: only whom the user coaches, and whom nobody does."""

    def of_own_people(self) -> "Access":
        """The same access, narrowed to the own people if the role has such."""

    def may(self, permission: str) -> bool:
        """Whether the user's role in the project holds the permission."""


class ProjectRequest(HttpRequest):
    """A request for a page inside a project, after the access middleware."""

    access: Access
    project: Any
