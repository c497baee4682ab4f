"""Projects and the parties round them."""

from nyttiga.projects.models.organisation import Organisation, Unit
from nyttiga.projects.models.party import ProjectParty
from nyttiga.projects.models.project import Municipality, Project, TargetGroup
from nyttiga.projects.models.scoped import ProjectQuerySet, ProjectScoped

__all__ = [
    "Municipality",
    "Organisation",
    "Project",
    "ProjectParty",
    "ProjectQuerySet",
    "ProjectScoped",
    "TargetGroup",
    "Unit",
]
