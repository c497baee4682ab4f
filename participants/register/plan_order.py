"""What holds between the versions of a plan when the rows are in: their numbers, which one is
current, and which steps fell away."""

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import groupby, pairwise
from typing import Any

from django.db.models import Count, F, Max, Q
from simple_history.utils import bulk_update_with_history

from nyttiga.projects.register.saver import BATCH, REASON
from participants.models import ActionPlan, NextStep, ParticipationPeriod

OUT_OF_THE_WAY = 10_000  # numbers that no version has, while they change places


def order_versions(people: Collection[int], user: Any, today: dt.date) -> None:
    """Number each person's versions by date, the latest being current, and close the open steps
    of the others on the day of the next version."""
    for some in _parts(people):
        plans = ActionPlan.objects.filter(participant__in=some).order_by(
            "participant", "date", "version"
        )
        moved: list[ActionPlan] = []
        next_day: dict[int, dt.date] = {}
        for _, group in groupby(plans, key=lambda plan: plan.participant_id):
            versions = list(group)
            moved += _renumber(versions)
            next_day |= {earlier.pk: later.date for earlier, later in pairwise(versions)}
        theirs = ActionPlan.objects.filter(participant__in={plan.participant_id for plan in moved})
        theirs.update(version=F("version") + OUT_OF_THE_WAY, is_current=False)
        ActionPlan.objects.bulk_update(moved, ["version", "is_current"], batch_size=BATCH)
        _close(next_day, user)
    close_steps_of_those_who_left(people, user, today)


def close_steps_of_those_who_left(people: Collection[int], user: Any, today: dt.date) -> None:
    """Close the open steps of those who have left the project, on the day they left."""
    for some in _parts(people):
        left = dict(
            ParticipationPeriod.objects.filter(participant__in=some)
            .order_by()
            .values("participant")
            .annotate(last=Max("ends_on"), open=Count("pk", filter=Q(ends_on=None)))
            .filter(open=0, last__lte=today)
            .values_list("participant", "last")
        )
        plans = ActionPlan.objects.filter(participant__in=left)
        _close({pk: left[who] for pk, who in plans.values_list("pk", "participant")}, user)


def _renumber(versions: list[ActionPlan]) -> list[ActionPlan]:
    """Set numbers and which is current, for one person's versions by date; [] if all is right."""
    is_right = True
    for number, plan in enumerate(versions, start=1):
        is_current = number == len(versions)
        is_right = is_right and (plan.version, plan.is_current) == (number, is_current)
        plan.version, plan.is_current = number, is_current
    return [] if is_right else versions


def _close(days: dict[int, dt.date], user: Any) -> None:
    """Close the open steps of the versions (by id), each on its day."""
    steps = list(NextStep.objects.filter(plan__in=days, done_on=None, closed_on=None))
    for step in steps:
        step.closed_on = days[step.plan_id]
    bulk_update_with_history(
        steps,
        NextStep,
        ["closed_on"],
        batch_size=BATCH,
        default_user=user,
        default_change_reason=REASON,
    )


def _parts(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))
