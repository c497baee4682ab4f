"""When the project last was in touch with an enterprise.

The contact log counts by itself. What else is a contact, such as an advisory session or a
follow-up at the workplace, is known in other files, which register how to find its last day.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import DateField, ExpressionWrapper, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from nyttiga.ui.registry import Registry

# Each entry, given a day, is an expression over an enterprise's row: the last date, or none.
last_contacts: Registry[Callable[[dt.date], Combinable]] = Registry()


def last_contact(day: dt.date) -> Any:
    """The last day of any contact, on the day or before; none without one."""
    days = [last_day(day) for last_day in last_contacts]
    # The greatest of those that are there: PostgreSQL passes over what is missing.
    return Greatest(*days, output_field=DateField()) if len(days) > 1 else days[0]


def quiet_from(last: Any) -> Any:
    """The day when it has been quiet for too long, for the project, round an enterprise whose last
    contact is `last`. Before any contact it is counted from the day it came into the register."""
    since = Greatest(last, F("registered_on"), output_field=DateField())
    return ExpressionWrapper(since + F("project__enterprise_quiet_days"), output_field=DateField())


def last_date(rows: QuerySet[Any], path: str = "date", enterprise: str = "enterprise") -> Subquery:
    """The last date among rows that point to an enterprise, as such an expression."""
    mine = rows.filter(**{enterprise: OuterRef("pk")}).order_by().values(enterprise)
    return Subquery(mine.annotate(last=Max(path)).values("last"), output_field=DateField())
