"""Consents and the people around a participant, for the tests of both."""

import datetime as dt
from typing import Any

from django.urls import reverse

from nyttiga.projects.models import Organisation
from participants.models import Consent, JointMeeting, Participant, Professional
from tests.world import TODAY, World

Kind = Consent.Kind


def url(name: str, *args: Any) -> str:
    return reverse(f"participants:{name}", args=["nyttiga", *args])


def give(
    world: World, who: str, kind: Kind, *organisations: Organisation, **fields: Any
) -> Consent:
    """A consent given a month ago, for the organisations when some are named."""
    values = {"given_on": TODAY - dt.timedelta(days=30), "text_version": "1"} | fields
    consent = Consent.objects.create(
        project=world.project, participant=world.participants[who], kind=kind, **values
    )
    consent.organisations.set(organisations)
    return consent


def organisation(world: World, part_of_name: str) -> Organisation:
    return Organisation.objects.get(project=world.project, name__contains=part_of_name)


def professional(world: World, who: str = "maryam", at: str = "Arbetsf", **fields: Any) -> Any:
    values = {"role": "Handläggare", "name": "Anna Berg", "does": "Beslutar om praktik"} | fields
    return Professional.objects.create(
        project=world.project,
        participant=world.participants[who],
        organisation=organisation(world, at),
        **values,
    )


def joint_meeting(world: World, who: str = "maryam", **fields: Any) -> JointMeeting:
    values = {"date": TODAY, "about": "Planera praktiken", "place": "Rådhuset"} | fields
    return JointMeeting.objects.create(
        project=world.project, participant=world.participants[who], **values
    )


def person(world: World, who: str = "maryam") -> Participant:
    return world.participants[who]
