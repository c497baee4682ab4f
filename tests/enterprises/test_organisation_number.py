"""Organisationsnummer and sole traders' personnummer."""

import pytest

from enterprises.organisation_number import is_personal, normalise, shown


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("556016-0680", "5560160680"),
        (" 556016 0680 ", "5560160680"),
        ("165560160680", "5560160680"),
        ("900101-2385", "199001012385"),
        ("19900101-2385", "199001012385"),
        ("556016-0681", None),
        ("19900101-2386", None),
        ("195560160680", None),
        ("12345", None),
        ("", None),
        (None, None),
    ],
)
def test_it_is_read_as_people_write_it(text: str | None, digits: str | None) -> None:
    assert normalise(text) == digits


def test_a_personnummer_is_told_by_its_month() -> None:
    assert is_personal("199001012385")
    assert not is_personal("5560160680")
    assert not is_personal("")


def test_a_personnummer_is_shown_masked() -> None:
    assert shown("5560160680") == "556016-0680"
    assert shown("199001012385") == "19900101-****"
    assert shown("") == ""
