"""The bullet chart: the same drawing in the browser and in the PDF, and what it says in words."""

import datetime as dt
from decimal import Decimal

from django.template import Context, Template

from reporting.figures import Figure
from reporting.pace import Status


def figure(**changes: object) -> Figure:
    values = {
        "code": "M1.2",
        "title": "Deltagare som påbörjat",
        "heading": "",
        "unit": "deltagare",
        "target": 30,
        "low": None,
        "high": None,
        "due_on": dt.date(2026, 12, 1),
        "as_of": dt.date(2026, 11, 2),
        "actual": 15,
        "expected": Decimal("12.5"),
        "forecast": Decimal("36.0"),
        "status": Status.ON_TRACK,
    }
    return Figure(**(values | changes))  # type: ignore[arg-type]


SHARE = {"target": None, "low": 40, "high": 60, "actual": Decimal("55.2"), "expected": None}


def drawn(of: Figure, printed: bool = False) -> str:
    template = Template("{% load charts %}{% bullet figure printed=printed %}")
    return template.render(Context({"figure": of, "printed": printed}))


def test_the_bar_and_the_mark_stand_in_proportion_to_the_target() -> None:
    svg = drawn(figure())
    assert 'class="bullet-fill" y="5" width="50.00%"' in svg
    assert 'class="bullet-mark" x="41.67%"' in svg


def test_what_goes_beyond_the_target_ends_with_it() -> None:
    svg = drawn(figure(actual=36, expected=Decimal("30.0")))
    assert 'width="100.00%"' in svg
    assert 'x="98.30%"' in svg


def test_in_the_browser_the_words_are_a_label() -> None:
    assert 'aria-label="15 av 30, väntat 12,5"' in drawn(figure())


def test_in_the_pdf_the_words_are_a_title_and_the_width_is_fixed() -> None:
    svg = drawn(figure(), printed=True)
    assert '<svg class="bullet on_track" width="150"' in svg
    assert "<title>15 av 30, väntat 12,5</title>" in svg
    assert "aria-label" not in svg


def test_a_share_is_a_point_against_its_band() -> None:
    svg = drawn(figure(**SHARE))
    assert 'class="bullet-band" x="40%" y="5" width="20%"' in svg
    assert 'cx="55.20%"' in svg
    assert "55,2 procent, ska vara 40 till 60" in svg


def test_without_people_there_is_only_the_band() -> None:
    svg = drawn(figure(**(SHARE | {"actual": None, "status": Status.NO_DATA})))
    assert "bullet-point" not in svg
    assert "Inget att visa än" in svg


def test_no_inline_style_that_the_browser_would_refuse() -> None:
    assert "style=" not in drawn(figure(), printed=True)
