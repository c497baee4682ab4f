"""Drafts, the words they are made of, and what may not stand in them."""

import pytest

from nyttiga.ui.small_numbers import FEW, HIDDEN
from reporting.models.report_kind import ReportKind
from reporting.report.facts import facts, for_outsiders
from reporting.report.personal_data import NAME_FOUND, NUMBER_FOUND, NameFinder
from reporting.report.sections import section_texts, sections_of
from reporting.report.wording import amount, as_html, enumeration, how_many, paragraph
from tests.reporting.report_world import Q2, Q3, Q4, begin, fill_quarter
from tests.world import TODAY


@pytest.fixture
def texts(world):
    fill_quarter(world)
    return drafts_of(world, Q3)


def drafts_of(world, period):
    report = begin(world, period)
    seen = for_outsiders(facts(world.project, period, TODAY))
    return {key: entry.text for key, entry in section_texts(report, seen).items()}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ingen deltagare"),
        (1, "en deltagare"),
        (8, "åtta deltagare"),
        (24, "24 deltagare"),
        (FEW, "färre än fem deltagare"),
        (HIDDEN, "ett antal deltagare"),
    ],
)
def test_numbers_are_written_as_people_write_them(number, words):
    assert amount(number, "deltagare", "deltagare") == words


def test_a_number_alone_has_no_blank_after_it():
    assert how_many(FEW) == "färre än fem"


def test_a_list_ends_with_och():
    assert enumeration(["Flen", "Gnesta", "Trosa"]) == "Flen, Gnesta och Trosa"


def test_sentences_begin_with_a_capital_and_end_with_a_stop():
    assert paragraph("två träffar hölls", "en ställdes in.") == "Två träffar hölls. En ställdes in."


def test_typed_text_becomes_paragraphs_and_lists():
    assert as_html("Först\r\n\r\nSedan:\n- ett\n- två") == (
        "<p>Först</p>\n<p>Sedan:</p>\n<ul><li>ett</li><li>två</li></ul>"
    )


def test_typed_text_cannot_become_markup():
    assert "<script>" not in as_html("<script>alert(1)</script>\n- <b>x</b>")


def test_every_section_opens_as_a_draft(texts):
    assert list(texts) == [section.key for section in sections_of(ReportKind.QUARTER)]
    assert all(text.strip() for text in texts.values())


def test_the_summary_tells_meetings_and_coaching(texts):
    assert (
        "Vi höll två träffar i Framtidsverkstäderna och sex coachningssamtal"
        in (texts["sammanfattning"])
    )


def test_the_activities_name_the_workshop_and_what_was_cancelled(texts):
    assert (
        "Vi höll två träffar i Framtidsverkstad Flen. En träff ställdes in."
        in (texts["aktiviteter"])
    )


def test_the_events_tell_that_a_workshop_began(texts):
    assert "- Framtidsverkstad Flen började den 3 september." in texts["handelser"]


def test_the_next_period_tells_the_planned_meetings(texts):
    assert "Framtidsverkstad Flen: en träff den 1 oktober." in texts["nasta"]


def test_drafts_never_write_out_a_few_people(texts):
    assert "färre än fem avslutade" in texts["deltagare"]
    assert "två avslutade" not in " ".join(texts.values())


def test_an_empty_quarter_has_drafts_that_can_be_sent(world):
    drafts = drafts_of(world, Q2)
    assert "Ingen ny deltagare började under perioden." in drafts["avvikelser"]
    assert drafts["handelser"] == "Inga större förändringar har skett sedan förra perioden."


def test_what_was_promised_comes_back_in_the_next_report(world):
    before = begin(world, Q3)
    before.write("nasta", "Vi ska starta en grupp i Trosa.", world.leader, "", "a" * 16)
    assert "Vi ska starta en grupp i Trosa." in drafts_of(world, Q4)["aktiviteter"]


@pytest.mark.parametrize(
    "text",
    [
        "Maryam Haile har fått plats.",
        "MARYAM HAILE",
        "Planen för Haile, Maryam är klar",
        "Maryam Hailes plan",
        "Nils Astrom slutade",
        "Hemlig Person",
    ],
)
def test_a_participants_name_is_found_however_it_is_written(world, text):
    assert NameFinder.of(world.project).found_in(text) == [NAME_FOUND]


@pytest.mark.parametrize(
    "text", ["199001012384", "900101-2384", "19900101-9999", "900101+2384", "9001012385"]
)
def test_a_personnummer_is_found_also_with_a_fault_in_it(world, text):
    assert NameFinder.of(world.project).found_in(f"Hon har {text}.") == [NUMBER_FOUND]


@pytest.mark.parametrize(
    "text",
    [
        "Nils var inte den enda.",
        "Ring 0155-24 50 00 eller 070-123 45 67.",
        "1 juli 2026 – 30 september 2026, 20260701",
        "Annan Projektsson",
        "3 880 000 kronor",
    ],
)
def test_ordinary_words_and_numbers_are_left_alone(world, text):
    assert NameFinder.of(world.project).found_in(text) == []
