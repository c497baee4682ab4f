"""What else the search box finds: each app registers the kind of things it has.

The page that answers the box shows its own rows; below them stand the first few of every other
kind, with a way to all of them. The words themselves never stand in an address.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry

MOST_SHOWN = 5


@dataclass(frozen=True)
class Hit:
    """One thing that was found: its name, a word about it, and where it is."""

    title: str
    about: str
    url: str


@dataclass(frozen=True)
class FoundKind:
    """One kind of things, for those who hold the permission. `find(access, query, most)` gives
    the first of them, at most so many; `url_name` is the page that takes the same words by POST
    as `q` and shows them all."""

    title: str
    permission: str
    find: Callable[[Access, str, int], list[Hit]]
    url_name: str


@dataclass(frozen=True)
class Found:
    """The first things of a kind, and whether there are more."""

    kind: FoundKind
    hits: list[Hit]
    has_more: bool


found_kinds: Registry[FoundKind] = Registry()


def found_elsewhere(access: Access, query: str) -> list[Found]:
    """What is found of each kind, those with nothing left out. One query a kind."""
    if not query:
        return []
    found = []
    for kind in found_kinds:
        if access.may(kind.permission):
            hits = kind.find(access, query, MOST_SHOWN + 1)
            found.append(Found(kind, hits[:MOST_SHOWN], len(hits) > MOST_SHOWN))
    return [one for one in found if one.hits]
