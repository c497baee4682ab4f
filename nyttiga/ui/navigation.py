"""The main menu. Each app registers its own entries; a person sees those they may open."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class NavigationEntry:
    """A place in the menu, for those who hold the permission."""

    title: str
    url_name: str
    permission: str
    order: int
    icon: str = ""
    count: Callable[[Access], int] | None = None


@dataclass(frozen=True)
class NavigationLink:
    """An entry as one person sees it on one page."""

    title: str
    url: str
    active: bool
    icon: str
    counted: Callable[[], int] | None = None

    @property
    def count(self) -> int:
        """How many wait behind the link. Asked where it is shown, for it costs a query."""
        return self.counted() if self.counted else 0


main_menu: Registry[NavigationEntry] = Registry()
user_menu: Registry[NavigationEntry] = Registry()
# Pages that stand beside the list of people, shown as tabs there.
people_menu: Registry[NavigationEntry] = Registry()
# Pages that stand beside the list of enterprises.
enterprise_menu: Registry[NavigationEntry] = Registry()
# And those that stand beside the board of agreements.
agreements_menu: Registry[NavigationEntry] = Registry()
# And those that stand beside the reports.
reports_menu: Registry[NavigationEntry] = Registry()
# The page that answers the search box, set by the app that owns it.
search_pages: Registry[NavigationEntry] = Registry()


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the variables that base.html counts on, on every page."""
    access = getattr(request, "access", None)
    return {
        "project": access.project if access else None,
        "access": access,
        "navigation": _links(request, main_menu),
        "user_links": _links(request, user_menu),
        "people_links": _links(request, people_menu),
        "enterprise_links": _links(request, enterprise_menu),
        "agreements_links": _links(request, agreements_menu),
        "reports_links": _links(request, reports_menu),
        "search_url": next((link.url for link in _links(request, search_pages)), ""),
    }


def _links(request: HttpRequest, menu: Registry[NavigationEntry]) -> list[NavigationLink]:
    access = getattr(request, "access", None)
    if access is None:
        return []
    home = reverse("today", args=[access.project.slug])
    links = []
    for entry in sorted(menu, key=lambda entry: entry.order):
        if access.may(entry.permission):
            url = reverse(entry.url_name, args=[access.project.slug])
            active = request.path == url if url == home else request.path.startswith(url)
            counted = partial(entry.count, access) if entry.count else None
            links.append(NavigationLink(entry.title, url, active, entry.icon, counted))
    return links
