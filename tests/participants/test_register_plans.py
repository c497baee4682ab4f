"""Action plans come in from the Excel register."""

import datetime as dt

from participants.models import ActionPlan, NextStep
from tests import workbooks as wb
from tests.workbooks import counts, take_in
from tests.world import World


def plan_rows(*rows: list[object]) -> dict[str, wb.Table]:
    return {"Handlingsplaner": [wb.PLANS, *rows]}


FIRST = ["D001", "2026-02-01", "Arbeta", "Ringa handledaren", "coach", "2026-03-01"]
SECOND = ["D001", "2026-04-01", "Arbeta", "Besöka kaféet", "deltagare", "2026-12-01"]


def test_rows_of_a_day_are_goals_and_steps_of_one_version(world: World) -> None:
    more = ["D001", "2026-02-01", "Studera", "Söka kurs", "deltagare", None]
    outcome = take_in(world.project, plan_rows(FIRST, more))
    assert counts(outcome, "Handlingsplaner") == (2, 0, 0)
    plan = ActionPlan.objects.get()
    assert [goal.text for goal in plan.goals.all()] == ["Arbeta", "Studera"]
    assert {step.imported_on for step in plan.steps.all()} == {dt.date(2026, 11, 2)}


def test_versions_are_numbered_by_date_and_the_latest_is_current(world: World) -> None:
    take_in(world.project, plan_rows(SECOND, FIRST))
    assert list(ActionPlan.objects.order_by("date").values_list("version", "is_current")) == [
        (1, False),
        (2, True),
    ]


def test_a_version_between_others_moves_the_later_ones(world: World) -> None:
    take_in(world.project, plan_rows(FIRST, SECOND))
    between = ["D001", "2026-03-01", "Arbeta", "Skriva CV", None, None]
    take_in(world.project, plan_rows(between))
    dates = ActionPlan.objects.order_by("version").values_list("date", "is_current")
    assert list(dates) == [
        (dt.date(2026, 2, 1), False),
        (dt.date(2026, 3, 1), False),
        (dt.date(2026, 4, 1), True),
    ]


def test_steps_of_earlier_versions_come_in_closed(world: World) -> None:
    take_in(world.project, plan_rows(FIRST, SECOND))
    assert NextStep.objects.get(text="Ringa handledaren").closed_on == dt.date(2026, 4, 1)
    assert NextStep.objects.get(text="Besöka kaféet").is_open


def test_steps_of_those_who_left_come_in_closed(world: World) -> None:
    left = {"Deltagare": [wb.PEOPLE, ["D001", "kvinna", "2026-01-08", "2026-05-05", "Flytt"]]}
    take_in(world.project, left | plan_rows(SECOND))
    assert NextStep.objects.get().closed_on == dt.date(2026, 5, 5)


def test_an_exit_that_comes_later_closes_the_steps_too(world: World) -> None:
    take_in(world.project, plan_rows(SECOND))
    take_in(
        world.project,
        {"Deltagare": [wb.PEOPLE, ["D001", "kvinna", "2026-01-08", "2026-05-05", "Flytt"]]},
    )
    assert NextStep.objects.get().closed_on == dt.date(2026, 5, 5)


def test_another_day_for_a_step_changes_it_and_a_done_one_stays_done(world: World) -> None:
    take_in(world.project, plan_rows(FIRST))
    NextStep.objects.get().set_done(dt.date(2026, 2, 20))
    outcome = take_in(world.project, plan_rows([*FIRST[:5], "2026-03-09"]))
    assert counts(outcome, "Handlingsplaner") == (0, 1, 0)
    step = NextStep.objects.get()
    assert (step.due_on, step.done_on) == (dt.date(2026, 3, 9), dt.date(2026, 2, 20))


def test_the_same_step_at_two_times_is_two_steps(world: World) -> None:
    rows = plan_rows(FIRST, [*FIRST[:5], "2026-06-01"])
    assert counts(take_in(world.project, rows), "Handlingsplaner") == (2, 0, 0)
    assert counts(take_in(world.project, rows), "Handlingsplaner") == (0, 0, 2)
    assert NextStep.objects.count() == 2


def test_a_goal_without_a_step_is_a_warning(world: World) -> None:
    outcome = take_in(world.project, plan_rows(["D001", "2026-02-01", "Arbeta"]))
    assert outcome.saved
    assert [warning.column for warning in outcome.warnings] == ["Nästa steg"]
