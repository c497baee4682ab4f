import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.personnummer import age_on, birth_date, is_mans, normalise, stands_in


def check_digit(nine: str) -> str:
    """Luhn, as Skatteverket describes it."""
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(nine))
    return str(-sum(map(int, doubled)) % 10)


@st.composite
def personnummer(draw: st.DrawFn, youngest: dt.date = dt.date(2020, 12, 31)) -> str:
    born = draw(st.dates(dt.date(1930, 1, 1), youngest))
    day = born.day + (60 if draw(st.booleans()) else 0)
    nine = f"{born:%y%m}{day:02d}{draw(st.integers(1, 999)):03d}"
    return f"{born.year // 100}{nine}{check_digit(nine)}"


@given(personnummer())
def test_every_way_of_writing_gives_the_same_twelve_digits(digits: str) -> None:
    short = digits[2:]
    ways = [
        digits,
        f"{digits[:8]}-{digits[8:]}",
        f" {digits[:4]} {digits[4:8]} - {digits[8:]} ",
        f"{digits[:8]}–{digits[8:]}",
        short,
        f"{short[:6]}-{short[6:]}",
    ]
    assert {normalise(way) for way in ways} == {digits}


@given(personnummer())
def test_normalising_twice_changes_nothing(digits: str) -> None:
    once = normalise(digits)
    assert once is not None
    assert normalise(once) == once


@given(personnummer(), st.integers(1, 9))
def test_a_wrong_check_digit_is_refused(digits: str, wrong_by: int) -> None:
    wrong = (int(digits[-1]) + wrong_by) % 10
    assert normalise(f"{digits[:-1]}{wrong}") is None


@given(st.text())
def test_any_text_gives_twelve_digits_or_none(text: str) -> None:
    found = normalise(text)
    assert found is None or (len(found) == 12 and found.isascii() and found.isdecimal())


def test_a_samordningsnummer_is_born_sixty_days_of_the_month_earlier() -> None:
    nine = "900161238"
    digits = f"19{nine}{check_digit(nine)}"
    assert normalise(digits) == digits
    assert birth_date(digits) == dt.date(1990, 1, 1)


def test_a_plus_sign_means_a_hundred_years_or_more() -> None:
    nine = "150202238"
    assert normalise(f"150202+238{check_digit(nine)}") == f"19{nine}{check_digit(nine)}"


@pytest.mark.usefixtures("today")
def test_ten_digits_never_mean_somebody_not_yet_born() -> None:
    nine = "261231238"  # the suite's day is 2 November 2026
    assert normalise(f"{nine}{check_digit(nine)}") == f"19{nine}{check_digit(nine)}"


@pytest.mark.usefixtures("today")
def test_a_birth_in_the_future_is_refused() -> None:
    nine = "300101238"
    assert normalise(f"20{nine}{check_digit(nine)}") is None


@pytest.mark.parametrize("text", [None, "", "D001", "19901301-2385", "1990-01-01", "٩٠٠١٠١٢٣٨٥"])
def test_what_is_no_personnummer_is_none(text: str | None) -> None:
    assert normalise(text) is None


@pytest.mark.parametrize(
    ("day", "age"), [("2025-12-31", 35), ("2026-01-01", 36), ("2026-12-31", 36)]
)
def test_age_turns_on_the_birthday(day: str, age: int) -> None:
    assert age_on("199001012385", dt.date.fromisoformat(day)) == age


def test_the_last_digit_but_one_tells_the_sex() -> None:
    assert not is_mans("199001012385")
    assert is_mans("199001012393")


@pytest.mark.parametrize(
    "text",
    [
        "Hen är född 19900101-2385.",
        "Hen är född 900101-2385.",
        "9001012385",
        "19900101 2384 med fel siffra",
        "900161-1234",
    ],
)
def test_a_personnummer_in_a_text_is_seen(text: str) -> None:
    assert stands_in(text)


@pytest.mark.parametrize(
    "text", ["", "Ring 070-123 45 67", "Ring 0701234567", "2026-11-02 kl. 0900", "Diarie 123456"]
)
def test_other_numbers_in_a_text_are_left_alone(text: str) -> None:
    assert not stands_in(text)
