"""*Idag* at a glance: what is most urgent first, and a long group folded by area."""

import datetime as dt
from typing import Any

from nyttiga.ui.worklist import Area, Urgency, Weight, WorkItem, WorkLine, WorklistSource
from nyttiga.ui.worklist_group import MOST_LINES, SHOWN, WorkGroup

DAY = dt.date(2026, 11, 2)


def line(
    days: int, weight: Weight = Weight.ORDINARY, area: Area = Area.PEOPLE, total: int = 1
) -> WorkLine:
    """One that is so many days late."""
    nothing: Any = None
    source = WorklistSource(
        "x", "worklist", nothing, nothing, nothing, lambda n, u: "", weight, area
    )
    due = DAY - dt.timedelta(days=days)
    item = WorkItem("X", f"{days}", "", "", due, "/", "Öppna")
    return WorkLine(source, Urgency.LATE, total, [item] * total)


def shown(lines: list[WorkLine], asked: Urgency = Urgency.LATE) -> list[str]:
    group = WorkGroup.of("Sent", asked, lines)
    return [one.items[0].headline for one in group.lines]


def test_what_weighs_most_stands_first_then_what_is_latest() -> None:
    lines = [line(300, Weight.TIDYING), line(2), line(9), line(1, Weight.FIRST)]
    assert shown(lines) == ["1", "9", "2", "300"]


def test_a_handful_is_shown_whole() -> None:
    group = WorkGroup.of("Sent", Urgency.LATE, [line(n) for n in range(1, MOST_LINES + 1)])
    assert (len(group.lines), group.folds) == (MOST_LINES, [])


def test_more_fold_by_whose_work_they_are() -> None:
    lines = [line(n, area=Area.AGREEMENTS) for n in range(1, 10)]
    lines += [line(n, Weight.FIRST) for n in range(20, 24)]
    group = WorkGroup.of("Sent", Urgency.LATE, lines)
    assert len(group.lines) == SHOWN
    assert [(fold.area, fold.total) for fold in group.folds] == [(Area.AGREEMENTS, 8)]
    assert group.total == 13


def test_a_gathered_line_counts_for_all_its_things() -> None:
    group = WorkGroup.of("Sent", Urgency.LATE, [line(1, total=7)])
    assert (group.total, len(group.lines)) == (7, 1)
