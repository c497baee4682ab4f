"""Rows of the ground floor."""

import datetime as dt
from typing import Any

from django.utils import timezone

from nyttiga.accounts.models import Invitation, Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import ContactPerson, NetworkMember, Organisation, Project, StoredFile


def rows(project: Project, user: User) -> list[Any]:
    """An organisation with a contact in a network, a member, an invitation and a file."""
    day = timezone.localdate() - dt.timedelta(days=14)
    organisation = Organisation.objects.create(project=project, name="Kretsloppet", kind="foretag")
    # The project's supervisor is at the enterprise where everybody is placed.
    Membership.objects.filter(project=project, role=Role.SUPERVISOR).update(
        organisation=organisation
    )
    return [
        organisation,
        ContactPerson.objects.create(
            project=project, organisation=organisation, name="Kim Kontakt", email="kim@exempel.se"
        ),
        NetworkMember.objects.create(
            project=project, organisation=organisation, network="foretag", joined_on=day
        ),
        StoredFile.keep(project, b"%PDF-1.7", "pdf", user),
        Membership.objects.get(project=project, user=user),
        _invitation(project),
    ]


def _invitation(project: Project) -> Invitation:
    invitation = Invitation(project=project, email="vantar@exempel.se", name="Väntar", role="coach")
    invitation.renew_token()
    invitation.save()
    return invitation
