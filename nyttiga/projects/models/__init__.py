"""Projects and the parties round them."""

from nyttiga.projects.models.contact import ContactPerson
from nyttiga.projects.models.network import NetworkMember
from nyttiga.projects.models.organisation import Organisation, Unit
from nyttiga.projects.models.party import ProjectParty
from nyttiga.projects.models.project import Municipality, Project, TargetGroup
from nyttiga.projects.models.scoped import ProjectQuerySet, ProjectScoped
from nyttiga.projects.models.stored_file import StoredFile

__all__ = [
    "ContactPerson",
    "Municipality",
    "NetworkMember",
    "Organisation",
    "Project",
    "ProjectParty",
    "ProjectQuerySet",
    "ProjectScoped",
    "StoredFile",
    "TargetGroup",
    "Unit",
]
