"""What a personal link may lead to. Apps register their kinds in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class LinkKind:
    """One kind of page behind a link.

    `name` stands in the row and in the cookie, `title` is what the button opens («din sida»),
    `url_name` is the page, whose address holds nothing. `subjects()` are the rows that such a
    link may be about today: when a row falls out of it, its links are dead.
    """

    name: str
    title: str
    url_name: str
    subjects: Callable[[], QuerySet[Any]]

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    def is_about(self, subject: Model) -> bool:
        return self.subjects().model is type(subject)


kinds: Registry[LinkKind] = Registry()


def kind_named(name: str) -> LinkKind:
    """The kind of that name. Raises LookupError for one that nobody registers any more."""
    for kind in kinds:
        if kind.name == name:
            return kind
    raise LookupError(name)


def subject_is_alive() -> Q:
    """Links whose subject their kind still answers for. A part of the one look-up, so that a dead
    subject takes no other time than a token that never was."""
    alive = Q(pk__in=[])
    for kind in kinds:
        alive |= Q(kind=kind.name, subject_id__in=kind.subjects().order_by().values("pk"))
    return alive
