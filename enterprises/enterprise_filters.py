"""What the readiness list may be narrowed by and sorted by. All of it stands in the address, and
none of it is anything that somebody typed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.http import QueryDict

from enterprises.models import Enterprise
from enterprises.models.choices import Interest, Kind
from enterprises.readiness import Sign, Stage, signs_for, with_signs, with_stage
from nyttiga.projects.models import Municipality
from nyttiga.ui.access import Access

HAS, LACKS = "har", "saknar"
BY_NAME, BY_STAGE = "namn", "lage"
PLAIN_ORDERS = {
    BY_NAME: "organisation__sort_name",
    "kommun": "organisation__municipality__sort_name",
    BY_STAGE: "stage",
}


@dataclass(frozen=True)
class EnterpriseFilters:
    """The choices that the user made. `signs` says by a sign's key whether it is there or
    lacking; `order` is a plain order's or a sign's key, with a minus for last first."""

    municipality: str
    kind: str
    stage: str
    interest: str
    signs: dict[str, str]
    order: str

    @classmethod
    def of(cls, asked: QueryDict, access: Access) -> Self:
        """What is asked for, as far as it is among what is offered."""
        signs = signs_for(access)
        orders = {*PLAIN_ORDERS, *(sign.key for sign in signs)}
        municipality, order = asked.get("kommun", ""), asked.get("ordna", "")
        return cls(
            municipality=municipality if municipality.isdecimal() else "",
            kind=_one_of(asked.get("slag", ""), Kind.values),
            stage=_one_of(asked.get("lage", ""), [str(value) for value in Stage.values]),
            interest=_one_of(asked.get("vill", ""), Interest.values),
            signs={
                sign.key: str(asked[sign.key])
                for sign in signs
                if asked.get(sign.key) in {HAS, LACKS}
            },
            order=order if order.removeprefix("-") in orders else "",
        )

    def address(self) -> str:
        """The choices as the address has them."""
        plain = {
            "kommun": self.municipality,
            "slag": self.kind,
            "lage": self.stage,
            "vill": self.interest,
            "ordna": self.order,
        }
        return urlencode({name: value for name, value in (plain | self.signs).items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.municipality or self.kind or self.stage or self.interest or self.signs)

    def narrow(self, enterprises: Any, access: Access, day: dt.date) -> QuerySet[Enterprise]:
        """The enterprises that are asked for, in the order that is asked for."""
        signs = [sign for sign in signs_for(access) if self._needs(sign)]
        if self.stage or self.order.removeprefix("-") == BY_STAGE:
            found = with_stage(enterprises, day)
        else:
            found = with_signs(enterprises, signs, day)
        if self.municipality:
            found = found.filter(organisation__municipality=self.municipality)
        plain = {"kind": self.kind, "stage": self.stage, "interest": self.interest}
        found = found.filter(**{name: value for name, value in plain.items() if value})
        for sign in signs:
            if sign.key in self.signs:
                has = self.signs[sign.key] == HAS
                found = found.filter(sign.is_there if has else sign.is_lacking)
        return found.order_by(*self._order(), "organisation__sort_name", "pk")

    def _needs(self, sign: Sign) -> bool:
        return sign.key in self.signs or sign.key == self.order.removeprefix("-")

    def _order(self) -> list[Any]:
        key = self.order.removeprefix("-")
        if not key:
            return []
        column = F(PLAIN_ORDERS.get(key, f"sign_{key}"))
        # What nobody has told stands last, whichever way it goes.
        descends = self.order.startswith("-")
        return [column.desc(nulls_last=True) if descends else column.asc(nulls_last=True)]


def _one_of(asked: str, offered: list[str]) -> str:
    return asked if asked in offered else ""


def municipalities_of(access: Access) -> list[Municipality]:
    """Those that the list can be narrowed to."""
    return list(Municipality.objects.visible_to(access))
