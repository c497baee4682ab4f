"""The Excel register comes in: people, workshops, coaching."""

import datetime as dt

import pytest

from participants.models import (
    CoachingSession,
    FutureWorkshop,
    Participant,
    ParticipationPeriod,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from tests import workbooks as wb
from tests.workbooks import counts, problems, take_in
from tests.world import World

SERIES = {
    "Framtidsverkstäder": [wb.SERIES, ["FV1", "Flen", 6]],
    "Verkstadsträffar": [wb.MEETINGS, ["FV1", 1, "2026-02-02", "genomförd"]],
}


def test_the_example_comes_in_without_faults_and_twice_changes_nothing(world: World) -> None:
    assert wb.take_in_example(world.other_project).faults == []
    again = wb.take_in_example(world.other_project)
    assert again.saved
    for count in again.sheets.values():
        assert (count.created, count.updated, count.unchanged) == (0, 0, count.rows)


def test_unknown_sheets_and_columns_are_a_warning(world: World) -> None:
    sheets = {
        "Anteckningar": [["Vad"], ["något"]],
        "Deltagare": [[*wb.PEOPLE, "Skostorlek"], ["D9", "man", "2026-02-01", None, None, 42]],
    }
    outcome = take_in(world.project, sheets)
    assert outcome.saved
    assert [warning.column for warning in outcome.warnings] == ["Skostorlek", ""]


def test_a_missing_required_column_is_a_fault(world: World) -> None:
    outcome = take_in(world.project, {"Deltagare": [["Deltagarnr", "Kön"], ["D9", "man"]]})
    assert problems(outcome) == [("Deltagare", 1, "Startdatum")]
    assert not Participant.objects.filter(number="D9").exists()


def test_a_person_comes_in_with_all_facts(world: World) -> None:
    header = [
        *["Deltagarnr", "Personnummer", "Förnamn", "Efternamn", "Kön", "Kommun", "Anvisande"],
        *["Startdatum", "Skydd", "Samtycke SUS"],
    ]
    row = [
        *["D9", "900101-2393", "Åsa", "Ek", "KVINNA", "flen", "kommun AME"],
        *[dt.date(2026, 2, 1), "ingen", "2026-02-02"],
    ]
    assert take_in(world.project, {"Deltagare": [header, row]}).faults == []
    person = Participant.objects.get(number="D9", project=world.project)
    assert person.personnummer == "199001012393"
    assert (person.sex, person.referred_by) == ("kvinna", "KOMMUN_AME")
    assert person.municipality == world.municipality("Flen")
    assert person.sort_name.startswith("ek")
    consent = person.consents.get()
    assert (consent.kind, consent.given_on) == ("SUS_UF", dt.date(2026, 2, 2))


def test_an_empty_cell_keeps_what_stands(world: World) -> None:
    header = ["Deltagarnr", "Förnamn", "Efternamn", "Kön", "Startdatum"]
    outcome = take_in(world.project, {"Deltagare": [header, ["D001", None, "Berg", None, None]]})
    assert counts(outcome, "Deltagare") == (0, 1, 0)
    maryam = Participant.objects.get(pk=world.participants["maryam"].pk)
    assert (maryam.first_name, maryam.last_name, maryam.sex) == ("Maryam", "Berg", "kvinna")


def test_a_change_is_written_in_history_with_the_one_who_imported(world: World) -> None:
    header = ["Deltagarnr", "Efternamn", "Kön", "Startdatum"]
    sheets = {"Deltagare": [header, ["D001", "Berg", "kvinna", None]]}
    take_in(world.project, sheets, user=world.leader)
    latest = world.participants["maryam"].history.first()
    assert (latest.history_user, latest.last_name) == (world.leader, "Berg")
    assert latest.history_change_reason == "Excelregistret"
    # What is found by searching follows.
    assert "berg" in Participant.objects.get(number="D001", project=world.project).search_text


def test_another_projects_people_do_not_exist(world: World) -> None:
    sheets = {"Coachning": [wb.COACHING, ["D004", "2026-02-01", None, "verkstad", "genomförd"]]}
    assert problems(take_in(world.other_project, sheets)) == [("Coachning", 2, "Deltagarnr")]


def test_a_municipality_outside_the_project_is_a_fault_that_lists_the_right_ones(
    world: World,
) -> None:
    header = ["Deltagarnr", "Kön", "Startdatum", "Kommun"]
    outcome = take_in(world.project, {"Deltagare": [header, ["D9", "man", "2026-02-01", "Örebro"]]})
    assert problems(outcome) == [("Deltagare", 2, "Kommun")]
    assert "Eskilstuna, Flen" in outcome.faults[0].problem


def test_a_personnummer_of_somebody_else_is_a_masked_fault(world: World) -> None:
    header = ["Deltagarnr", "Personnummer", "Kön", "Startdatum"]
    rows = [["D9", "19900101-2385", "man", "2026-02-01"], ["D10", 198505052384, "man", "2026-2-1"]]
    outcome = take_in(world.project, {"Deltagare": [header, *rows]})
    assert [fault.value for fault in outcome.faults] == ["19900101-****", "19850505-****"]
    # Maryam's number may be told; a protected person's may not.
    assert "D001" in outcome.faults[0].problem
    assert "D004" not in outcome.faults[1].problem


def test_names_are_never_told(world: World) -> None:
    header = ["Deltagarnr", "Förnamn", "Kön", "Startdatum"]
    outcome = take_in(
        world.project, {"Deltagare": [header, ["D9", "Ann" * 40, "man", "2026-02-01"]]}
    )
    assert outcome.faults[0].value == "(visas inte)"


def test_a_personnummer_is_no_participant_number(world: World) -> None:
    outcome = take_in(
        world.project, {"Deltagare": [wb.PEOPLE, ["19900101-2393", "man", "2026-02-01"]]}
    )
    assert problems(outcome) == [("Deltagare", 2, "Deltagarnr")]
    assert "2393" not in str(outcome.as_json())


def test_an_ended_period_comes_in_and_stays_ended(world: World) -> None:
    ended = ["D001", "kvinna", "2026-01-08", "2026-05-01", "Flytt"]
    assert take_in(world.project, {"Deltagare": [wb.PEOPLE, ended]}).saved
    open_again = ["D001", "kvinna", "2026-01-08", None, None]
    outcome = take_in(world.project, {"Deltagare": [wb.PEOPLE, open_again]})
    assert counts(outcome, "Deltagare") == (0, 0, 1)
    assert "förblir avslutad" in outcome.warnings[0].problem
    period = ParticipationPeriod.objects.get(participant=world.participants["maryam"])
    assert (period.ends_on, period.end_reason) == (dt.date(2026, 5, 1), "FLYTT")


def test_who_came_back_gets_a_second_period(world: World) -> None:
    rows = [
        ["D9", "man", "2026-02-01", "2026-03-01", "Sjukdom"],
        ["D9", "man", "2026-05-01", None, None],
    ]
    first = take_in(world.project, {"Deltagare": [wb.PEOPLE, *rows]})
    assert (first.faults, first.warnings) == ([], [])
    assert ParticipationPeriod.objects.filter(participant__number="D9").count() == 2
    again = take_in(world.project, {"Deltagare": [wb.PEOPLE, *rows]})
    assert counts(again, "Deltagare") == (0, 0, 2)
    assert again.warnings == []


def test_a_return_of_somebody_in_the_project_is_told(world: World) -> None:
    world.participant("D9", ends_on=dt.date(2026, 4, 1))
    outcome = take_in(world.project, {"Deltagare": [wb.PEOPLE, ["D9", "man", "2026-05-01"]]})
    assert "får en ny period" in outcome.warnings[0].problem


def test_two_open_periods_are_a_fault(world: World) -> None:
    rows = [["D9", "man", "2026-02-01"], ["D9", "man", "2026-05-01"]]
    outcome = take_in(world.project, {"Deltagare": [wb.PEOPLE, *rows]})
    assert problems(outcome) == [("Deltagare", 3, "Startdatum")]


def test_a_corrected_start_moves_the_period(world: World) -> None:
    outcome = take_in(world.project, {"Deltagare": [wb.PEOPLE, ["D001", "kvinna", "2026-01-05"]]})
    assert counts(outcome, "Deltagare") == (0, 1, 0)
    period = ParticipationPeriod.objects.get(participant=world.participants["maryam"])
    assert period.starts_on == dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("end", "reason"), [("2026-01-01", None), (None, "Flytt"), ("i våras", None)]
)
def test_dates_that_cannot_be_are_a_fault(world: World, end: str | None, reason: str) -> None:
    row = ["D9", "man", "2026-02-01", end, reason]
    outcome = take_in(world.project, {"Deltagare": [wb.PEOPLE, row]})
    assert problems(outcome) == [("Deltagare", 2, "Slutdatum")]


