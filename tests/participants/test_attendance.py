"""Taking attendance at a workshop meeting: ticks, the rest, undo, and what the meeting becomes."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from participants.models import (
    FutureWorkshop,
    Participant,
    WorkshopAttendance,
    WorkshopMeeting,
    WorkshopUndoableChange,
)
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import TODAY, World

HERE, ABSENT = "narvarande", "franvarande"


@pytest.fixture
def series(world: World) -> WorkshopWorld:
    return build_workshop_world(world)


def tick(client: Client, series: WorkshopWorld, name: str, answer: str, **more: str):
    person = series.world.participants[name].pk
    data = {f"att-{person}": answer, **more}
    return client.post(series.meeting_url, data, headers={"HX-Request": "true"})


def press(client: Client, series: WorkshopWorld, action: str):
    return client.post(series.meeting_url, {"action": action}, headers={"HX-Request": "true"})


def test_a_tick_is_saved_with_who_recorded_it(series, leader_client):
    answer = tick(leader_client, series, "maryam", HERE)
    assert answer.status_code == 200
    row = WorkshopAttendance.objects.get()
    assert (row.status, row.recorded_by) == (HERE, series.world.leader)
    assert row.history.get().history_user == series.world.leader


def test_the_answer_counts_those_here_absent_and_left(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    answer = tick(leader_client, series, "nils", ABSENT).content.decode()
    assert "1 här, 1 ej, 1 kvar." in answer
    assert "Sparat" in answer


def test_not_recorded_is_not_absent(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    assert series.answers() == {"D001": HERE}


def test_an_answer_can_be_changed_and_cleared(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    tick(leader_client, series, "maryam", ABSENT)
    assert series.answers() == {"D001": ABSENT}
    tick(leader_client, series, "maryam", "")
    assert series.answers() == {}


def test_every_change_is_in_the_history(series, leader_client):
    for answer in (HERE, ABSENT, ""):
        tick(leader_client, series, "maryam", answer)
    kinds = WorkshopAttendance.history.order_by("history_id").values_list("history_type", "status")
    assert list(kinds) == [("+", HERE), ("~", ABSENT), ("-", ABSENT)]


def test_an_unknown_answer_changes_nothing(series, leader_client):
    tick(leader_client, series, "maryam", "kanske")
    assert series.answers() == {}


def test_someone_outside_the_group_cannot_be_ticked(series, leader_client):
    tick(leader_client, series, "anonymous", HERE)
    assert series.answers() == {}


def test_someone_of_another_project_cannot_be_ticked(series, leader_client):
    tick(leader_client, series, "foreign", HERE)
    assert series.answers() == {}


def test_the_rest_were_here_leaves_the_recorded_as_they_are(series, leader_client):
    tick(leader_client, series, "nils", ABSENT)
    press(leader_client, series, "rest")
    assert series.answers() == {"D001": HERE, "D002": ABSENT, "D004": HERE}


def test_the_rest_were_here_stands_in_the_history(series, leader_client):
    press(leader_client, series, "rest")
    users = WorkshopAttendance.history.values_list("history_user", flat=True)
    assert list(users) == [series.world.leader.pk] * 3


def test_undo_takes_back_the_last_tick_only(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    tick(leader_client, series, "nils", HERE)
    press(leader_client, series, "undo")
    assert series.answers() == {"D001": HERE}


def test_undo_brings_back_what_was_there_before(series, leader_client):
    tick(leader_client, series, "maryam", ABSENT)
    tick(leader_client, series, "maryam", HERE)
    press(leader_client, series, "undo")
    assert series.answers() == {"D001": ABSENT}


def test_undo_brings_back_what_was_cleared(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    tick(leader_client, series, "maryam", "")
    press(leader_client, series, "undo")
    assert series.answers() == {"D001": HERE}


def test_undo_takes_back_the_whole_batch(series, leader_client):
    tick(leader_client, series, "nils", ABSENT)
    press(leader_client, series, "rest")
    press(leader_client, series, "undo")
    assert series.answers() == {"D002": ABSENT}


def test_undo_again_takes_back_the_one_before(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    tick(leader_client, series, "nils", HERE)
    press(leader_client, series, "undo")
    press(leader_client, series, "undo")
    assert series.answers() == {}


def test_undo_with_nothing_to_undo_says_so(series, leader_client):
    assert "Inget att ångra" in press(leader_client, series, "undo").content.decode()


def test_undo_is_ones_own(series, leader_client, coach_client):
    tick(leader_client, series, "maryam", HERE)
    tick(coach_client, series, "nils", HERE)
    press(leader_client, series, "undo")
    assert series.answers() == {"D002": HERE}


def test_undo_never_overwrites_what_someone_else_has_set_since(series, leader_client, coach_client):
    tick(leader_client, series, "maryam", HERE)
    tick(coach_client, series, "maryam", ABSENT)
    press(leader_client, series, "undo")
    assert series.answers() == {"D001": ABSENT}


def test_undo_never_takes_away_what_someone_else_has_said_too(series, leader_client, coach_client):
    tick(leader_client, series, "maryam", HERE)
    tick(coach_client, series, "maryam", HERE)
    press(leader_client, series, "undo")
    assert series.answers() == {"D001": HERE}


def test_undo_of_a_batch_leaves_the_rows_someone_else_changed(series, leader_client, coach_client):
    press(leader_client, series, "rest")
    tick(coach_client, series, "nils", ABSENT)
    press(leader_client, series, "undo")
    assert series.answers() == {"D002": ABSENT}


def test_undo_leaves_what_an_import_changed(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    WorkshopAttendance.objects.update(status=ABSENT)
    press(leader_client, series, "undo")
    assert series.answers() == {"D001": ABSENT}


def test_what_can_be_undone_is_forgotten_after_half_a_day(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    with time_machine.travel(dt.datetime(2026, 11, 3, 9, tzinfo=dt.UTC), tick=False):
        leader_client.force_login(series.world.leader)
        assert "Inget att ångra" in press(leader_client, series, "undo").content.decode()
        tick(leader_client, series, "nils", HERE)
    assert WorkshopUndoableChange.objects.get().participant == series.world.participants["nils"]


def test_the_first_presence_makes_the_meeting_held(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    series.meeting.refresh_from_db()
    assert series.meeting.is_held


def test_an_absence_alone_makes_no_meeting_held(series, leader_client):
    tick(leader_client, series, "maryam", ABSENT)
    series.meeting.refresh_from_db()
    assert not series.meeting.is_held


@pytest.mark.parametrize("take_back", ["undo", "clear"])
def test_taking_back_the_only_presence_makes_it_planned_again(series, leader_client, take_back):
    tick(leader_client, series, "maryam", HERE)
    if take_back == "undo":
        press(leader_client, series, "undo")
    else:
        tick(leader_client, series, "maryam", "")
    series.meeting.refresh_from_db()
    assert series.meeting.status == WorkshopMeeting.Status.PLANNED


def test_a_meeting_with_a_presence_left_stays_held(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    tick(leader_client, series, "nils", HERE)
    press(leader_client, series, "undo")
    series.meeting.refresh_from_db()
    assert series.meeting.is_held


def test_a_meeting_that_was_held_before_stays_held_without_presences(series, leader_client):
    meeting = series.meetings[0]
    series.record(meeting, series.world.participants["maryam"])
    person = series.world.participants["maryam"].pk
    leader_client.post(series.url(f"traffar/{meeting.pk}/"), {f"att-{person}": ""})
    meeting.refresh_from_db()
    assert meeting.is_held


def test_a_presence_today_moves_m1_2(series, leader_client):
    tick(leader_client, series, "maryam", HERE)
    assert series.world.participants["maryam"] in Participant.objects.started_workshop(TODAY)


def test_the_sixth_held_meeting_completes_the_series(series, leader_client):
    series.meetings[5].delete()
    FutureWorkshop.objects.update(planned_meetings=5)
    assert not FutureWorkshop.objects.completed(TODAY)
    tick(leader_client, series, "maryam", HERE)
    assert list(FutureWorkshop.objects.completed(TODAY)) == [series.workshop]


@pytest.mark.parametrize("reason", ["future", "cancelled"])
def test_a_meeting_to_come_or_cancelled_cannot_be_recorded(series, leader_client, reason):
    meeting = series.coming
    if reason == "cancelled":
        meeting = series.meeting
        meeting.mark(WorkshopMeeting.Status.CANCELLED)
    person = series.world.participants["maryam"].pk
    answer = leader_client.post(
        series.url(f"traffar/{meeting.pk}/"),
        {f"att-{person}": HERE},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 409
    assert series.answers(meeting) == {}


class TestWithoutJavaScript:
    """The whole form is posted, with what was shown."""

    def form(self, series: WorkshopWorld, **answers: str) -> dict[str, str]:
        data = {}
        for name in ("maryam", "nils", "protected"):
            person = series.world.participants[name].pk
            data[f"shown-{person}"] = ""
            data[f"att-{person}"] = answers.get(name, "")
        return data

    def test_all_rows_are_saved_at_once(self, series, leader_client):
        data = self.form(series, maryam=HERE, nils=ABSENT)
        answer = leader_client.post(series.meeting_url, data)
        assert answer.status_code == 302
        assert series.answers() == {"D001": HERE, "D002": ABSENT}

    def test_a_row_left_as_shown_does_not_overwrite_another_persons_tick(
        self, series, leader_client, coach_client
    ):
        tick(coach_client, series, "nils", ABSENT)
        leader_client.post(series.meeting_url, self.form(series, maryam=HERE))
        assert series.answers() == {"D001": HERE, "D002": ABSENT}

    def test_the_rest_button_saves_the_ticked_rows_too(self, series, leader_client):
        data = self.form(series, nils=ABSENT) | {"action": "rest"}
        leader_client.post(series.meeting_url, data)
        assert series.answers() == {"D001": HERE, "D002": ABSENT, "D004": HERE}

    def test_the_page_has_a_button_that_saves(self, series, leader_client):
        page = leader_client.get(series.meeting_url).content.decode()
        assert "<noscript>" in page
        assert "Spara närvaron" in page
