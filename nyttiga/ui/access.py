"""What a page knows about the person who asks: who, in which project, and what they may do.

The real object is made by the accounts floor (`accounts.access.Access`); the ground floor
only relies on this shape.
"""

from typing import Any, Protocol

from django.http import HttpRequest


class Access(Protocol):
    """One user in one project."""

    user: Any
    project: Any
    role: str
    unit_id: int | None

    def may(self, permission: str) -> bool:
        """Whether the user's role in the project holds the permission."""


class ProjectRequest(HttpRequest):
    """A request for a page inside a project, after the access middleware."""

    access: Access
    project: Any
