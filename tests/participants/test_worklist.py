"""What *Idag* asks for: each thing appears when it should and is gone when it is done."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.projects.models import Project
from nyttiga.ui.worklist import Urgency, WorkItem, WorkLine, open_lines
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.choices import EndReason
from participants.today import quiet_people
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
PEOPLE = ("maryam", "nils", "anonymous", "protected")


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def plan_with_step(world: World, who: str, due: dt.date | None, **fields: Any) -> NextStep:
    person = world.participants[who]
    plan = ActionPlan.objects.current_for(person) or ActionPlan.new_version(
        person, based_on=0, author=None, date=days(-100), words={}, goals=[]
    )
    values = {"text": "Ring AF", "responsible": "deltagare"} | fields
    return NextStep.objects.create(project=world.project, plan=plan, due_on=due, **values)


@pytest.fixture
def calm(world: World) -> World:
    """Everybody has a next step that is far away: nothing to do."""
    for who in PEOPLE:
        plan_with_step(world, who, days(60), text="Långt bort")
    return world


def workshop(world: World, *people: str) -> FutureWorkshop:
    series = FutureWorkshop.objects.create(
        project=world.project,
        code="FV1",
        municipality=world.municipality("Flen"),
        place="Folkets hus",
    )
    for who in people:
        enrol(world, series, world.participants[who])
    return series


def enrol(world: World, series: FutureWorkshop, person: Participant) -> WorkshopEnrolment:
    return WorkshopEnrolment.objects.create(
        project=world.project, workshop=series, participant=person, status="med"
    )


def meeting(series: FutureWorkshop, date: dt.date, number: int = 1, **fields: Any) -> Any:
    values = {"starts_at": dt.time(9), "ends_at": dt.time(12)} | fields
    return WorkshopMeeting.objects.create(
        project=series.project, workshop=series, number=number, date=date, **values
    )


def present(world: World, held: WorkshopMeeting, who: str) -> None:
    WorkshopAttendance.objects.create(
        project=world.project,
        meeting=held,
        participant=world.participants[who],
        status="narvarande",
    )


def booked(world: World, who: str, date: dt.date, **fields: Any) -> CoachingSession:
    return CoachingSession.objects.create(
        project=world.project, participant=world.participants[who], date=date, **fields
    )


def seen(world: World, user: User | None = None, day: dt.date = TODAY) -> dict[str, list[WorkItem]]:
    """What the person's worklist holds, by urgency."""
    found: dict[str, list[WorkItem]] = {}
    for line in open_lines(world.access(user or world.leader), day):
        found.setdefault(line.urgency.value, []).extend(line.items)
    return found


def words(item: WorkItem) -> str:
    return f"{item.headline}{item.text}"


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
    (item,) = seen(calm)["sent"]
    assert words(item) == "D010 saknar nästa steg"
    assert item.detail == "Ingen handlingsplan än"
    assert item.due == days(-3)
    plan_with_step(calm, "new", days(60))
    assert seen(calm) == {}


@pytest.mark.parametrize(("started", "urgency"), [(-8, "sent"), (-7, "idag"), (-6, "snart")])
def test_a_newcomer_has_a_week(calm: World, started: int, urgency: str) -> None:
    calm.participant("D010", starts_on=days(started))
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


# --- For everybody --------------------------------------------------------------------------


@pytest.fixture
def crowded(calm: World) -> World:
    """Something of each kind, late."""
    series = workshop(calm, *PEOPLE)
    meeting(series, days(-20), status="genomford")
    for who in PEOPLE:
        booked(calm, who, days(-5))
        plan_with_step(calm, who, days(-3))
    return calm


def test_who_has_left_never_appears(crowded: World) -> None:
    for person in Participant.objects.all():
        period = person.periods.get()
        period.ends_on, period.end_reason = days(-25), EndReason.MOVED
        period.save()
    assert seen(crowded) == {}
    assert not quiet_people(crowded.access(crowded.leader), TODAY).exists()


def test_a_protected_person_is_a_number(crowded: World, signed_in: SignIn) -> None:
    for user in (crowded.leader, crowded.coach):
        page = signed_in(user).get("/p/nyttiga/").content.decode()
        assert "D004" in page
        assert "Hemlig" not in page


