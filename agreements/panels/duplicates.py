"""Contact people who stand twice at an enterprise, on its page."""

import datetime as dt
from collections import Counter
from typing import Any

from enterprises.models import Enterprise
from enterprises.panels import EnterprisePanel
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.sorting import sort_key


def named_twice(people: list[Any]) -> list[Any]:
    """The first of each name that several have."""
    names = Counter(sort_key(person["name"]) for person in people)
    firsts = {sort_key(person["name"]): person for person in reversed(people)}
    return [person for name, person in firsts.items() if names[name] > 1]


def context(access: Access, enterprise: Enterprise, day: dt.date) -> dict[str, Any]:
    """`twice`, of the people that the page has read already. No query."""
    return {"twice": named_twice(getattr(enterprise, "contact_people", []))}


PANEL = EnterprisePanel(Permission.AGREEMENTS_EDIT, "agreements/panels/duplicates.html", context)
