"""Is a goal on its way: expected by now, forecast, status (DESIGN 4 «Pace»). Pure arithmetic."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.db import models

PACE_DAYS = 180  # the forecast goes on at the pace of the last so many days
ON_TRACK, BEHIND = Decimal("0.9"), Decimal("0.6")  # shares of what is expected by now
MONTH = Decimal("30.4")  # days
ONE_DECIMAL = Decimal("0.1")


class Status(models.TextChoices):
    """How a goal stands."""

    REACHED = "reached", "Nått"
    ON_TRACK = "on_track", "I fas"
    BEHIND = "behind", "Efter"
    AT_RISK = "at_risk", "I fara"
    NO_TARGET = "no_target", "Utan mål"
    NO_DATA = "no_data", "Uppgift saknas"


def rounded(number: Decimal) -> Decimal:
    """One decimal, half up."""
    return number.quantize(ONE_DECIMAL, ROUND_HALF_UP)


def whole(number: Decimal | None) -> int | None:
    """In whole numbers, half up, as people read a forecast."""
    return None if number is None else int(number.quantize(Decimal(1), ROUND_HALF_UP))


def expected(target: int, starts_on: dt.date, due_on: dt.date, as_of: dt.date) -> Decimal:
    """Where an even pace from the project's start to the due date should have come by the day,
    within 0..target, one decimal."""
    if as_of >= due_on:
        return rounded(Decimal(target))
    gone, whole = (as_of - starts_on).days, (due_on - starts_on).days
    return rounded(Decimal(target * max(gone, 0)) / whole)


def forecast(
    actual: int | Decimal,
    added: int | Decimal,
    due_on: dt.date,
    as_of: dt.date,
    added_in: int = PACE_DAYS,
) -> Decimal:
    """What it comes to on the due date at the pace of the last `added_in` days, when `added`
    came; after the due date what it came to. One decimal."""
    days_left = max((due_on - as_of).days, 0)
    return rounded(Decimal(actual) + Decimal(added * days_left) / added_in)


def a_month(number: int | Decimal, days: int) -> Decimal:
    """So many in so many days, as a pace a month; one decimal."""
    return rounded(number * MONTH / days)


def status(actual: int | Decimal, target: int, expected_now: Decimal) -> Status:
    """How a goal of a number stands."""
    if actual >= target:
        return Status.REACHED
    if actual >= ON_TRACK * expected_now:
        return Status.ON_TRACK
    return Status.BEHIND if actual >= BEHIND * expected_now else Status.AT_RISK


def share_status(share: Decimal | None, low: int, high: int) -> Status:
    """How a share stands: reached within its bounds, which both belong to it."""
    if share is None:
        return Status.NO_DATA
    return Status.REACHED if low <= share <= high else Status.AT_RISK
