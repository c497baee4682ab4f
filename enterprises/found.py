"""Enterprises among what the search box finds."""

from django.urls import reverse

from enterprises.models import Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.found import FoundKind, Hit


def find(access: Access, query: str, most: int) -> list[Hit]:
    """By name or number."""
    columns = ("pk", "number", "organisation__name", "organisation__municipality__name")
    found = Enterprise.objects.visible_to(access).search(query)
    rows = found.order_by("organisation__sort_name", "pk").values_list(*columns)[:most]
    return [
        Hit(
            name,
            f"{number}, {place}" if place else number,
            reverse("enterprises:enterprise", args=[access.project.slug, pk]),
        )
        for pk, number, name, place in rows
    ]


KIND = FoundKind("Företag", Permission.ENTERPRISES_VIEW, find, "enterprises:search")
