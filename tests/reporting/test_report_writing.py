"""Writing a report: drafts, own words, two people at once."""

import pytest

from nyttiga.accounts.permissions import Role
from reporting.models import Report, ReportSection
from tests.reporting.report_world import Q2, Q3, Q4, begin, fill_quarter, fix_with_files

PAGE_A, PAGE_B = "a" * 16, "b" * 16


@pytest.fixture
def report(world):
    fill_quarter(world)
    return begin(world)


def page(report):
    return f"/p/nyttiga/rapporter/{report.pk}/"


def save(client, report, text, seen="", page_name=PAGE_A, key="handelser", **headers):
    data = {"text": text, "seen": seen, "page": page_name}
    return client.post(f"{page(report)}{key}/", data, headers=headers)


def words(report, key="handelser"):
    return ReportSection.objects.get(report=report, key=key).text


def test_own_words_are_saved_and_shown(leader_client, report):
    assert save(leader_client, report, "Vi har bytt lokal.").status_code == 302
    assert "Vi har bytt lokal." in leader_client.get(page(report)).content.decode()


def test_text_saves_itself_while_somebody_writes(leader_client, report):
    answer = save(leader_client, report, "Vi har", **{"X-Autosave": "1"})
    assert answer.status_code == 204
    assert words(report) == "Vi har"


def test_a_draft_that_nobody_changed_stays_a_draft(leader_client, report):
    form = leader_client.get(page(report)).context["sections"][1].form
    draft = form.initial["text"].replace("\n", "\r\n")
    save(leader_client, report, draft)
    assert not ReportSection.objects.exists()


def test_the_same_page_may_save_again_and_again(leader_client, report):
    save(leader_client, report, "Ett.", **{"X-Autosave": "1"})
    assert save(leader_client, report, "Ett. Två.").status_code == 302
    assert words(report) == "Ett. Två."


def test_one_sitting_is_one_row_of_history(leader_client, report):
    for text in ("Ett", "Ett två", "Ett två tre"):
        save(leader_client, report, text, **{"X-Autosave": "1"})
    assert not ReportSection.history.exists()  # the sitting goes on; the row has its words
    save(leader_client, report, "Fyra", seen=PAGE_A, page_name=PAGE_B)
    save(leader_client, report, "Fyra fem", seen=PAGE_A, page_name=PAGE_B)
    written = [(row.text, row.history_user) for row in ReportSection.history.all()]
    assert written == [("Ett två tre", report.created_by)]


def test_what_was_last_written_is_kept_when_it_is_dropped(leader_client, report):
    save(leader_client, report, "Ett två tre", **{"X-Autosave": "1"})
    report.discard("handelser", report.sections.get().revision)
    assert "Ett två tre" in [row.text for row in ReportSection.history.all()]


def test_the_later_of_two_writers_overwrites_nothing(leader_client, coach_client, report):
    save(leader_client, report, "Ledarens ord.")
    answer = save(coach_client, report, "Coachens ord.", page_name=PAGE_B)
    assert answer.status_code == 409
    assert words(report) == "Ledarens ord."


def test_both_texts_are_on_the_page_when_two_have_written(leader_client, coach_client, report):
    save(leader_client, report, "Ledarens ord.")
    shown = save(coach_client, report, "Coachens ord.", page_name=PAGE_B).content.decode()
    assert "<p>Ledarens ord.</p>" in shown
    assert "Coachens ord.</textarea>" in shown
    assert "Test Projektledare har ändrat det här avsnittet" in shown


def test_who_has_seen_both_texts_may_save(leader_client, coach_client, report):
    save(leader_client, report, "Ledarens ord.")
    save(coach_client, report, "Bådas ord.", seen=PAGE_A, page_name=PAGE_B)
    assert words(report) == "Bådas ord."


def test_autosave_over_somebody_elses_words_is_refused(leader_client, coach_client, report):
    save(leader_client, report, "Ledarens ord.")
    answer = save(coach_client, report, "Mina", page_name=PAGE_B, **{"X-Autosave": "1"})
    assert answer.status_code == 409


def test_back_to_the_draft_asks_first(leader_client, report):
    save(leader_client, report, "Vi har bytt lokal.")
    answer = leader_client.get(f"{page(report)}handelser/utkast/")
    assert "Vi har bytt lokal." in answer.content.decode()
    assert words(report) == "Vi har bytt lokal."


def test_back_to_the_draft_drops_own_words_and_history_keeps_them(leader_client, report):
    save(leader_client, report, "Vi har bytt lokal.")
    leader_client.post(f"{page(report)}handelser/utkast/", {"seen": PAGE_A})
    assert not ReportSection.objects.exists()
    assert ReportSection.history.filter(text="Vi har bytt lokal.").exists()


def test_words_changed_meanwhile_are_not_dropped(leader_client, coach_client, report):
    save(leader_client, report, "Ledarens ord.")
    save(coach_client, report, "Bådas ord.", seen=PAGE_A, page_name=PAGE_B)
    leader_client.post(f"{page(report)}handelser/utkast/", {"seen": PAGE_A})
    assert words(report) == "Bådas ord."


