"""How ready an enterprise is, sign by sign: what is done, what is missing, and where to do it.

A sign is one fact that the readiness list shows of each enterprise, filters and sorts by. The
enterprises' own signs stand in `signs.py`; floors above register theirs in `AppConfig.ready()`.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils.formats import date_format

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry


def short_date(day: dt.date) -> str:
    """«3 september», with the year."""
    return date_format(day, "j b Y")


@dataclass(frozen=True)
class Sign:
    """One fact about an enterprise on a day.

    `value(day)` is an expression over an `Enterprise` row: a whole number (a yes is 1, a no is
    0), or with `is_date` a date. The sign is there from the number `goal` on, or when there is a
    date. `done` and `missing` are the words for it in the row; a number with `goal` above 1 reads
    «1 av 3», and `zero` stands for none where a bare 0 would say too little.

    `fix` is the name of the page where it gets done, which takes the project and the
    enterprise's number; it is offered to those who hold `fix_permission`. `permission` is what it
    takes to see the sign. `is_needed`: without it nobody should be sent there. `is_use`: people
    are there now.
    """

    key: str
    title: str
    value: Callable[[dt.date], Combinable]
    done: str = "Klart"
    missing: str = "Saknas"
    zero: str = "0"
    is_date: bool = False
    is_number: bool = False
    goal: int = 1
    fix: str = ""
    fix_permission: Permission = Permission.ENTERPRISES_EDIT
    permission: Permission = Permission.ENTERPRISES_VIEW
    is_needed: bool = False
    is_contact: bool = False
    is_use: bool = False
    order: int = 50

    @property
    def column(self) -> str:
        """Its name beside a row."""
        return f"sign_{self.key}"

    @property
    def is_there(self) -> Q:
        """For rows that have its column."""
        if self.is_date:
            return Q(**{f"{self.column}__isnull": False})
        return Q(**{f"{self.column}__gte": self.goal})

    @property
    def is_lacking(self) -> Q:
        """The opposite; a number that nobody has told is lacking too."""
        unknown = Q(**{f"{self.column}__isnull": True})
        return unknown if self.is_date else unknown | Q(**{f"{self.column}__lt": self.goal})

    def holds(self, value: Any) -> bool:
        """Whether a row's value says that the sign is there."""
        return value is not None and (self.is_date or value >= self.goal)

    def words(self, value: Any) -> str:
        """How a row's value reads."""
        if self.is_date:
            return short_date(value) if value else self.missing
        if self.goal > 1 and value is not None:
            return f"{value} av {self.goal}"
        if self.is_number:
            return self.missing if value is None else str(value or self.zero)
        return self.done if self.holds(value) else self.missing


class Stage(models.IntegerChoices):
    """How far an enterprise has come, from first contact to used. Computed from its signs."""

    NEW = 0, "Inte kontaktat"
    CONTACTED = 1, "Kontakt tagen"
    ON_THE_WAY = 2, "På väg"
    READY = 3, "Redo"
    USED = 4, "Tar emot nu"

    @property
    def tone(self) -> str:
        """The colour that goes with the word."""
        return {Stage.READY: "good", Stage.USED: "pine", Stage.ON_THE_WAY: "info"}.get(self, "")


readiness: Registry[Sign] = Registry()


def all_signs() -> list[Sign]:
    """Every sign, in the order it is shown."""
    return sorted(readiness, key=lambda sign: sign.order)


def signs_for(access: Access) -> list[Sign]:
    """The signs that the user may see."""
    return [sign for sign in all_signs() if access.may(sign.permission)]


def with_signs(enterprises: Any, signs: Iterable[Sign], day: dt.date) -> Any:
    """Adds the column of each sign to the rows."""
    return enterprises.annotate(**{sign.column: sign.value(day) for sign in signs})


def with_stage(enterprises: Any, day: dt.date) -> Any:
    """Adds `stage`, and the columns of all signs, which it is made from."""
    signs = all_signs()
    needed = [sign.is_there for sign in signs if sign.is_needed]
    whens = [When(sign.is_there, then=Value(Stage.USED)) for sign in signs if sign.is_use]
    if needed:
        every, some = Q(), Q()
        for is_there in needed:
            every, some = every & is_there, some | is_there
        whens += [When(every, then=Value(Stage.READY)), When(some, then=Value(Stage.ON_THE_WAY))]
    contacts = [sign for sign in signs if sign.is_contact]
    whens += [When(sign.is_there, then=Value(Stage.CONTACTED)) for sign in contacts]
    stage = Case(*whens, default=Value(Stage.NEW), output_field=IntegerField())
    return with_signs(enterprises, signs, day).annotate(stage=stage)


def yes_no(condition: Any) -> Combinable:
    """A condition as the number that a sign wants."""
    return Case(When(condition, then=1), default=0, output_field=IntegerField())


@dataclass(frozen=True)
class SignOfRow:
    """A sign as it stands at one enterprise."""

    sign: Sign
    value: Any

    @property
    def is_there(self) -> bool:
        return self.sign.holds(self.value)

    @property
    def words(self) -> str:
        return self.sign.words(self.value)


def signs_of(row: Any, signs: Iterable[Sign]) -> list[SignOfRow]:
    """The signs of a row that has their columns."""
    return [SignOfRow(sign, getattr(row, sign.column)) for sign in signs]
