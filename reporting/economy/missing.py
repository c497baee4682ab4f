"""Vouchers that seem to be missing: what is booked every month, but not in the last one."""

import datetime as dt

from django.db.models.functions import TruncMonth

from nyttiga.projects.models import Project
from reporting.models import Cost, CostType

MONTHS_BEFORE = 3  # booked in each of so many, it is taken for monthly


def first_of_month(day: dt.date, months_back: int = 0) -> dt.date:
    """The first day of the day's month, or of one before it."""
    months = day.year * 12 + day.month - 1 - months_back
    return dt.date(months // 12, months % 12 + 1, 1)


def missing_vouchers(project: Project, day: dt.date) -> tuple[dt.date, list[CostType]]:
    """The last whole month (its first day), and the kinds of cost that were booked in each of
    the three months before it, though not in it. One query."""
    latest = first_of_month(day, 1)
    before = {first_of_month(latest, number) for number in range(1, MONTHS_BEFORE + 1)}
    rows = (
        Cost.objects.filter(
            project=project, booked_on__gte=min(before), booked_on__lt=first_of_month(day)
        )
        .order_by()
        .values_list("cost_type", TruncMonth("booked_on"))
        .distinct()
    )
    months: dict[str, set[dt.date]] = {}
    for kind, month in rows:
        months.setdefault(kind, set()).add(month)
    if latest > project.ends_on:
        return latest, []
    return latest, [
        kind
        for kind in CostType
        if before <= months.get(kind, set()) and latest not in months[kind]
    ]
