"""Contents as JSON and back: what a fixed report keeps, and what the JSON format is.

Days are ISO dates, numbers are numbers, and what is not told is null. docs/report-json.md says
what each field means.
"""

import dataclasses
import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

from reporting.figures import Figure
from reporting.models.report import Variant
from reporting.models.report_kind import ReportKind
from reporting.pace import Status
from reporting.report.contents import Contents, SectionShown
from reporting.report.lights import Light
from reporting.report.tables import Column, Row, Table

FORMAT = "nyttiga-affarer/rapport/1"
DAYS = ("starts_on", "ends_on", "as_of", "made_on")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def report_json(contents: Contents) -> bytes:
    """The report as a JSON file."""
    return json.dumps(to_plain(contents), ensure_ascii=False, indent=2).encode()


def to_plain(contents: Contents) -> dict[str, Any]:
    """The contents in lists, dicts, text and numbers only."""
    return {"format": FORMAT, **_plain(dataclasses.asdict(contents))}


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case dt.date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case str():
            return str(value)  # a choice becomes its value
    return value


def from_plain(plain: dict[str, Any]) -> Contents:
    """The contents that `to_plain` was given."""
    values = plain | {name: _cell(plain[name]) for name in DAYS}
    del values["format"]
    return Contents(
        **values
        | {
            "variant": Variant(plain["variant"]),
            "kind": ReportKind(plain["kind"]),
            "time_gone": _cell(plain["time_gone"]),
            "cover": tuple(map(tuple, plain["cover"])),
            "about": tuple(map(tuple, plain["about"])),
            "lights": tuple(Light(**light) for light in plain["lights"]),
            "goals": tuple(_figure(goal) for goal in plain["goals"]),
            "signed_by": tuple(plain["signed_by"]),
            "sections": tuple(
                SectionShown(**section | {"tables": tuple(map(_table, section["tables"]))})
                for section in plain["sections"]
            ),
        }
    )


def _figure(plain: dict[str, Any]) -> Figure:
    values = {name: _cell(value) for name, value in plain.items()}
    return Figure(**values | {"status": Status(plain["status"])})


def _table(plain: dict[str, Any]) -> Table:
    return Table(
        **plain
        | {
            "columns": tuple(Column(**column) for column in plain["columns"]),
            "rows": tuple(
                Row(**row | {"cells": tuple(map(_cell, row["cells"]))}) for row in plain["rows"]
            ),
        }
    )


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str) and DAY.fullmatch(value):
        return dt.date.fromisoformat(value)
    return value