def test_an_import_never_takes_protection_away(world: World) -> None:
    header = ["Deltagarnr", "Kön", "Startdatum", "Skydd"]
    outcome = take_in(world.project, {"Deltagare": [header, ["D004", "kvinna", None, "ingen"]]})
    assert [warning.column for warning in outcome.warnings] == ["Skydd"]
    assert Participant.objects.get(number="D004", project=world.project).is_protected


def test_same_row_twice_is_a_warning_and_other_facts_are_a_fault(world: World) -> None:
    row = ["D9", "man", "2026-02-01"]
    same = take_in(world.project, {"Deltagare": [wb.PEOPLE, row, row]}, dry_run=True)
    assert (same.faults, [warning.row for warning in same.warnings]) == ([], [3])
    assert counts(same, "Deltagare") == (1, 0, 1)
    other = take_in(world.project, {"Deltagare": [wb.PEOPLE, row, ["D9", "kvinna", "2026-02-01"]]})
    assert problems(other) == [("Deltagare", 3, "Deltagarnr")]


def test_a_meeting_that_was_held_is_not_planned_again(world: World) -> None:
    take_in(world.project, SERIES)
    planned = {"Verkstadsträffar": [wb.MEETINGS, ["FV1", 1, "2026-02-02", "planerad"]]}
    outcome = take_in(world.project, planned)
    assert counts(outcome, "Verkstadsträffar") == (0, 0, 1)
    assert [warning.column for warning in outcome.warnings] == ["Status"]
    assert WorkshopMeeting.objects.get(project=world.project).status == "genomford"


