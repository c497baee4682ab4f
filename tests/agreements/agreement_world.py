"""Agreements for the tests: short ways to make one with its parties."""

import datetime as dt
from typing import Any

from agreements.models import Agreement, AgreementEnterprise, PublicParty
from nyttiga.projects.models import Organisation, Project
from tests.world import TODAY, World

DAY = dt.timedelta(days=1)


def make_agreement(
    world: World,
    number: str = "A001",
    *,
    party: bool = True,
    enterprise: bool = True,
    project: Project | None = None,
    **fields: Any,
) -> Agreement:
    """An agreement that was begun today, between Nyköping and an enterprise of its own."""
    project = project or world.project
    values = {"title": f"Avtalet {number}", "opened_on": TODAY, "form": "DIREKT"} | fields
    agreement = Agreement.objects.create(project=project, number=number, **values)
    about = {"project": project, "agreement": agreement}
    if party:
        body = Organisation.objects.get(project=project, name="Nyköpings kommun")
        PublicParty.objects.create(**about, organisation=body)
    if enterprise:
        own = world.enterprise(f"F{number}", f"Företaget i {number}")
        AgreementEnterprise.objects.create(**about, enterprise=own)
    return agreement
