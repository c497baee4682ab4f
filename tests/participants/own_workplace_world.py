"""A supervisor with people at the own enterprise, and one at another."""

from enterprises.models import Enterprise
from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project
from participants.models import ChecklistItem, Placement, PlacementHours, PlacementPlan
from tests.participants.matching_world import consent
from tests.world import World


def at_work(world: World, enterprise: Enterprise) -> None:
    """The world's supervisor is at the enterprise."""
    Membership.objects.filter(project=world.project, role=Role.SUPERVISOR).update(
        organisation=enterprise.organisation
    )


def another_supervisor(project: Project, enterprise: Enterprise) -> User:
    """Somebody who supervises elsewhere."""
    user = User.objects.create_user("annan@exempel.se", name="Annan Handledare")
    Membership.objects.create(
        project=project, user=user, role=Role.SUPERVISOR, organisation=enterprise.organisation
    )
    return user


def placed(
    world: World, key: str, number: str, enterprise: Enterprise, **fields: object
) -> Placement:
    """A told placement with a plan, hours and an introduction."""
    person = world.participants[key]
    placement = world.placement(number, person, enterprise=enterprise, **fields)
    about = {"project": world.project, "placement": placement}
    PlacementPlan.objects.create(**about, goals="Klara kassan", schedule="Tisdagar 9–12")
    PlacementHours.objects.create(**about, from_on=placement.starts_on, hours=12)
    ChecklistItem.objects.create(**about, text="Visa utgången")
    consent(world, person, enterprise)
    return placement
