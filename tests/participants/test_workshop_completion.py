"""The end of a series: completion and the decision to go on move M1.4."""

import pytest

from participants.models import Participant
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import TODAY, World


@pytest.fixture
def series(world: World) -> WorkshopWorld:
    return build_workshop_world(world)


@pytest.fixture
def url(series: WorkshopWorld) -> str:
    return series.workshop_url + "avslut/"


def form(series: WorkshopWorld, **answers: dict[str, str]) -> dict[str, str]:
    """The whole form; each answer by name of the person, the dates as the page proposes."""
    data = {}
    for name in ("maryam", "nils", "protected"):
        prefix = (
            f"p{series.workshop.enrolments.get(participant=series.world.participants[name]).pk}"
        )
        data |= {
            f"{prefix}-completed_on": str(series.meetings[3].date),
            f"{prefix}-goes_on": "",
            f"{prefix}-decided_on": str(series.meetings[3].date),
        }
        data |= {f"{prefix}-{field}": value for field, value in answers.get(name, {}).items()}
    return data


def enrolment(series: WorkshopWorld, name: str):
    return series.workshop.enrolments.get(participant=series.world.participants[name])


def test_it_opens_with_attendance_and_the_last_held_meetings_date(series, url, leader_client):
    for meeting in series.meetings[:3]:
        series.record(meeting, series.world.participants["maryam"])
    rows = leader_client.get(url).context["rows"]
    maryam = next(row for row in rows if row.enrolment.participant.number == "D001")
    assert maryam.present == 3
    assert maryam.form["completed_on"].value() == series.meetings[3].date


def test_completed_and_going_on_moves_m1_4(series, url, leader_client):
    series.record(series.meetings[0], series.world.participants["maryam"])
    answers = form(series, maryam={"completed": "on", "goes_on": "ja"})
    assert leader_client.post(url, answers).status_code == 302
    assert list(Participant.objects.went_on(TODAY)) == [series.world.participants["maryam"]]
    assert enrolment(series, "maryam").completed_on == series.meetings[3].date


def test_dates_without_an_answer_are_not_saved(series, url, leader_client):
    leader_client.post(url, form(series))
    for name in ("maryam", "nils"):
        row = enrolment(series, name)
        assert (row.completed_on, row.goes_on, row.decided_on) == (None, None, None)


def test_rows_that_were_not_changed_get_no_history(series, url, leader_client):
    series.record(series.meetings[0], series.world.participants["maryam"])
    before = enrolment(series, "nils").history.count()
    leader_client.post(url, form(series, maryam={"completed": "on"}))
    assert enrolment(series, "nils").history.count() == before


def test_a_decision_can_be_no_and_be_taken_back(series, url, leader_client):
    leader_client.post(url, form(series, nils={"goes_on": "nej"}))
    assert enrolment(series, "nils").goes_on is False
    leader_client.post(url, form(series))
    assert enrolment(series, "nils").goes_on is None


def test_completed_without_any_presence_needs_a_reason(series, url, leader_client):
    answers = form(series, maryam={"completed": "on"})
    page = leader_client.post(url, answers)
    assert "utan att ha varit på någon träff" in page.content.decode()
    assert enrolment(series, "maryam").completed_on is None
    leader_client.post(url, answers | {"anyway": "on", "reason": "Gick på distans"})
    assert enrolment(series, "maryam").completed_on == series.meetings[3].date
    assert enrolment(series, "maryam").history.first().history_change_reason == "Gick på distans"


def test_going_on_without_completion_is_questioned(series, url, leader_client):
    page = leader_client.post(url, form(series, nils={"goes_on": "ja"}))
    assert "räknas då inte i M1.4" in page.content.decode()
    assert enrolment(series, "nils").goes_on is None


@pytest.mark.parametrize("date", ["2026-11-03", "", "igår"])
def test_a_completion_needs_a_date_that_has_been(series, url, leader_client, date):
    series.record(series.meetings[0], series.world.participants["maryam"])
    answers = form(series, maryam={"completed": "on", "completed_on": date})
    page = leader_client.post(url, answers)
    assert page.status_code == 200
    assert "Inget är sparat än" in page.content.decode()
    assert enrolment(series, "maryam").completed_on is None


def test_a_protected_person_is_a_number(series, url, leader_client):
    assert "Hemlig" not in leader_client.get(url).content.decode()
