"""The coach's private note: own eyes only, by page, by query and by raw SQL; erased by rule."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from participants.caseload import erase_private_notes, hand_over
from participants.models import (
    CoachAssignment,
    CoachingSession,
    ParticipationPeriod,
    PrivateNote,
)
from participants.models.private_note import erase_day
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
SECRET = "Jag tror att hon är rädd"
LONG_AGO, FAR_AWAY = dt.date(2020, 1, 1), dt.date(2100, 1, 1)


@pytest.fixture
def colleague(world: World) -> User:
    user = User.objects.create_user("kollega@exempel.se", name="Kollega Coach")
    Membership.objects.create(project=world.project, user=user, role=Role.COACH)
    return user


@pytest.fixture
def session(world: World) -> CoachingSession:
    return CoachingSession.objects.create(
        project=world.project,
        participant=world.participants["maryam"],
        coach=world.coach,
        date=TODAY,
        status="genomford",
    )


@pytest.fixture
def note(world: World, session: CoachingSession) -> PrivateNote:
    return PrivateNote.objects.create(
        project=world.project, session=session, coach=world.coach, text=SECRET
    )


def page_of(session: CoachingSession) -> str:
    return f"/p/nyttiga/deltagare/coachning/{session.pk}/"


def write(client: Client, session: CoachingSession, text: str, **more: str) -> int:
    answer = client.post(
        f"{page_of(session)}privat/", {"private_note": text} | more, headers={"X-Autosave": "1"}
    )
    return answer.status_code


def sql(statement: str, user_id: object = "", values: tuple[object, ...] = ()) -> Any:
    """What raw SQL as the application finds or changes, with the setting naming the user."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('nyttiga.user_id', %s, true)", [str(user_id)])
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def own_note(user: User) -> PrivateNote:
    sql("SELECT 1", user.pk)
    return PrivateNote.objects.get(coach=user)


# --- Pages ----------------------------------------------------------------------------------


def test_the_note_saves_itself_and_is_there_again(
    world: World, coach_client: Client, session: CoachingSession
) -> None:
    assert write(coach_client, session, SECRET) == 204
    page = coach_client.get(page_of(session)).content.decode()
    assert SECRET in page
    assert "Raderas senast tre månader efter att coachningen har slutat" in page


def test_another_coach_sees_nothing_and_has_an_own_note(
    world: World, signed_in: SignIn, coach_client: Client, colleague: User, note: PrivateNote
) -> None:
    other = signed_in(colleague)
    assert SECRET not in other.get(page_of(note.session)).content.decode()
    assert write(other, note.session, "Mitt eget") == 204
    assert own_note(world.coach).text == SECRET
    assert own_note(colleague).text == "Mitt eget"
    assert "Mitt eget" not in coach_client.get(page_of(note.session)).content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COACH])
def test_all_but_coaches_are_refused(
    world: World, signed_in: SignIn, note: PrivateNote, role: Role
) -> None:
    assert write(signed_in(world.users[role]), note.session, "x") == 403
    assert own_note(world.coach).text == SECRET


def test_to_a_stranger_nothing_is_there(world: World, signed_in: SignIn, note: PrivateNote) -> None:
    Membership.objects.filter(user=world.stranger).update(role=Role.COACH)
    assert write(signed_in(world.stranger), note.session, "x") == 404


def test_two_windows_never_write_over_each_other(
    world: World, coach_client: Client, session: CoachingSession
) -> None:
    assert write(coach_client, session, "Ett", seen="", page="a" * 16) == 204
    assert write(coach_client, session, "Ett och ett", seen="", page="a" * 16) == 204
    assert write(coach_client, session, "Två", seen="", page="b" * 16) == 409
    answer = coach_client.post(f"{page_of(session)}privat/", {"private_note": "Två", "seen": ""})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ett och ett" in page
    assert "Två" in page


def test_no_page_export_or_dump_tells_it(
    world: World, signed_in: SignIn, note: PrivateNote, capsys: Any
) -> None:
    person = note.session.participant_id
    for user in (world.leader, world.users[Role.PROCESS_LEADER]):
        client = signed_in(user)
        for url in (f"deltagare/{person}/", f"deltagare/{person}/andringar/", "", "deltagare/"):
            assert SECRET not in client.get(f"/p/nyttiga/{url}").content.decode()
    call_command("dumpdata", "participants.PrivateNote")
    assert capsys.readouterr().out.strip() == "[]"
    assert not hasattr(PrivateNote, "history")
    assert SECRET not in serializers.serialize("json", CoachingSession.objects.all())


# --- Raw SQL --------------------------------------------------------------------------------


def test_the_text_stands_encrypted(world: World, note: PrivateNote) -> None:
    ((stored,),) = sql("SELECT text FROM participants_privatenote", world.coach.pk)
    assert SECRET not in stored


@pytest.mark.parametrize("who", ["", "colleague", "0", "-1"])
def test_the_database_shows_it_to_no_other(note: PrivateNote, colleague: User, who: str) -> None:
    user_id = colleague.pk if who == "colleague" else who
    assert sql("SELECT * FROM participants_privatenote", user_id) == []
    assert sql("SELECT count(*) FROM participants_privatenote", user_id) == [(0,)]
    assert PrivateNote.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participants_privatenote SET text = 'x'",
        "UPDATE participants_privatenote SET erase_on = '2020-01-01'",
        "UPDATE participants_privatenote SET coach_id = coach_id",
        "DELETE FROM participants_privatenote",
        "DELETE FROM participants_privatenote WHERE id > 0",
    ],
)
def test_the_database_lets_no_other_change_or_delete_it(
    world: World, note: PrivateNote, colleague: User, statement: str
) -> None:
    assert sql(statement, colleague.pk) == 0
    assert sql(statement) == 0
    assert own_note(world.coach).text == SECRET


