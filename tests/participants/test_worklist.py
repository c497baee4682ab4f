"""What *Idag* asks for: each thing appears when it should and is gone when it is done."""

import datetime as dt

import pytest

from nyttiga.accounts.models import User
from nyttiga.ui.worklist import Urgency, open_lines
from participants.models import (
    CoachingSession,
    NextStep,
    WorkshopEnrolment,
)
from tests.participants.worklist_world import (
    PEOPLE,
    booked,
    days,
    meeting,
    plan_with_step,
    present,
    seen,
    situation_known,
    words,
    workshop,
)
from tests.world import TODAY, World

# --- Meetings -------------------------------------------------------------------------------


def test_a_meeting_without_attendance_is_late_until_all_are_ticked(calm: World) -> None:
    held = meeting(workshop(calm, "maryam", "nils"), days(-4), number=4, status="genomford")
    (item,) = seen(calm)["sent"]
    assert words(item) == "Närvaro saknas för Framtidsverkstad Flen, träff 4"
    assert item.detail == "2 deltagare"
    assert item.url == f"/p/nyttiga/framtidsverkstader/traffar/{held.pk}/"
    present(calm, held, "maryam")
    assert len(seen(calm)["sent"]) == 1
    present(calm, held, "nils")
    assert seen(calm) == {}


def test_todays_meeting_is_there_with_time_and_place(calm: World) -> None:
    meeting(workshop(calm, "maryam"), TODAY, number=5)
    (item,) = seen(calm)["idag"]
    assert words(item) == "Framtidsverkstad Flen, träff 5 av 6"
    assert item.detail == "Folkets hus, 1 deltagare"
    assert (item.at, item.until) == (dt.time(9), dt.time(12))


def test_a_meeting_held_and_ticked_today_is_done(calm: World) -> None:
    held = meeting(workshop(calm, "maryam"), TODAY, status="genomford")
    present(calm, held, "maryam")
    assert seen(calm) == {}


@pytest.mark.parametrize(("ahead", "shown"), [(1, True), (7, True), (8, False)])
def test_meetings_of_the_coming_week_are_announced(calm: World, ahead: int, shown: bool) -> None:
    meeting(workshop(calm, "maryam"), days(ahead))
    assert ("snart" in seen(calm)) is shown


def test_a_cancelled_meeting_asks_for_nothing(calm: World) -> None:
    series = workshop(calm, "maryam")
    for number, date in enumerate((days(-4), TODAY, days(2)), start=1):
        meeting(series, date, number, status="installd")
    assert seen(calm) == {}


def test_gaps_from_the_register_gather_beside_the_duties(calm: World) -> None:
    series = workshop(calm, "maryam")
    for number in (1, 2):
        meeting(series, days(-30 + number), number, status="genomford", imported_on=days(-1))
    line, decisions = open_lines(calm.access(calm.leader), TODAY)
    assert line.urgency == decisions.urgency == Urgency.IMPORTED
    assert line.title == "2 träffar från registret har luckor i närvaron"
    assert line.is_gathered


# --- Coaching -------------------------------------------------------------------------------


def test_a_booked_session_is_today_then_late_then_done(calm: World) -> None:
    session = booked(calm, "maryam", TODAY, coach=calm.coach, starts_at=dt.time(13, 30))
    (item,) = seen(calm, calm.coach)["idag"]
    assert (words(item), item.at) == ("Coachning med Maryam Haile", dt.time(13, 30))
    CoachingSession.objects.update(date=days(-1))
    (item,) = seen(calm, calm.coach)["sent"]
    assert words(item) == "Coachning med Maryam Haile saknar utfall"
    assert item.url == f"/p/nyttiga/deltagare/coachning/{session.pk}/"
    CoachingSession.objects.update(status="utebliven")
    assert seen(calm, calm.coach) == {}


def test_a_coach_answers_for_own_and_unassigned_sessions(calm: World) -> None:
    other = User.objects.create_user("annan@exempel.se", name="Annan Coach")
    booked(calm, "maryam", TODAY, coach=calm.coach)
    booked(calm, "nils", TODAY, coach=other)
    booked(calm, "anonymous", TODAY, coach=None)
    assert {words(item) for item in seen(calm, calm.coach)["idag"]} == {
        "Coachning med Maryam Haile",
        "Coachning med D003",
    }


def test_the_leader_sees_all_sessions_and_is_led_to_the_person(calm: World) -> None:
    booked(calm, "maryam", days(-1), coach=calm.coach, shared_note="Hemligt")
    (item,) = seen(calm)["sent"]
    assert item.url == f"/p/nyttiga/deltagare/{calm.participants['maryam'].pk}/#coaching"
    assert "Hemligt" not in repr(item)


