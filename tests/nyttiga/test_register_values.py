"""How cells of the Excel register are read."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nyttiga.projects.models import Organisation
from nyttiga.projects.register.problems import mask, mask_personnummer
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import (
    BadValueError,
    Date,
    Integer,
    Text,
    Time,
    YesNo,
    read_number,
)
from participants.models.choices import EndReason
from participants.register.participants import END_REASON, REFERRED_BY

CELLS = st.one_of(
    st.text(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
KINDS = [Text(20), Integer(1, 10), Date(), Time(), YesNo(), END_REASON, REFERRED_BY]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@given(cell=CELLS)
def test_any_cell_is_read_or_refused_in_words(kind: Any, cell: Any) -> None:
    said = refusal(kind, cell)
    assert not said or said.endswith(".")


def refusal(kind: Any, cell: Any) -> str:
    """What is said of a cell that cannot be taken; nothing of one that can."""
    try:
        kind.read(cell)
    except BadValueError as error:
        return str(error)
    return ""


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_date_is_the_same_as_text_and_as_excel_date(day: dt.date) -> None:
    assert Date().read(f"  {day:%Y-%m-%d} ") == day
    assert Date().read(dt.datetime.combine(day, dt.time.min)) == day


@pytest.mark.parametrize("cell", ["8/3 2021", "2021-02-30", 44000, "0202-01-01", True])
def test_what_is_no_date_is_refused(cell: Any) -> None:
    with pytest.raises(BadValueError, match="ÅÅÅÅ-MM-DD"):
        Date().read(cell)


@given(time=st.times().map(lambda time: time.replace(second=0, microsecond=0)))
def test_a_time_comes_back_as_it_was_written(time: dt.time) -> None:
    assert Time().read(Time().write(time)) == time
    assert Time().read(time) == time


@pytest.mark.parametrize("cell", ["9.00", "09:00", dt.timedelta(hours=9), dt.time(9)])
def test_times_are_written_in_many_ways(cell: Any) -> None:
    assert Time().read(cell) == dt.time(9)


@given(number=st.decimals(-99999, 99999, places=2))
def test_numbers_take_comma_or_point(number: Decimal) -> None:
    assert read_number(str(number)) == number
    assert read_number(str(number).replace(".", ",")) == number


@pytest.mark.parametrize("cell", [0, 11, "1,5", "sex", True])
def test_a_whole_number_has_limits(cell: Any) -> None:
    with pytest.raises(BadValueError):
        Integer(1, 10).read(cell)


def test_a_number_as_key_has_no_decimals() -> None:
    assert Text(20).read(12.0) == "12"


@given(code=st.sampled_from(EndReason.values), change=st.sampled_from(["upper", "lower", "title"]))
def test_codes_and_labels_are_read_whatever_the_case(code: str, change: str) -> None:
    assert END_REASON.read(getattr(code, change)()) == code
    assert END_REASON.read(getattr(str(EndReason(code).label), change)()) == code
    assert END_REASON.read(END_REASON.write(code)) == code


@pytest.mark.parametrize(
    "word",
    [
        *["kommun AME", "kommun socialtjänst", "kommun vux", "AF", "FK", "region primärvård"],
        *["region psykiatri", "LSG", "egen ansökan", "civilsamhälle", "annan"],
    ],
)
def test_the_registers_own_words_for_the_referring_party_go_both_ways(word: str) -> None:
    assert REFERRED_BY.write(REFERRED_BY.read(word)) == word


def test_a_value_outside_the_list_is_told_the_list() -> None:
    kinds = ValueList(Organisation.Kind, only=["kommun", "region"])
    with pytest.raises(BadValueError, match="Skriv kommun eller region"):
        kinds.read("förening")


@pytest.mark.parametrize(
    "text", ["199001012385", "19900101-2385", "900101-2385", "9001012385", "900101+2385"]
)
def test_personnummer_are_masked_wherever_they_stand(text: str) -> None:
    assert "2385" not in mask(f"se {text}, tack")
    assert "2385" not in mask_personnummer(text)


@given(number=st.from_regex(r"(19|20)?[0-9]{6}[-+ ]?[0-9]{4}", fullmatch=True))
def test_no_personnummer_gets_past_the_mask(number: str) -> None:
    assert not mask(number).endswith(number[-4:]) or number[-4:] == "****"
    assert mask_personnummer(number).endswith("-****")
