"""Rows of the agreements app."""

from typing import Any

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project


def rows(project: Project, user: User) -> list[Any]:
    return []
