"""The enterprises' network: who is a member, and whom its mailings go to."""

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from nyttiga.projects.models import ContactPerson, NetworkMember
from nyttiga.ui.access import Access


def memberships(access: Access) -> Any:
    """All memberships of enterprises, past ones too, with `enterprise_id`, `name`, `place` and
    `mailable`, the people who want mail there."""
    people = ContactPerson.objects.mailable().filter(organisation=OuterRef("organisation"))
    rows = NetworkMember.objects.visible_to(access).filter(
        network=NetworkMember.Network.ENTERPRISES, organisation__enterprise__isnull=False
    )
    return rows.annotate(
        enterprise_id=F("organisation__enterprise__pk"),
        name=F("organisation__name"),
        place=F("organisation__municipality__name"),
        mailable=ArraySubquery(people.order_by("sort_name", "pk").values("name")),
    ).order_by("organisation__sort_name", "pk")


def mailing_list(access: Access, day: dt.date) -> Any:
    """Those at the members of the day who have said yes to mailings."""
    members = NetworkMember.objects.visible_to(access).current(day)
    members = members.filter(network=NetworkMember.Network.ENTERPRISES)
    people = ContactPerson.objects.visible_to(access).mailable()
    return (
        people.filter(
            organisation__in=members.values("organisation"), organisation__enterprise__isnull=False
        )
        .select_related("organisation__municipality")
        .order_by("organisation__sort_name", "sort_name", "pk")
    )
