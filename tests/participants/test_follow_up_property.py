"""Whatever happens to a placement: what its plan always keeps to."""

import datetime as dt

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participants.follow_up_days import is_working_day
from participants.follow_up_plan import make_plan
from participants.models import FollowUp, Placement, PlacementPause
from tests.world import TODAY, World

DAY = dt.timedelta(days=1)
numbers = st.integers(0, 120)
happenings = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["planned_end", "start", "move", "miss"]), numbers),
        st.tuples(st.just("pause"), st.tuples(numbers, st.integers(0, 30))),
    ),
    max_size=6,
)


def happen(placement: Placement, what: str, number: int | tuple[int, int]) -> None:
    """Do one thing to the placement, as the pages do it."""
    if isinstance(number, tuple):
        first = placement.starts_on + number[0] * DAY
        PlacementPause.objects.filter(placement=placement).delete()
        PlacementPause.objects.create(
            project=placement.project,
            placement=placement,
            starts_on=first,
            ends_on=first + number[1] * DAY,
        )
    elif what == "planned_end":
        placement.planned_end_on = placement.starts_on + number * DAY
    elif what == "start":
        placement.starts_on = TODAY + (number % 20 - 10) * DAY
        placement.planned_end_on = None
    else:
        planned = list(placement.follow_ups.planned().order_by("date"))
        if planned and what == "miss":
            planned[number % len(planned)].miss()
        elif planned:
            move(planned[number % len(planned)])


def move(follow_up: FollowUp) -> None:
    """A day later, where that day is free: moving neither adds nor takes away."""
    rows = FollowUp.objects.filter(placement=follow_up.placement_id)
    before = rows.count()
    if not rows.filter(date=follow_up.date + DAY, way=follow_up.way).exists():
        follow_up.date += DAY
        follow_up.save()
        make_plan(follow_up.placement, TODAY)
        assert rows.count() == before


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(happened=happenings)
def test_the_plan_keeps_to_its_rule(
    world: World, happened: list[tuple[str, int | tuple[int, int]]]
) -> None:
    with transaction.atomic():
        placement = world.placement("P001", world.participants["maryam"], starts_on=TODAY)
        make_plan(placement, TODAY)
        for what, number in happened:
            happen(placement, what, number)
            placement.save()
            make_plan(placement, TODAY)
        rows = list(placement.follow_ups.all())
        pauses = list(placement.pauses.all())
        moved = any(what == "move" for what, _ in happened)
        assert len({(row.date, row.way) for row in rows}) == len(rows)
        answered = [row.due_on for row in rows if row.is_planned]
        assert len(set(answered)) == len(answered)
        for row in rows:
            assert row.date >= TODAY
            assert moved or is_working_day(row.date)
            if row.is_planned:
                assert not any(pause.covers(row.date) for pause in pauses)
        stands = list(placement.follow_ups.order_by("pk").values())
        make_plan(placement, TODAY)
        assert list(placement.follow_ups.order_by("pk").values()) == stands
        transaction.set_rollback(True)
