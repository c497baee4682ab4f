"""Agreements among what the search box finds."""

from django.urls import reverse

from agreements.models import Agreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.found import FoundKind, Hit


def find(access: Access, query: str, most: int) -> list[Hit]:
    """By number or title."""
    found = Agreement.objects.visible_to(access).search(query).order_by("number", "pk")
    return [
        Hit(
            one.title,
            f"{one.number}, {one.get_stage_display().lower()}",
            reverse("agreements:agreement", args=[access.project.slug, one.pk]),
        )
        for one in found[:most]
    ]


KIND = FoundKind("Avtal", Permission.AGREEMENTS_VIEW, find, "agreements:search")
