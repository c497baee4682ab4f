"""The plan of follow-ups, kept in step with its placement."""

import datetime as dt

import pytest

from participants.follow_up_plan import end, make_plan, recount, top_up
from participants.models import FollowUp, FollowUpRule, Placement, PlacementPause
from tests.world import TODAY, World

Date = dt.date
Form, Status, Way = Placement.Form, FollowUp.Status, FollowUp.Way
MONDAY = Date(2026, 11, 2)
DAY = dt.timedelta(days=1)


@pytest.fixture
def placement(world: World) -> Placement:
    """Begins today, for two months."""
    return world.placement(
        "P001",
        world.participants["maryam"],
        starts_on=TODAY,
        planned_end_on=Date(2026, 12, 31),
    )


def plan(placement: Placement, status: str = Status.PLANNED) -> list[str]:
    rows = placement.follow_ups.filter(status=status).order_by("date")
    return [f"{row.date:%m-%d}" for row in rows]


AS_PLANNED = ["11-09", "11-16", "11-23", "11-30", "12-30"]


def test_the_plan_is_made_up_to_the_planned_end(placement: Placement) -> None:
    make_plan(placement, TODAY)
    assert plan(placement) == AS_PLANNED
    ways = placement.follow_ups.order_by("date").values_list("way", flat=True)
    assert list(ways) == [Way.VISIT] * 4 + [Way.PHONE]


def test_making_it_again_changes_nothing(placement: Placement) -> None:
    make_plan(placement, TODAY)
    before = list(placement.follow_ups.order_by("pk").values())
    make_plan(placement, TODAY)
    assert list(placement.follow_ups.order_by("pk").values()) == before
    assert FollowUp.history.count() == len(before)


def test_each_one_that_is_made_has_its_history(placement: Placement) -> None:
    make_plan(placement, TODAY)
    assert FollowUp.history.filter(history_type="+").count() == 5


def test_a_placement_entered_late_gets_no_duties_before_today(placement: Placement) -> None:
    placement.starts_on = Date(2026, 10, 12)
    make_plan(placement, TODAY)
    # 19 and 26 October are gone; today's is one of the rule's own days.
    assert plan(placement) == ["11-02", "11-09", "12-09"]


def test_an_imported_placement_gets_none(placement: Placement) -> None:
    placement.imported_on = TODAY
    make_plan(placement, TODAY)
    assert plan(placement) == []


def test_an_imported_placement_gets_them_when_somebody_asks(
    world: World, placement: Placement
) -> None:
    placement.imported_on = TODAY
    recount(placement, FollowUpRule.objects.get(project=world.project), TODAY)
    assert plan(placement) == AS_PLANNED


@pytest.mark.parametrize("form", [Form.TRY_OUT, Form.VISIT])
def test_a_try_out_gets_one_follow_up_the_day_after(placement: Placement, form: str) -> None:
    placement.form, placement.planned_end_on = form, None
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-03"]


def test_a_try_out_of_some_days_is_followed_up_after_the_last(placement: Placement) -> None:
    placement.form, placement.planned_end_on = Form.TRY_OUT, Date(2026, 11, 5)
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-06"]


def test_the_follow_up_of_a_try_out_outlives_its_end(placement: Placement) -> None:
    placement.form, placement.planned_end_on = Form.TRY_OUT, Date(2026, 11, 5)
    make_plan(placement, TODAY)
    placement.ends_on = Date(2026, 11, 5)
    end(placement, placement.ends_on)
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-06"]


def test_without_a_planned_end_the_plan_reaches_a_year_ahead(placement: Placement) -> None:
    placement.planned_end_on = None
    make_plan(placement, TODAY)
    last = placement.follow_ups.order_by("date").last()
    assert (placement.follow_ups.count(), last and last.date) == (15, Date(2027, 11, 1))


def test_every_day_the_year_ahead_is_topped_up(placement: Placement) -> None:
    Placement.objects.update(planned_end_on=None)
    top_up(TODAY)
    assert placement.follow_ups.count() == 15
    top_up(Date(2026, 11, 29))
    assert placement.follow_ups.count() == 15
    top_up(Date(2026, 11, 30))  # a year from here the rule asks for 30 November 2027
    assert placement.follow_ups.latest("date").date == Date(2027, 11, 30)


