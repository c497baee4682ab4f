"""Rows of the enterprises app."""

from typing import Any

from enterprises.models import Enterprise, Supervisor
from nyttiga.accounts.models import User
from nyttiga.projects.models import Organisation, Project


def rows(project: Project, user: User) -> list[Any]:
    """An enterprise with a supervisor."""
    enterprise = Enterprise.objects.create(
        project=project,
        organisation=Organisation.objects.get(project=project, name="Kretsloppet"),
        number="F001",
        places=3,
    )
    return [
        enterprise,
        Supervisor.objects.create(project=project, enterprise=enterprise, name="Siv Sund"),
    ]