def test_nobody_gives_another_a_note_or_takes_one(
    world: World, note: PrivateNote, colleague: User
) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        sql("UPDATE participants_privatenote SET coach_id = %s", world.coach.pk, (colleague.pk,))
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        sql(
            "INSERT INTO participants_privatenote"
            " (project_id, session_id, coach_id, text, saved_at, revision)"
            " VALUES (%s, %s, %s, 'x', now(), '')",
            colleague.pk,
            (note.project_id, note.session_id, world.coach.pk),
        )


def test_the_setting_ends_with_what_it_was_made_for(world: World, note: PrivateNote) -> None:
    sql("SELECT 1")
    PrivateNote.objects.write(note.session, world.coach, "Nytt", "", "a" * 16)
    assert PrivateNote.objects.count() == 0


def test_row_security_holds_for_the_owner_of_the_table_too(db: None) -> None:
    ((secured, forced),) = sql(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class"
        " WHERE relname = 'participants_privatenote'"
    )
    assert (secured, forced) == (True, True)


def test_a_session_that_is_erased_takes_its_unseen_notes_along(
    world: World, note: PrivateNote
) -> None:
    sql("SELECT 1")
    note.session.delete()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert sql("SELECT * FROM participants_privatenote", world.coach.pk) == []


# --- Erasure --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ended", "erased"),
    [
        ("2026-11-03", "2027-02-03"),
        ("2026-09-30", "2026-12-30"),
        ("2026-11-30", "2027-02-28"),
        ("2026-12-01", "2027-03-01"),
    ],
)
def test_notes_are_kept_three_months(ended: str, erased: str) -> None:
    assert erase_day(dt.date.fromisoformat(ended)) == dt.date.fromisoformat(erased)


def test_an_exit_sets_the_day_for_every_coach(
    world: World, note: PrivateNote, colleague: User, coach_client: Client
) -> None:
    PrivateNote.objects.write(note.session, colleague, "Mitt", "", "a" * 16)
    PrivateNote.objects.end_for(note.session.participant, TODAY)
    assert own_note(world.coach).erase_on == own_note(colleague).erase_on == dt.date(2027, 2, 2)
    assert "Raderas 2 februari 2027." in coach_client.get(page_of(note.session)).content.decode()


def test_a_day_that_is_set_is_not_put_off(world: World, note: PrivateNote) -> None:
    PrivateNote.objects.end_for(note.session.participant, TODAY)
    PrivateNote.objects.end_for(note.session.participant, TODAY + dt.timedelta(days=30))
    assert own_note(world.coach).erase_on == dt.date(2027, 2, 2)


def test_another_persons_exit_is_nothing_to_it(world: World, note: PrivateNote) -> None:
    PrivateNote.objects.end_for(world.participants["nils"], TODAY)
    assert own_note(world.coach).erase_on is None


def test_a_hand_over_ends_the_leavers_notes_alone_and_opens_none(
    world: World, note: PrivateNote, colleague: User, signed_in: SignIn
) -> None:
    person = note.session.participant
    CoachAssignment.objects.give(person, world.coach, TODAY)
    PrivateNote.objects.write(note.session, colleague, "Mitt", "", "a" * 16)
    hand_over(person, colleague, TODAY, before=world.coach)
    assert own_note(world.coach).erase_on == dt.date(2027, 2, 2)
    assert own_note(colleague).erase_on is None
    assert SECRET not in signed_in(colleague).get(page_of(note.session)).content.decode()


def test_what_is_written_after_the_end_has_its_day_at_once(
    world: World, session: CoachingSession
) -> None:
    ParticipationPeriod.objects.update(ends_on=TODAY - dt.timedelta(days=3))
    PrivateNote.objects.write(session, world.coach, SECRET, "", "a" * 16)
    assert own_note(world.coach).erase_on == dt.date(2027, 1, 30)


def test_a_coach_who_leaves_has_notes_with_a_day(world: World, note: PrivateNote) -> None:
    Membership.objects.get(user=world.coach).remove()
    assert own_note(world.coach).erase_on == dt.date(2027, 2, 2)


def test_the_day_comes_also_when_the_end_came_with_the_register(
    world: World, note: PrivateNote
) -> None:
    ParticipationPeriod.objects.filter(participant=note.session.participant).update(ends_on=TODAY)
    erase_private_notes(TODAY)
    assert own_note(world.coach).erase_on == dt.date(2027, 2, 2)


def test_only_notes_whose_day_has_come_are_erased(
    world: World, note: PrivateNote, colleague: User
) -> None:
    sql("UPDATE participants_privatenote SET erase_on = %s", world.coach.pk, (LONG_AGO,))
    PrivateNote.objects.create(
        project=world.project,
        session=note.session,
        coach=colleague,
        text="Kvar",
        erase_on=FAR_AWAY,
    )
    sql("SELECT 1")
    assert PrivateNote.objects.erase_due() == 1
    assert own_note(colleague).text == "Kvar"
    assert sql("SELECT * FROM participants_privatenote", world.coach.pk) == []


def test_raw_sql_erases_no_more_than_what_is_due(world: World, note: PrivateNote) -> None:
    sql("UPDATE participants_privatenote SET erase_on = %s", world.coach.pk, (FAR_AWAY,))
    assert sql("DELETE FROM participants_privatenote") == 0
