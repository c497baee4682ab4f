"""Planning a series: weeks, holidays, clashes, free weeks."""

import datetime as dt
from dataclasses import replace

import pytest

from nyttiga.occasions.planning import (
    SeriesPlan,
    days_to_look_at,
    first_on_weekday,
    holiday_name,
    meeting_days,
)
from participants.models import FutureWorkshop, WorkshopMeeting
from tests.world import World


def meeting(world: World, date: dt.date, starts: int = 9, ends: int = 12, **fields: object):
    workshop, _ = FutureWorkshop.objects.get_or_create(
        project=world.project, code="FV9", municipality=world.municipality("Flen")
    )
    return WorkshopMeeting.objects.create(
        project=world.project,
        workshop=workshop,
        number=workshop.meetings.count() + 1,
        date=date,
        starts_at=dt.time(starts),
        ends_at=dt.time(ends),
        **fields,
    )


def busy(world: World, days: list[dt.date]) -> list[WorkshopMeeting]:
    return list(
        WorkshopMeeting.objects.visible_to(world.access(world.leader)).overlapping(
            days_to_look_at(days), dt.time(9), dt.time(12)
        )
    )


def test_six_weekly_meetings_keep_the_weekday_of_the_first():
    days = meeting_days(dt.date(2026, 5, 21), 6, 1)
    assert days[0] == dt.date(2026, 5, 21)
    assert days[-1] == dt.date(2026, 6, 25)
    assert {day.weekday() for day in days} == {3}


def test_every_other_week_has_a_free_week_between():
    assert meeting_days(dt.date(2026, 9, 1), 3, 2) == [
        dt.date(2026, 9, 1),
        dt.date(2026, 9, 15),
        dt.date(2026, 9, 29),
    ]


@pytest.mark.parametrize(
    ("day", "weekday", "expected"),
    [
        (dt.date(2026, 11, 2), 0, dt.date(2026, 11, 2)),
        (dt.date(2026, 11, 2), 3, dt.date(2026, 11, 5)),
        (dt.date(2026, 11, 6), 0, dt.date(2026, 11, 9)),
    ],
)
def test_a_chosen_weekday_is_the_first_one_on_or_after_the_date(day, weekday, expected):
    assert first_on_weekday(day, weekday) == expected


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2026, 5, 14), "Kristi himmelsfärdsdag"),
        (dt.date(2026, 6, 19), "Midsommarafton"),
        (dt.date(2026, 12, 24), "Julafton"),
        (dt.date(2026, 12, 31), "Nyårsafton"),
        (dt.date(2026, 6, 6), "Nationaldagen"),
    ],
)
def test_holidays_and_their_eves_have_a_name(day, name):
    assert holiday_name(day) == name


@pytest.mark.parametrize("day", [dt.date(2026, 5, 17), dt.date(2026, 5, 21)])
def test_plain_sundays_and_weekdays_are_no_holidays(day):
    assert holiday_name(day) == ""


def test_a_series_over_midsummer_is_warned_and_may_move_a_week(world):
    # Fridays: 19 June 2026 is midsommarafton.
    plan = SeriesPlan(world.project, meeting_days(dt.date(2026, 6, 5), 6, 1), [])
    warned = [day for day in plan.planned_days if day.warnings]
    assert [(day.date, day.warnings) for day in warned] == [
        (dt.date(2026, 6, 19), ["Midsommarafton"])
    ]
    assert warned[0].next_free == dt.date(2026, 6, 26)


def test_a_plan_from_21_may_2026_meets_no_holiday(world):
    # Kristi himmelsfärdsdag, also a Thursday, was the week before.
    plan = SeriesPlan(world.project, meeting_days(dt.date(2026, 5, 21), 6, 1), [])
    assert not plan.has_warnings
    assert not plan.has_faults


def test_moving_one_weekly_meeting_moves_those_after_it_too(world):
    plan = SeriesPlan(world.project, meeting_days(dt.date(2026, 5, 7), 3, 1), [])
    plan.move_to_next_free(1)  # 14 May, Kristi himmelsfärdsdag
    assert plan.days == [dt.date(2026, 5, 7), dt.date(2026, 5, 21), dt.date(2026, 5, 28)]


def test_moving_before_another_holiday_never_puts_two_meetings_on_one_day(world):
    plan = SeriesPlan(world.project, meeting_days(dt.date(2026, 12, 17), 4, 1), [])
    plan.move_to_next_free(1)  # julafton; the one after it is on nyårsafton
    assert plan.days == [
        dt.date(2026, 12, 17),
        dt.date(2027, 1, 7),
        dt.date(2027, 1, 14),
        dt.date(2027, 1, 21),
    ]


def test_moving_with_a_free_week_between_leaves_the_others(world):
    plan = SeriesPlan(world.project, meeting_days(dt.date(2026, 4, 30), 3, 2), [])
    plan.move_to_next_free(1)  # 14 May
    assert plan.days == [dt.date(2026, 4, 30), dt.date(2026, 5, 21), dt.date(2026, 5, 28)]


def test_a_meeting_at_the_same_time_is_a_clash_with_its_name(world):
    other = meeting(world, dt.date(2026, 9, 3), 11, 14)
    [day] = SeriesPlan(world.project, [other.date], busy(world, [other.date])).planned_days
    assert day.warnings == ["Krockar med Framtidsverkstad Flen, träff 1 av 6"]
    assert day.next_free == dt.date(2026, 9, 10)


@pytest.mark.parametrize("fields", [{"starts": 12, "ends": 15}, {"status": "installd"}])
def test_a_later_or_cancelled_meeting_is_no_clash(world, fields):
    other = meeting(world, dt.date(2026, 9, 3), **fields)
    assert busy(world, [other.date]) == []


def test_a_meeting_without_a_time_takes_the_whole_day(world):
    other = meeting(world, dt.date(2026, 9, 3))
    WorkshopMeeting.objects.update(starts_at=None, ends_at=None)
    assert busy(world, [other.date]) == [other]


def test_another_projects_meetings_never_clash(world):
    other = meeting(replace(world, project=world.other_project), dt.date(2026, 9, 3))
    assert busy(world, [other.date]) == []


def test_the_next_free_week_skips_holidays_and_busy_weeks(world):
    meeting(world, dt.date(2026, 5, 21))
    plan = SeriesPlan(world.project, [dt.date(2026, 5, 14)], busy(world, [dt.date(2026, 5, 14)]))
    assert plan.planned_days[0].next_free == dt.date(2026, 5, 28)


def test_a_day_outside_the_project_is_a_fault_and_never_proposed(world):
    after = world.project.ends_on + dt.timedelta(days=1)
    [day] = SeriesPlan(world.project, [after], []).planned_days
    assert "utanför projektets tid" in day.faults[0]
    assert day.next_free is None


def test_the_same_day_twice_is_a_fault(world):
    day = dt.date(2026, 9, 3)
    assert SeriesPlan(world.project, [day, day], []).has_faults