def test_a_name_in_a_text_is_warned_of_at_the_field(leader_client, report):
    save(leader_client, report, "Maryam Haile har fått plats, 199001012384.")
    shown = leader_client.get(page(report)).content.decode()
    assert 'id="warning-handelser"' in shown
    assert "Texten innehåller ett personnummer och namnet på en deltagare." in shown


def test_a_text_that_is_too_long_is_kept_and_explained(leader_client, report):
    answer = save(leader_client, report, "x" * 20_001)
    assert answer.status_code == 409
    assert 'id="error-handelser"' in answer.content.decode()


def test_an_unknown_section_is_not_found(leader_client, report):
    assert save(leader_client, report, "x", key="paverkan").status_code == 404


@pytest.mark.parametrize(
    ("role", "own"), [(Role.ECONOMIST, "ekonomi"), (Role.COMMUNICATOR, "lardomar")]
)
def test_some_staff_write_their_own_section_and_read_the_rest(world, signed_in, report, role, own):
    client = signed_in(world.users[role])
    assert client.get(page(report)).content.decode().count("<textarea") == 1
    assert save(client, report, "Nej").status_code == 403
    assert save(client, report, "Mina ord.", key=own).status_code == 302
    assert words(report, own) == "Mina ord."


@pytest.mark.parametrize(
    "role",
    [
        Role.STEERING_GROUP,
        Role.EVALUATOR,
        Role.SUPERVISOR,
        Role.REFERRER,
        Role.DATA_PROTECTION_OFFICER,
    ],
)
def test_nobody_else_reads_the_report_as_it_is_written(world, signed_in, report, role):
    client = signed_in(world.users[role])
    assert client.get(page(report)).status_code == 403
    assert save(client, report, "Nej").status_code == 403


def test_to_a_stranger_the_report_does_not_exist(world, signed_in, report):
    client = signed_in(world.stranger)
    assert client.get(page(report)).status_code == 404
    assert client.get(f"/p/annat/rapporter/{report.pk}/").status_code == 404
    assert client.get(f"/p/annat/rapporter/{report.pk}/intern.pdf").status_code == 404


def test_begin_makes_the_quarters_report(leader_client, world):
    answer = leader_client.post("/p/nyttiga/rapporter/ny/", {"period": Q3.code})
    made = Report.objects.get(project=world.project)
    assert answer.url == page(made)
    assert (made.period, made.created_by) == (Q3, world.leader)


def test_beginning_twice_makes_one(leader_client, world):
    for _ in range(2):
        leader_client.post("/p/nyttiga/rapporter/ny/", {"period": Q3.code})
    assert Report.objects.filter(project=world.project).count() == 1


@pytest.mark.parametrize("code", ["2027-Q1", "2025-Q4", "kvartal", ""])
def test_a_quarter_that_is_not_there_cannot_be_begun(leader_client, world, code):
    assert leader_client.post("/p/nyttiga/rapporter/ny/", {"period": code}).status_code == 404


def test_who_does_not_write_cannot_begin(world, signed_in):
    client = signed_in(world.users[Role.ECONOMIST])
    assert client.post("/p/nyttiga/rapporter/ny/", {"period": Q3.code}).status_code == 403


def test_the_list_begins_with_the_quarter_that_ended_last(leader_client, report):
    context = leader_client.get("/p/nyttiga/rapporter/").context
    assert [row.period.code for row in context["ended"]] == ["2026-Q3", "2026-Q2", "2026-Q1"]
    assert [row.period for row in context["ongoing"]] == [Q4]


def test_the_list_tells_how_much_is_written(leader_client, report):
    save(leader_client, report, "Vi har bytt lokal.")
    shown = leader_client.get("/p/nyttiga/rapporter/").content.decode()
    assert "Egna ord i 1 av 15 avsnitt, senast ändrad 2 november 2026" in shown


def test_outsiders_list_only_what_has_been_fixed(world, signed_in, report):
    begin(world, Q2)
    begin(world, Q4)
    fix_with_files(report, world.leader)
    client = signed_in(world.users[Role.STEERING_GROUP])
    answer = client.get("/p/nyttiga/rapporter/")
    assert [row.report for row in answer.context["ended"]] == [report]
    assert (answer.context["ongoing"], answer.context["can_begin"]) == ([], [])
    assert "Intern" not in answer.content.decode()


@pytest.mark.parametrize("sections", [0, 8])
def test_the_list_asks_the_database_little(leader_client, report, at_most_queries, sections):
    for number in range(sections):
        ReportSection.objects.create(project=report.project, report=report, key=f"k{number}")
    with at_most_queries(8):
        leader_client.get("/p/nyttiga/rapporter/")


@pytest.mark.parametrize("more", [0, 20])
def test_the_page_asks_no_more_with_more_people(
    leader_client, world, report, at_most_queries, more
):
    for number in range(more):
        world.participant(f"X{number}", first_name="Ny", last_name=f"Person{number}")
    with at_most_queries(28):
        leader_client.get(page(report))