def test_an_old_meeting_still_planned_is_saved_with_a_warning(world: World) -> None:
    old = {**SERIES, "Verkstadsträffar": [wb.MEETINGS, ["FV1", 1, "2026-02-02", "planerad"]]}
    outcome = take_in(world.project, old)
    assert [(one.sheet, one.column) for one in outcome.warnings] == [("Verkstadsträffar", "Status")]
    meeting = WorkshopMeeting.objects.get(project=world.project)
    assert (meeting.status, meeting.imported_on) == ("planerad", dt.date(2026, 11, 2))


def test_a_series_gets_the_default_number_of_meetings(world: World) -> None:
    take_in(world.project, {"Framtidsverkstäder": [wb.SERIES, ["FV7", None, None]]})
    assert FutureWorkshop.objects.get(code="FV7").planned_meetings == 6


def test_who_is_listed_has_a_place_and_an_empty_cell_is_not_recorded(world: World) -> None:
    rows = [["FV1", 1, "D001", "närvarande"], ["FV1", 1, "D002", None]]
    outcome = take_in(world.project, SERIES | {"Verkstadsnärvaro": [wb.ATTENDANCE, *rows]})
    assert counts(outcome, "Verkstadsnärvaro") == (2, 0, 0)
    assert WorkshopAttendance.objects.get().participant.number == "D001"
    assert set(WorkshopEnrolment.objects.values_list("participant__number", "status")) == {
        ("D001", "med"),
        ("D002", "med"),
    }


def test_who_dropped_out_does_not_get_the_place_back(world: World) -> None:
    take_in(world.project, SERIES)
    WorkshopEnrolment.objects.create(
        project=world.project,
        workshop=FutureWorkshop.objects.get(project=world.project),
        participant=world.participants["maryam"],
        status="avhopp",
    )
    present = {"Verkstadsnärvaro": [wb.ATTENDANCE, ["FV1", 1, "D001", "närvarande"]]}
    outcome = take_in(world.project, present)
    assert ["hoppat av" in warning.problem for warning in outcome.warnings] == [True]
    assert WorkshopEnrolment.objects.get().status == "avhopp"


def test_presence_at_a_cancelled_meeting_is_a_warning(world: World) -> None:
    sheets = SERIES | {
        "Verkstadsträffar": [wb.MEETINGS, ["FV1", 1, "2026-02-02", "inställd"]],
        "Verkstadsnärvaro": [wb.ATTENDANCE, ["FV1", 1, "D001", "närvarande"]],
    }
    outcome = take_in(world.project, sheets)
    assert outcome.saved
    assert [warning.sheet for warning in outcome.warnings] == ["Verkstadsnärvaro"]
    assert WorkshopAttendance.objects.count() == 1


def test_completion_without_presence_is_a_warning(world: World) -> None:
    rows = [wb.COMPLETION, ["FV1", "D001", "2026-03-01", "ja", "2026-03-02"]]
    outcome = take_in(world.project, SERIES | {"Verkstadsavslut": rows})
    assert outcome.saved
    assert [warning.column for warning in outcome.warnings] == ["Slutförd"]
    place = WorkshopEnrolment.objects.get()
    assert (place.status, place.goes_on, place.decided_on) == ("med", True, dt.date(2026, 3, 2))


@pytest.mark.parametrize(
    ("answer", "day", "column"), [("ja", None, "Beslutsdatum"), (None, "2026-03-02", "Går vidare")]
)
def test_half_a_decision_is_a_fault(
    world: World, answer: str | None, day: str | None, column: str
) -> None:
    rows = [wb.COMPLETION, ["FV1", "D001", "2026-03-01", answer, day]]
    outcome = take_in(world.project, SERIES | {"Verkstadsavslut": rows})
    assert problems(outcome) == [("Verkstadsavslut", 2, column)]