def test_booked_sessions_from_the_register_gather(calm: World) -> None:
    for who in PEOPLE[:3]:
        booked(calm, who, days(-40), imported_on=days(-2))
    (line,) = open_lines(calm.access(calm.coach), TODAY)
    assert line.title == "3 bokade coachningar från registret saknar utfall"


# --- Next steps -----------------------------------------------------------------------------


def test_who_never_had_a_step_needs_one_a_week_after_the_start(calm: World) -> None:
    calm.participants["new"] = calm.participant("D010", starts_on=days(-10))
    situation_known(calm, calm.participants["new"])
    (item,) = seen(calm)["sent"]
    assert words(item) == "D010 saknar nästa steg"
    assert item.detail == "Ingen handlingsplan än"
    assert item.due == days(-3)
    plan_with_step(calm, "new", days(60))
    assert seen(calm) == {}


@pytest.mark.parametrize(("started", "urgency"), [(-8, "sent"), (-7, "idag"), (-6, "snart")])
def test_a_newcomer_has_a_week(calm: World, started: int, urgency: str) -> None:
    situation_known(calm, calm.participant("D010", starts_on=days(started)))
    assert list(seen(calm)) == [urgency]


def test_who_did_the_last_step_needs_another_from_that_day(calm: World) -> None:
    step = NextStep.objects.get(plan__participant=calm.participants["nils"])
    step.set_done(days(-2))
    (item,) = seen(calm)["sent"]
    assert words(item) == "Nils Åström saknar nästa steg"
    assert item.detail == "Handlingsplan från 25 juli"
    assert item.due == days(-2)


def test_late_steps_of_one_person_are_one_item_and_go_when_done(calm: World) -> None:
    steps = [plan_with_step(calm, "nils", days(-back), text=f"Steg {back}") for back in (3, 9)]
    (item,) = seen(calm)["sent"]
    assert words(item) == "Nils Åström har 2 sena steg"
    assert (item.detail, item.due) == ("Först: Steg 9", days(-9))
    steps[1].set_done(TODAY)
    (item,) = seen(calm)["sent"]
    assert (words(item), item.detail) == ("Steg 3, Nils Åström", "Deltagaren")
    steps[0].set_closed(TODAY)
    assert seen(calm) == {}


@pytest.mark.parametrize(("ahead", "urgency"), [(0, "idag"), (7, "snart")])
def test_a_step_of_today_and_of_the_week_is_announced(
    calm: World, ahead: int, urgency: str
) -> None:
    plan_with_step(calm, "nils", days(ahead))
    (item,) = seen(calm)[urgency]
    assert words(item) == "Ring AF, Nils Åström"


def test_late_steps_from_the_register_gather_into_one_line(calm: World) -> None:
    for who in PEOPLE:
        for back in (30, 60):
            plan_with_step(calm, who, days(-back), imported_on=days(-1))
    (line,) = open_lines(calm.access(calm.leader), TODAY)
    assert line.title == "4 deltagare har steg från registret vars datum har gått"
    assert line.is_gathered


def test_an_imported_step_that_falls_late_afterwards_is_a_duty(calm: World) -> None:
    plan_with_step(calm, "nils", days(-1), imported_on=days(-20))
    assert list(seen(calm)) == ["sent"]


def test_who_has_own_and_imported_late_steps_stands_once_among_the_late(calm: World) -> None:
    plan_with_step(calm, "nils", days(-40), imported_on=days(-20))
    plan_with_step(calm, "nils", days(-3))
    found = seen(calm)
    assert list(found) == ["sent"]
    assert len(found["sent"]) == 1


# --- Decisions after a workshop -------------------------------------------------------------


def test_decisions_are_asked_for_two_weeks_after_the_last_meeting(calm: World) -> None:
    series = workshop(calm, "maryam", "nils")
    held = meeting(series, days(-15), status="genomford")
    for who in ("maryam", "nils"):
        present(calm, held, who)
    (item,) = seen(calm)["sent"]
    assert words(item) == "Beslut saknas för 2 deltagare i Framtidsverkstad Flen"
    enrolments = WorkshopEnrolment.objects.all()
    enrolments[0].withdraw()
    assert "för 1 deltagare" in words(seen(calm)["sent"][0])
    WorkshopEnrolment.objects.filter(status="med").update(goes_on=True, decided_on=TODAY)
    assert seen(calm) == {}


def test_decisions_can_wait_until_two_weeks_have_gone(calm: World) -> None:
    held = meeting(workshop(calm, "maryam"), days(-13), status="genomford")
    present(calm, held, "maryam")
    assert seen(calm) == {}


def test_a_series_with_a_meeting_left_waits_for_it(calm: World) -> None:
    series = workshop(calm, "maryam")
    present(calm, meeting(series, days(-30), status="genomford"), "maryam")
    meeting(series, days(30), number=2)
    assert seen(calm) == {}
