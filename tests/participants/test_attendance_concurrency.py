"""Two people tick at once, on two real connections to the database: nothing is lost."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from nyttiga.accounts.models import User
from nyttiga.occasions.attendance import AttendanceSheet
from participants.models import WorkshopAttendance, WorkshopMeeting
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import TODAY, build_world

HERE, ABSENT = "narvarande", "franvarande"

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def series(today: object, transactional_db: None) -> WorkshopWorld:
    return build_workshop_world(build_world())


def at_once(*work: Callable[[], None]) -> None:
    """Run each piece of work on its own connection, all from the same moment."""
    start = threading.Barrier(len(work))
    faults: list[BaseException] = []

    def run(task: Callable[[], None]) -> None:
        try:
            start.wait(10)
            with transaction.atomic():
                task()
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[task]) for task in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert faults == []


def ticking(meeting: WorkshopMeeting, user: User, answers: dict[int, str]) -> Callable[[], None]:
    def work() -> None:
        for person, answer in answers.items():
            AttendanceSheet(meeting, user, TODAY).record({person: answer})

    return work


def test_two_people_ticking_different_rows_lose_nothing(series):
    people = [person.pk for person in series.people(20)]
    at_once(
        ticking(series.meeting, series.world.leader, dict.fromkeys(people[:10], HERE)),
        ticking(series.meeting, series.world.coach, dict.fromkeys(people[10:], ABSENT)),
    )
    answers = dict(series.meeting.attendances.values_list("participant_id", "status"))
    assert answers == dict.fromkeys(people[:10], HERE) | dict.fromkeys(people[10:], ABSENT)
    assert WorkshopAttendance.history.count() == 20


def test_two_people_ticking_the_same_row_leave_one_row_and_both_in_the_history(series):
    person = series.world.participants["maryam"].pk
    at_once(
        ticking(series.meeting, series.world.leader, {person: HERE}),
        ticking(series.meeting, series.world.coach, {person: ABSENT}),
    )
    row = WorkshopAttendance.objects.get()
    history = list(WorkshopAttendance.history.order_by("history_id"))
    assert {entry.status for entry in history} == {HERE, ABSENT}
    assert history[-1].status == row.status
    assert row.recorded_by_id == history[-1].recorded_by_id


def test_the_rest_were_here_does_not_overwrite_a_tick_made_at_once(series):
    people = [person.pk for person in series.people(10)]

    def rest() -> None:
        AttendanceSheet(series.meeting, series.world.leader, TODAY).rest_were_here(people)

    at_once(rest, ticking(series.meeting, series.world.coach, {people[0]: ABSENT}))
    answers = dict(series.meeting.attendances.values_list("participant_id", "status"))
    assert answers[people[0]] == ABSENT
    assert list(answers.values()).count(HERE) == 9


def test_the_tests_really_use_connections_of_their_own(series):
    seen: list[int] = []

    def backend() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            seen.append(cursor.fetchone()[0])

    at_once(backend, backend)
    assert len(set(seen)) == 2