def test_coaching_is_told_apart_by_day_start_and_phase(world: World) -> None:
    rows = [
        ["D001", "2026-02-01", "09:00", "verkstad", "genomförd"],
        ["D001", "2026-02-01", "13:00", "verkstad", "sen avbokning"],
        ["D001", "2026-02-01", None, "placering", "bokad"],
    ]
    outcome = take_in(world.project, {"Coachning": [wb.COACHING, *rows]})
    assert counts(outcome, "Coachning") == (3, 0, 0)
    assert {one.imported_on for one in CoachingSession.objects.all()} == {dt.date(2026, 11, 2)}


def test_a_held_session_is_not_booked_again(world: World) -> None:
    held = ["D001", "2026-02-01", "09:00", "verkstad", "genomförd"]
    take_in(world.project, {"Coachning": [wb.COACHING, held]})
    outcome = take_in(world.project, {"Coachning": [wb.COACHING, [*held[:4], "bokad"]]})
    assert counts(outcome, "Coachning") == (0, 0, 1)
    assert CoachingSession.objects.get().status == "genomford"
    assert [warning.column for warning in outcome.warnings] == ["Status"]


def test_a_broken_workbook_tells_every_fault_and_saves_nothing(world: World) -> None:
    sheets = {
        "Deltagare": [
            wb.PEOPLE,
            ["D9", "pojke", "2026-13-01", None, "hittade inte"],
            [None, "man", "2026-02-01", None, None],
            ["D10", None, "2026-02-01", None, None],
            ["D11", "man", "2026-02-01", None, None],
        ],
        "Framtidsverkstäder": [wb.SERIES, ["FV1", "Paris", "många"], ["FV2", "Flen", 6]],
        "Verkstadsträffar": [
            wb.MEETINGS,
            ["FV1", 1, "2026-02-02", "genomförd"],  # FV1's own fault is told once
            ["FV3", 1, "2026-02-02", "genomförd"],
            ["FV2", 0, "2026-02-02", "kanske"],
        ],
        "Verkstadsnärvaro": [
            wb.ATTENDANCE,
            ["FV1", 1, "D9", "närvarande"],
            ["FV2", 4, "D404", "kanske"],
        ],
        "Coachning": [wb.COACHING, ["D11", "2026-02-01", "kvart i", "verkstad", None]],
        "Handlingsplaner": [wb.PLANS, ["D11", "2026-02-01", "Arbeta", None, "coach", None]],
    }
    before = Participant.objects.count()
    outcome = take_in(world.project, sheets)
    assert problems(outcome) == [
        ("Deltagare", 2, "Kön"),
        ("Deltagare", 2, "Startdatum"),
        ("Deltagare", 2, "Avslutsanledning"),
        ("Deltagare", 3, "Deltagarnr"),
        ("Deltagare", 4, "Kön"),
        ("Framtidsverkstäder", 2, "Planerade träffar"),
        ("Framtidsverkstäder", 2, "Kommun"),
        ("Verkstadsträffar", 3, "Serie"),
        ("Verkstadsträffar", 4, "Träff"),
        ("Verkstadsträffar", 4, "Status"),
        ("Verkstadsnärvaro", 3, "Närvaro"),
        ("Verkstadsnärvaro", 3, "Träff"),
        ("Verkstadsnärvaro", 3, "Deltagarnr"),
        ("Coachning", 2, "Start"),
        ("Coachning", 2, "Status"),
        ("Handlingsplaner", 2, "Nästa steg"),
    ]
    assert not outcome.saved
    assert Participant.objects.count() == before
    assert not FutureWorkshop.objects.filter(project=world.project).exists()


def test_a_rehearsal_counts_and_saves_nothing(world: World) -> None:
    outcome = take_in(world.project, SERIES, dry_run=True)
    assert counts(outcome, "Verkstadsträffar") == (1, 0, 0)
    assert not outcome.saved
    assert not FutureWorkshop.objects.filter(project=world.project).exists()


def test_queries_do_not_grow_with_the_rows(world: World, at_most_queries: object) -> None:
    people = [[f"X{number}", "man", "2026-02-01"] for number in range(300)]
    attendance = [["FV1", 1, row[0], "närvarande"] for row in people]
    sheets = SERIES | {
        "Deltagare": [wb.PEOPLE, *people],
        "Verkstadsnärvaro": [wb.ATTENDANCE, *attendance],
    }
    with at_most_queries(40):  # type: ignore[operator]
        assert take_in(world.project, sheets).saved
