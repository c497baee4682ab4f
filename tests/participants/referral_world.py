"""Referrals for the tests of the referrer's door and of the decisions."""

import datetime as dt
from typing import Any

from django.urls import reverse

from nyttiga.projects.models import Organisation, Unit
from participants.models import Exit, Referral
from tests.world import TODAY, World

DOOR = reverse("participants:refer", args=["nyttiga"])
OWN = reverse("participants:own_referrals", args=["nyttiga"])
PERSONNUMMER = "19900101-2393"  # a man's; no participant of the world has it
KNOWN = "19900101-2385"  # Maryam's


def days_ago(number: int) -> dt.date:
    return TODAY - dt.timedelta(days=number)


def referral(world: World, **fields: Any) -> Referral:
    """One from the referrer's own unit, three days ago, unless something else is said."""
    values = {
        "unit": world.unit("Arbetsmarknadsenheten"),
        "referred_by": "KOMMUN_AME",
        "received_on": days_ago(3),
        "first_name": "Sture",
        "last_name": "Nyman",
        "sex": "man",
        "knows_and_agrees": True,
    }
    return Referral.objects.create(project=world.project, **(values | fields))


def other_unit(world: World) -> Unit:
    organisation = Organisation.objects.create(
        project=world.project, name="Flens kommun", kind="kommun"
    )
    return Unit.objects.create(
        project=world.project, organisation=organisation, name="Socialtjänsten"
    )


def accepted(world: World, who: str, **fields: Any) -> Referral:
    """A referral that became one of the world's participants."""
    period = world.participants[who].periods.get()
    return referral(world, status="antagen", decided_on=days_ago(1), period=period, **fields)


def ended(world: World, who: str, summary: str) -> Referral:
    """One whose stay has ended with words for the referrer."""
    found = accepted(world, who)
    period = found.period
    period.ends_on, period.end_reason = days_ago(1), "SJUKDOM"
    period.save()
    Exit.objects.create(
        project=world.project, period=period, summary=summary, remains="Bara för oss"
    )
    return found