def test_texts_are_shown_as_text_only(calm: World, leader_client: Client) -> None:
    plan_with_step(calm, "nils", days(-3), text="<script>alert(1)</script>")
    page = leader_client.get("/p/nyttiga/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_earlier_day_is_shown_with_a_notice(calm: World, leader_client: Client) -> None:
    plan_with_step(calm, "nils", days(-3))
    page = leader_client.get("/p/nyttiga/?per=2026-10-29").content.decode()
    assert "Så här såg dagen ut torsdag 29 oktober 2026" in page
    assert "Ring AF" in page
    assert "dagar sen" not in page


def test_nothing_to_do_is_said_calmly(calm: World, leader_client: Client) -> None:
    assert "Allt är gjort" in leader_client.get("/p/nyttiga/").content.decode()


def test_more_than_five_of_a_kind_unfold_from_one_line(calm: World, leader_client: Client) -> None:
    for number in range(10, 16):
        calm.participant(f"D0{number}", starts_on=days(-20))
    page = leader_client.get("/p/nyttiga/").content.decode()
    assert "<b>6 deltagare saknar nästa steg</b>" in page
    assert page.count("saknar nästa steg") == 1 + 6 * 2
    assert "Sent <span>6</span>" in page


@pytest.mark.parametrize("people", [24, 61])
def test_the_number_on_a_line_is_the_length_of_its_list(
    calm: World, leader_client: Client, people: int
) -> None:
    for number in range(100, 100 + people):
        calm.participant(f"D{number}", starts_on=days(-20))
    page = leader_client.get("/p/nyttiga/").content.decode()
    url = "/p/nyttiga/att-gora/utan-steg/sent/"
    assert f'<a href="{url}">Visa alla {people}</a>' in page
    pages = [leader_client.get(f"{url}?page={number}").context for number in range(1, 3)][
        : 1 + people // 50
    ]
    assert sum(len(context["items"]) for context in pages) == people


def test_log_meeting_opens_todays_before_the_late_one(calm: World, leader_client: Client) -> None:
    series = workshop(calm, "maryam")
    late = meeting(series, days(-7), 1)
    button = f'btn-primary" href="/p/nyttiga/framtidsverkstader/traffar/{late.pk}/">Logga träff'
    assert button in leader_client.get("/p/nyttiga/").content.decode()
    today = meeting(series, TODAY, 2)
    button = button.replace(f"/{late.pk}/", f"/{today.pk}/")
    assert button in leader_client.get("/p/nyttiga/").content.decode()


def test_only_those_who_may_get_the_buttons(calm: World, signed_in: SignIn) -> None:
    page = signed_in(calm.users[Role.PROCESS_LEADER]).get("/p/nyttiga/").content.decode()
    assert "Ny deltagare" not in page
    assert "Logga träff" not in page


def test_who_went_quiet_is_named_with_days(calm: World, leader_client: Client) -> None:
    booked(calm, "maryam", days(-29), status="genomford")
    booked(calm, "nils", days(-38), status="genomford")
    quiet = quiet_people(calm.access(calm.leader), TODAY)
    assert {(one.number, (TODAY - one.last_seen).days) for one in quiet} >= {("D002", 38)}
    assert "D001" not in {one.number for one in quiet}
    assert '<span class="sub">38 dagar</span>' in leader_client.get("/p/nyttiga/").content.decode()


@pytest.mark.parametrize("role", [r for r in Role if r not in TABLE[Permission.WORKLIST]])
def test_roles_without_a_worklist_are_refused(world: World, signed_in: SignIn, role: Role) -> None:
    client = signed_in(world.users[role])
    for url in ("/p/nyttiga/", "/p/nyttiga/att-gora/steg/sent/"):
        assert client.get(url).status_code == 403


def test_the_process_leader_may_not_open_the_steps(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.PROCESS_LEADER])
    assert client.get("/p/nyttiga/att-gora/steg/sent/").status_code == 403


@pytest.mark.parametrize("path", ["finns-inte/sent/", "steg/aldrig/"])
def test_an_unknown_list_is_not_found(world: World, leader_client: Client, path: str) -> None:
    assert leader_client.get(f"/p/nyttiga/att-gora/{path}").status_code == 404


def test_to_a_stranger_there_is_no_worklist(crowded: World, signed_in: SignIn) -> None:
    client = signed_in(crowded.stranger)
    for url in ("/p/nyttiga/", "/p/nyttiga/att-gora/steg/sent/"):
        assert client.get(url).status_code == 404
    page = client.get("/p/annat/").content.decode()
    assert "Maryam" not in page
    assert "D002" not in page


@pytest.mark.parametrize("more", [0, 60])
def test_the_page_asks_at_most_twelve_questions(
    crowded: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    more: int,
) -> None:
    for number in range(100, 100 + more):
        crowded.participants[str(number)] = crowded.participant(f"D{number}")
        if number % 2:
            plan_with_step(crowded, str(number), days(-3 - number % 5))
    with at_most_queries(12):
        leader_client.get("/p/nyttiga/")
    with at_most_queries(8):
        leader_client.get("/p/nyttiga/att-gora/steg/sent/")


@pytest.fixture
def moved_in(world: World) -> World:
    """The example register, imported today into the second project."""
    Project.objects.filter(pk=world.other_project.pk).update(
        starts_on="2020-12-01", last_intake_on="2022-02-01", ends_on="2022-11-30"
    )
    Participant.objects.filter(project=world.other_project).delete()
    call_command(
        "import_register", "tests/data/register-exempel.xlsx", project="annat", verbosity=0
    )
    return world


def day_groups(client: Client) -> dict[str, list[WorkLine]]:
    answer = client.get("/p/annat/?per=2022-02-01")
    return {asked: lines for _, asked, _, lines in answer.context["groups"]}


def numbers(items: list[WorkItem]) -> set[str]:
    """The participants' numbers behind the items."""
    people = [int(item.url.split("/")[4]) for item in items]
    return set(Participant.objects.filter(pk__in=people).values_list("number", flat=True))


def test_a_moved_in_projects_day_is_short(moved_in: World, signed_in: SignIn) -> None:
    groups = day_groups(signed_in(moved_in.stranger))
    assert sum(len(lines) for lines in groups.values()) <= 15


def test_a_moved_in_projects_day_is_true(moved_in: World, signed_in: SignIn) -> None:
    groups = day_groups(signed_in(moved_in.stranger))
    late = [line.items[0] for line in groups["sent"]]
    assert numbers(late) == {"D023", "D024", "D032"}
    assert all(item.text == " saknar nästa steg" for item in late)
    imported = {line.source.slug: line for line in groups["registret"]}
    assert imported["steg"].title == "27 deltagare har steg från registret vars datum har gått"
    # D006 was booked too, but has left.
    assert numbers(imported["coachning"].items) == {"D003", "D009", "D029"}
    assert set(imported) == {"steg", "coachning", "traffar", "beslut"}
    assert set(groups) == {"sent", "registret"}


def test_the_imported_line_leads_to_just_as_many(moved_in: World, signed_in: SignIn) -> None:
    client = signed_in(moved_in.stranger)
    answer = client.get("/p/annat/att-gora/steg/registret/?per=2022-02-01")
    assert len(answer.context["items"]) == 27