def test_a_later_end_adds_the_days_between(placement: Placement) -> None:
    make_plan(placement, TODAY)
    placement.planned_end_on = Date(2027, 2, 1)
    make_plan(placement, TODAY)
    assert plan(placement) == [*AS_PLANNED, "02-01"]
    assert placement.follow_ups.latest("date").due_on == Date(2027, 1, 30)


def test_an_earlier_end_takes_away_what_is_planned_after_it(placement: Placement) -> None:
    make_plan(placement, TODAY)
    placement.planned_end_on = Date(2026, 11, 20)
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-09", "11-16"]


def test_an_earlier_end_leaves_what_was_held(placement: Placement) -> None:
    make_plan(placement, TODAY)
    placement.follow_ups.filter(date=Date(2026, 11, 9)).update(status=Status.HELD)
    placement.planned_end_on = Date(2026, 11, 6)
    make_plan(placement, Date(2026, 11, 10))
    assert plan(placement, Status.HELD) == ["11-09"]


def test_an_end_that_is_moved_back_brings_them_back(placement: Placement) -> None:
    make_plan(placement, TODAY)
    placement.planned_end_on = Date(2026, 11, 20)
    make_plan(placement, TODAY)
    placement.planned_end_on = Date(2026, 12, 31)
    make_plan(placement, TODAY)
    assert plan(placement) == AS_PLANNED
    assert placement.follow_ups.count() == 5


def test_a_placement_past_its_planned_end_is_still_followed_up(placement: Placement) -> None:
    placement.planned_end_on = Date(2026, 11, 20)
    make_plan(placement, Date(2026, 11, 21))
    assert plan(placement)[:2] == ["11-23", "11-30"]


def test_the_end_cancels_what_was_to_come(placement: Placement) -> None:
    make_plan(placement, TODAY)
    placement.ends_on = Date(2026, 11, 16)
    end(placement, placement.ends_on)
    assert plan(placement) == ["11-09", "11-16"]
    assert plan(placement, Status.CANCELLED) == ["11-23", "11-30", "12-30"]


def test_the_end_cancels_an_extra_one_too(placement: Placement) -> None:
    extra = FollowUp.objects.create(
        project=placement.project, placement=placement, date=Date(2026, 11, 25), way=Way.PHONE
    )
    end(placement, Date(2026, 11, 16))
    extra.refresh_from_db()
    assert extra.status == Status.CANCELLED


def test_an_end_taken_back_brings_them_back(placement: Placement) -> None:
    make_plan(placement, TODAY)
    end(placement, Date(2026, 11, 16))
    make_plan(placement, TODAY)
    assert plan(placement) == AS_PLANNED


# --- Pauses ---


def pause(placement: Placement, first: Date, last: Date | None) -> PlacementPause:
    return PlacementPause.objects.create(
        project=placement.project, placement=placement, starts_on=first, ends_on=last
    )


def test_what_falls_in_a_pause_is_shown_as_paused(placement: Placement) -> None:
    make_plan(placement, TODAY)
    pause(placement, Date(2026, 11, 16), Date(2026, 11, 23))
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-09", "11-30", "12-30"]
    paused = placement.follow_ups.filter(cancelled_for=FollowUp.CancelledFor.PAUSE)
    assert [row.date.day for row in paused.order_by("date")] == [16, 23]


def test_a_pause_that_is_cut_short_gives_them_back(placement: Placement) -> None:
    make_plan(placement, TODAY)
    rest = pause(placement, Date(2026, 11, 16), None)
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-09"]
    rest.ends_on = Date(2026, 11, 20)
    rest.save()
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-09", "11-23", "11-30", "12-30"]


def test_a_day_that_passed_in_the_pause_makes_no_duty_afterwards(placement: Placement) -> None:
    make_plan(placement, TODAY)
    rest = pause(placement, Date(2026, 11, 16), Date(2026, 12, 1))
    make_plan(placement, TODAY)
    rest.delete()
    make_plan(placement, Date(2026, 11, 20))
    assert plan(placement) == ["11-09", "11-23", "11-30", "12-30"]


