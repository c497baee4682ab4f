"""The follow-ups that a placement's rule asks for, made and kept in step with the placement.

`make_plan` may be called at any time, and as often as one likes: it compares what the rule asks
for with what there is, and changes only what is planned and still to come.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from simple_history.utils import bulk_create_with_history

from nyttiga.ui.clock import today as today_in_sweden
from participants.follow_up_days import (
    DAY,
    RuleDay,
    months_later,
    rule_days,
    the_day_after,
    working_day,
)
from participants.models import FollowUp, FollowUpRule, Placement, PlacementPause

# How far ahead a plan without an end reaches.
MONTHS_AHEAD = 12
ONE_TIME_FORMS = (Placement.Form.TRY_OUT, Placement.Form.VISIT)


@transaction.atomic
def make_plan(placement: Placement, today: dt.date) -> None:
    """Give the placement the follow-ups that its rule asks for, from today on.

    Call it after every change of the placement's days, form or pauses. What was held, missed or
    moved by hand stands. A placement that came with the Excel register gets none, until somebody
    asks for them (`recount`).
    """
    # Two who save the same placement at once would make the plan twice.
    Placement.objects.select_for_update(no_key=True).get(pk=placement.pk)
    if placement.imported_on is None or placement.follow_up_rule_id:
        _Plan(placement, today).carry_out()


def end(placement: Placement, day: dt.date) -> None:
    """The placement ended on the day (saved in `ends_on`): what is planned after it falls away.

    A try-out's only follow-up belongs to the day after its end, so it stays. An end that was
    corrected to a later day brings back what is still to come until then.
    """
    if placement.form not in ONE_TIME_FORMS:
        for follow_up in placement.follow_ups.planned().filter(date__gt=day):
            follow_up.cancel(FollowUp.CancelledFor.END)
    if placement.ends_on:
        make_plan(placement, today_in_sweden())


@transaction.atomic
def recount(placement: Placement, rule: FollowUpRule, today: dt.date) -> None:
    """Let the rest of the placement follow another rule than the one it began under."""
    placement.follow_up_rule = rule
    placement.save(update_fields=["follow_up_rule"])
    make_plan(placement, today)


def top_up(today: dt.date) -> None:
    """Plans without an end reach a year ahead, so every day some of them have a day to add."""
    asked_for = Q(imported_on=None) | Q(follow_up_rule__isnull=False)
    for placement in Placement.objects.ongoing(today).filter(asked_for):
        make_plan(placement, today)


def rule_for(placement: Placement) -> FollowUpRule:
    """The rule that the placement follows: that of its start, if nobody chose a later one."""
    if placement.follow_up_rule:
        return placement.follow_up_rule
    rules = FollowUpRule.objects.filter(project=placement.project_id)
    return (
        rules.on(placement.starts_on).first()
        or rules.order_by("valid_from").first()
        or FollowUpRule(valid_from=placement.starts_on)
    )


def last_day(placement: Placement, today: dt.date) -> dt.date:
    """How far the plan reaches. A planned end that has passed without an end is none."""
    if placement.ends_on:
        return placement.ends_on
    if placement.planned_end_on and placement.planned_end_on >= today:
        return placement.planned_end_on
    return months_later(max(placement.starts_on, today), MONTHS_AHEAD)


def rule_days_of(placement: Placement, today: dt.date) -> list[RuleDay]:
    """What the rule asks for from the placement's start on, also what is long past."""
    if placement.form in ONE_TIME_FORMS:
        over = placement.ends_on or placement.planned_end_on or placement.starts_on
        return [the_day_after(over)]
    return rule_days(rule_for(placement), placement.starts_on, last_day(placement, today))


class _Plan:
    """One placement's rule days beside its rows."""

    def __init__(self, placement: Placement, today: dt.date) -> None:
        self.placement, self.today = placement, today
        self.wanted = {day.due_on: day for day in rule_days_of(placement, today)}
        self.last = max([last_day(placement, today), *(day.date for day in self.wanted.values())])
        self.pauses = list(PlacementPause.objects.filter(placement=placement))
        self.rows = list(FollowUp.objects.filter(placement=placement))

    def carry_out(self) -> None:
        for row in [row for row in self.rows if self._has_lost_its_rule(row)]:
            self.rows.remove(row)
            row.delete()
        self._add_missing()
        for row in self.rows:
            self._keep_in_step(row)

    def _has_lost_its_rule(self, row: FollowUp) -> bool:
        """Another start or another rule asks for other days. What somebody moved is agreed on
        with people, so it stands."""
        return (
            (row.is_planned or bool(row.cancelled_for))
            and row.due_on is not None
            and row.due_on not in self.wanted
            and self.today <= row.date <= self.last
            and row.date == working_day(row.due_on)
        )

    def _add_missing(self) -> None:
        answered = {row.due_on for row in self.rows}
        taken = {(row.date, row.way) for row in self.rows}
        new = []
        for day in self.wanted.values():
            if day.due_on in answered or day.date < self.today:
                continue
            date = day.date
            while (date, day.way) in taken:
                date = working_day(date + DAY)
            taken.add((date, day.way))
            new.append(
                FollowUp(
                    project_id=self.placement.project_id,
                    placement=self.placement,
                    due_on=day.due_on,
                    date=date,
                    way=day.way,
                )
            )
        self.rows += bulk_create_with_history(new, FollowUp)

    def _keep_in_step(self, row: FollowUp) -> None:
        """Cancel what falls in a pause or after the end, and bring back what no longer does."""
        cause = self._cause(row)
        if row.is_planned and cause:
            row.cancel(cause)
        elif row.cancelled_for and not cause and row.date >= self.today:
            row.take_up_again()

    def _cause(self, row: FollowUp) -> FollowUp.CancelledFor | None:
        """Why the follow-up cannot take place. An extra one is somebody's own choice: a pause or
        a planned end does not touch it, only the end itself."""
        by_rule = row.due_on is not None
        if row.date > self.last and (by_rule or self.placement.ends_on):
            return FollowUp.CancelledFor.END
        if by_rule and any(pause.covers(row.date) for pause in self.pauses):
            return FollowUp.CancelledFor.PAUSE
        return None
