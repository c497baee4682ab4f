"""What an outsider can read, and work out, from a table about people."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from nyttiga.ui.small_numbers import FEW, HIDDEN, Sum, suppress


def test_one_to_four_people_read_less_than_five():
    assert suppress({"a": 1, "b": 4, "c": 5, "d": 0}, []) == {"a": FEW, "b": FEW, "c": 5, "d": 0}


def test_a_lone_small_number_takes_the_smallest_other_with_it():
    shown = suppress({"a": 3, "b": 7, "c": 9, "all": 19}, [Sum([*"abc"], ["all"])])
    assert shown == {"a": FEW, "b": HIDDEN, "c": 9, "all": 19}


def test_a_zero_hides_only_when_there_is_nothing_else():
    assert suppress({"a": 3, "b": 0, "all": 3}, [Sum([*"ab"], ["all"])]) == {
        "a": FEW,
        "b": 0,
        "all": FEW,
    }


def test_two_small_numbers_that_can_only_be_four_each_take_a_third():
    shown = suppress({"a": 4, "b": 4, "c": 6, "all": 14}, [Sum([*"abc"], ["all"])])
    assert shown["c"] == HIDDEN


def test_what_an_earlier_report_showed_is_not_hidden_afterwards():
    shown = suppress({"in": 6, "new": 2, "out": 8}, [Sum(["in", "new"], ["out"])], ["in"])
    assert shown == {"in": 6, "new": FEW, "out": HIDDEN}


def could_be(shown: int | str) -> range:
    """What an outsider who knows the rule takes a cell for."""
    if isinstance(shown, int):
        return range(shown, shown + 1)
    return range(1, 5) if shown == FEW else range(22)


def totals(a: int, b: int, c: int, d: int) -> dict[str, int]:
    return {"ab": a + b, "cd": c + d, "ac": a + c, "bd": b + d, "all": a + b + c + d}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_no_hidden_small_number_can_be_worked_out_from_rows_and_columns(numbers):
    cells = dict(zip("abcd", numbers, strict=True)) | totals(*numbers)
    sums = [
        Sum([*"ab"], ["ab"]),
        Sum([*"cd"], ["cd"]),
        Sum([*"ac"], ["ac"]),
        Sum([*"bd"], ["bd"]),
        Sum(["ab", "cd"], ["all"]),
        Sum(["ac", "bd"], ["all"]),
    ]
    shown = suppress(cells, sums)

    possible = [
        guess
        for guess in product(*(could_be(shown[key]) for key in "abcd"))
        if all(total in could_be(shown[key]) for key, total in totals(*guess).items())
    ]
    for place, key in enumerate("abcd"):
        if shown[key] == FEW:
            assert len({guess[place] for guess in possible}) > 1
