"""Figures in plain words."""

import datetime as dt
from decimal import Decimal

import pytest

from reporting.pace import Status
from reporting.templatetags.goal_words import (
    change_words,
    forecast_words,
    in_short,
    target_words,
    what_is_needed,
)
from tests.reporting.test_goals_charts import SHARE, figure


def test_a_forecast_is_a_whole_number_at_the_due_date() -> None:
    assert forecast_words(figure(forecast=Decimal("35.5"))) == "36 i december 2026"


def test_after_the_due_date_there_is_nothing_left_to_foresee() -> None:
    late = figure(as_of=dt.date(2026, 12, 1), forecast=Decimal("15.0"))
    assert forecast_words(late) == "15 när tiden gick ut 1 december 2026"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": Status.BEHIND}, "15 till före 1 december 2026 behövs"),
        ({"status": Status.AT_RISK, "as_of": dt.date(2027, 1, 1)}, "15 fattas"),
        ({"status": Status.ON_TRACK}, ""),
        (SHARE | {"status": Status.AT_RISK, "actual": Decimal("75.0")}, "Fler män behövs"),
        (SHARE | {"status": Status.AT_RISK, "actual": Decimal("20.0")}, "Fler kvinnor behövs"),
    ],
)
def test_what_it_takes(changes: dict[str, object], words: str) -> None:
    assert what_is_needed(figure(**changes)) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [(4, "+4 sedan 30 juni"), (0, "±0 sedan 30 juni"), (-1, "−1 sedan 30 juni"), (None, "")],
)
def test_the_change_since_the_last_quarter(change: int | None, words: str) -> None:
    compared = dt.date(2026, 6, 30)
    assert change_words(figure(change=change, compared_on=compared)) == words


def test_a_target_in_words() -> None:
    assert target_words(figure()) == "30"
    assert target_words(figure(**SHARE)) == "40–60 %"
    assert target_words(figure(target=None)) == ""


def test_the_answer_comes_first() -> None:
    behind = figure(status=Status.BEHIND, title="Nya avtal")
    at_risk = figure(status=Status.AT_RISK, title="Andel kvinnor")
    no_data = figure(status=Status.NO_DATA)
    everything = [figure(), figure(status=Status.REACHED), behind, at_risk, no_data]
    assert in_short(everything) == (
        "2 av 4 mål är nådda eller i fas, 1 ligger efter och 1 är i fara."
    )
    assert in_short([figure(), behind]) == "1 av 2 mål är nådda eller i fas, 1 ligger efter."
    assert in_short([figure()]) == "Alla mål är nådda eller i fas."
    assert in_short([no_data]) == "Det finns inget att räkna än."