def test_a_pause_entered_afterwards_takes_the_late_ones(placement: Placement) -> None:
    make_plan(placement, TODAY)
    pause(placement, Date(2026, 11, 9), Date(2026, 11, 13))
    make_plan(placement, Date(2026, 11, 12))
    assert plan(placement) == ["11-16", "11-23", "11-30", "12-30"]


def test_an_extra_one_in_a_pause_is_left_alone(placement: Placement) -> None:
    FollowUp.objects.create(
        project=placement.project, placement=placement, date=Date(2026, 11, 18), way=Way.PHONE
    )
    pause(placement, Date(2026, 11, 16), Date(2026, 11, 20))
    make_plan(placement, TODAY)
    assert "11-18" in plan(placement)


def test_a_new_day_in_a_pause_is_paused_from_the_start(placement: Placement) -> None:
    pause(placement, Date(2026, 11, 16), Date(2026, 11, 23))
    make_plan(placement, TODAY)
    assert plan(placement, Status.CANCELLED) == ["11-16", "11-23"]


# --- Moved, missed, another rule ---


def test_moving_one_keeps_the_count_and_the_rule_date(placement: Placement) -> None:
    make_plan(placement, TODAY)
    moved = placement.follow_ups.get(date=Date(2026, 11, 9))
    moved.date = Date(2026, 11, 12)
    moved.save()
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-12", *AS_PLANNED[1:]]


def test_a_missed_one_is_not_asked_for_again(placement: Placement) -> None:
    make_plan(placement, TODAY)
    placement.follow_ups.get(date=Date(2026, 11, 9)).miss()
    make_plan(placement, TODAY)
    assert plan(placement) == AS_PLANNED[1:]


def test_where_an_extra_one_has_the_day_the_rule_takes_the_next(placement: Placement) -> None:
    FollowUp.objects.create(
        project=placement.project, placement=placement, date=Date(2026, 11, 9), way=Way.VISIT
    )
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-09", "11-10", *AS_PLANNED[1:]]


def new_rule(placement: Placement, valid_from: Date, **values: int) -> FollowUpRule:
    return FollowUpRule.objects.create(project=placement.project, valid_from=valid_from, **values)


def test_a_running_placement_keeps_its_rule(placement: Placement) -> None:
    make_plan(placement, TODAY)
    new_rule(placement, Date(2026, 11, 5), weekly_weeks=1)
    make_plan(placement, Date(2026, 11, 6))
    assert plan(placement) == AS_PLANNED


def test_a_placement_that_begins_later_follows_the_new_rule(placement: Placement) -> None:
    new_rule(placement, Date(2026, 11, 5), weekly_weeks=1, first_visits=0)
    placement.starts_on = Date(2026, 11, 5)
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-12", "12-14"]  # 12 December is a Saturday


def test_counting_the_rest_by_a_new_rule_leaves_what_is_moved_or_held(
    placement: Placement,
) -> None:
    make_plan(placement, TODAY)
    placement.follow_ups.filter(date=Date(2026, 11, 9)).update(status=Status.HELD)
    placement.follow_ups.filter(date=Date(2026, 11, 23)).update(date=Date(2026, 11, 25))
    rule = new_rule(placement, Date(2026, 11, 10), weekly_weeks=1, then_every_months=1)
    recount(placement, rule, Date(2026, 11, 10))
    assert plan(placement, Status.HELD) == ["11-09"]
    assert plan(placement) == ["11-25", "12-09"]


def test_a_counted_placement_stays_with_the_rule_it_was_counted_by(placement: Placement) -> None:
    rule = new_rule(placement, Date(2026, 11, 10), weekly_weeks=1)
    recount(placement, rule, TODAY)
    placement = Placement.objects.get(pk=placement.pk)
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-09", "12-09"]


def test_another_start_asks_for_other_days(placement: Placement) -> None:
    make_plan(placement, TODAY)
    placement.starts_on = Date(2026, 11, 3)
    make_plan(placement, TODAY)
    assert plan(placement) == ["11-10", "11-17", "11-24", "12-01"]


def test_a_new_project_has_a_rule_from_its_start(world: World) -> None:
    rule = FollowUpRule.objects.get(project=world.project)
    assert (rule.valid_from, rule.weekly_weeks, rule.then_every_months, rule.first_visits) == (
        world.project.starts_on,
        4,
        1,
        4,
    )
