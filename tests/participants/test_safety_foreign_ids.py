"""Ids of another project, or of another person, hidden inside a form's data."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import Membership
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    PlanGoal,
    ProtectionGrant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from tests.rows import one_of_each
from tests.world import TODAY, World

P = "/p/nyttiga"
Rows = dict[type, Any]


@pytest.fixture
def rows(world: World) -> Rows:
    return one_of_each(world.project, world.leader)


@pytest.fixture
def foreign(world: World) -> Rows:
    return one_of_each(world.other_project, world.stranger)


@pytest.fixture
def meeting(rows: Rows) -> WorkshopMeeting:
    found: WorkshopMeeting = rows[WorkshopMeeting]
    return found


def test_somebody_of_another_project_gets_no_place(
    world: World, rows: Rows, leader_client: Client
) -> None:
    alien = world.participants["foreign"]
    url = f"{P}/framtidsverkstader/{rows[FutureWorkshop].pk}/deltagare/"
    assert leader_client.post(url, {"participant": alien.pk}).status_code == 404
    assert not WorkshopEnrolment.objects.filter(participant=alien).exists()


def test_somebody_of_another_project_is_no_latecomer(
    world: World, meeting: WorkshopMeeting, leader_client: Client
) -> None:
    alien = world.participants["foreign"]
    url = f"{P}/framtidsverkstader/traffar/{meeting.pk}/fler/"
    assert leader_client.post(url, {"participant": alien.pk}).status_code == 404


def test_attendance_of_those_outside_the_group_is_passed_over(
    world: World, meeting: WorkshopMeeting, leader_client: Client
) -> None:
    outside = [world.participants["foreign"], world.participant("D050")]
    data = {f"att-{person.pk}": "narvarande" for person in outside}
    leader_client.post(f"{P}/framtidsverkstader/traffar/{meeting.pk}/", data)
    assert not WorkshopAttendance.objects.filter(participant__in=outside).exists()


def test_own_words_stay_with_their_person(
    world: World, rows: Rows, foreign: Rows, leader_client: Client
) -> None:
    mine, theirs = rows[WorkshopEnrolment], foreign[WorkshopEnrolment]
    leader_client.post(
        f"{P}/framtidsverkstader/platser/{mine.pk}/egna-ord/",
        {
            "situation": "Mina ord",
            "participant": theirs.participant_id,
            "workshop": theirs.workshop_id,
            "status": "ko",
            "goes_on": "true",
            "project": world.other_project.pk,
        },
    )
    before = (mine.participant_id, mine.workshop_id, mine.status, mine.goes_on, mine.project_id)
    mine.refresh_from_db()
    assert mine.situation == "Mina ord"
    assert before == (
        mine.participant_id,
        mine.workshop_id,
        mine.status,
        mine.goes_on,
        mine.project_id,
    )


def test_a_completion_reaches_no_other_series(
    rows: Rows, foreign: Rows, leader_client: Client
) -> None:
    theirs = foreign[WorkshopEnrolment]
    leader_client.post(
        f"{P}/framtidsverkstader/{rows[FutureWorkshop].pk}/avslut/",
        {
            f"p{theirs.pk}-completed_on": "2026-10-01",
            f"p{theirs.pk}-goes_on": "true",
            "anyway": "1",
            "reason": "x",
        },
    )
    theirs.refresh_from_db()
    assert (theirs.completed_on, theirs.goes_on) == (None, None)


@pytest.mark.parametrize("whose", ["another project's", "another person's"])
def test_a_step_takes_no_goal_of_others(
    world: World, rows: Rows, foreign: Rows, leader_client: Client, whose: str
) -> None:
    goal = foreign[PlanGoal]
    if whose == "another person's":
        other = ActionPlan.objects.create(
            project=world.project, participant=world.participants["nils"], version=1, date=TODAY
        )
        goal = PlanGoal.objects.create(project=world.project, plan=other, text="Nils hemliga mål")
    step = {"text": "Nytt", "responsible": "coach", "due_on": "2026-12-01", "goal": goal.pk}
    answer = leader_client.post(f"{P}/deltagare/{rows[Participant].pk}/steg/", step)
    assert goal.text not in answer.content.decode() or whose == "another project's"
    assert not NextStep.objects.filter(goal=goal, text="Nytt").exists()


def test_a_new_version_drops_no_steps_of_another_person(
    world: World, rows: Rows, foreign: Rows, leader_client: Client
) -> None:
    person, step = rows[Participant], foreign[NextStep]
    leader_client.post(
        f"{P}/deltagare/{person.pk}/plan/ny/",
        {
            "based_on": 1,
            "date": "2026-11-02",
            "reason": "Vi sågs igen",
            "goal_1": "Mål",
            "offered": str(step.pk),
        },
    )
    step.refresh_from_db()
    assert (step.closed_on, step.plan_id) == (None, foreign[ActionPlan].pk)


def test_a_conflict_shows_no_plan_of_another_person(
    world: World, rows: Rows, foreign: Rows, leader_client: Client
) -> None:
    secret = foreign[NextStep]
    NextStep.objects.filter(pk=secret.pk).update(text="Annans hemliga steg")
    answer = leader_client.post(
        f"{P}/deltagare/{rows[Participant].pk}/plan/ny/",
        {"based_on": 99, "offered": str(secret.pk), "carry": str(secret.pk)},
    )
    assert "Annans hemliga steg" not in answer.content.decode()


def test_a_booking_cannot_name_another_person_or_coach(
    world: World, foreign: Rows, coach_client: Client
) -> None:
    person = world.participants["maryam"]
    coach_client.post(
        f"{P}/deltagare/{person.pk}/coachning/ny/",
        {
            "date": "2026-11-09",
            "phase": "verkstad",
            "status": "bokad",
            "participant": world.participants["foreign"].pk,
            "coach": world.leader.pk,
            "project": world.other_project.pk,
            "shared_note": "smög in",
        },
    )
    booked = CoachingSession.objects.get(project=world.project, date=dt.date(2026, 11, 9))
    assert (booked.participant, booked.coach, booked.shared_note) == (person, world.coach, "")


def test_another_projects_municipality_is_no_choice(world: World, leader_client: Client) -> None:
    from nyttiga.projects.models import Municipality

    alien = Municipality.objects.filter(project=world.other_project).first()
    assert alien is not None
    data = {"number": "D090", "sex": "man", "starts_on": "2026-11-02", "identity": "utan"}
    answer = leader_client.post(f"{P}/deltagare/ny/", data | {"municipality": alien.pk})
    assert "municipality" in answer.context["form"].errors


def test_fields_that_no_form_shows_are_not_saved(world: World, leader_client: Client) -> None:
    leader_client.post(
        f"{P}/deltagare/ny/",
        {
            "number": "D090",
            "sex": "man",
            "starts_on": "2026-11-02",
            "identity": "utan",
            "project": world.other_project.pk,
            "personnummer_index": "x",
            "search_text": "planterad",
            "sus_consent_on": "2026-01-01",
            "imported_on": "2026-01-01",
        },
    )
    made = Participant.objects.get(number="D090")
    assert (made.project, made.personnummer_index) == (world.project, "")
    assert made.search_text == "d090"


def test_a_grant_is_withdrawn_through_its_own_person_only(
    world: World, leader_client: Client
) -> None:
    hidden = world.participants["protected"]
    other = world.participant("D091", protection="fingerade_uppgifter")
    grant = ProtectionGrant.objects.create(
        project=world.project, participant=hidden, user=world.coach
    )
    url = f"{P}/deltagare/{other.pk}/skydd/{grant.pk}/ta-bort/"
    assert leader_client.post(url).status_code == 404
    assert ProtectionGrant.objects.filter(pk=grant.pk).exists()


def test_no_grant_goes_to_a_user_of_another_project(world: World, leader_client: Client) -> None:
    hidden = world.participants["protected"]
    leader_client.post(f"{P}/deltagare/{hidden.pk}/skydd/", {"user": world.stranger.pk})
    assert not ProtectionGrant.objects.exists()


def test_a_role_change_cannot_move_a_member(world: World, leader_client: Client) -> None:
    mine = Membership.objects.get(project=world.project, user=world.coach)
    leader_client.post(
        f"{P}/medlemmar/{mine.pk}/roll/",
        {"role": "ekonom", "user": world.stranger.pk, "project": world.other_project.pk},
    )
    mine.refresh_from_db()
    assert (mine.user, mine.project, mine.role) == (world.coach, world.project, "ekonom")


@pytest.mark.parametrize(
    "address",
    ["https://ont.example/", "//ont.example", "/p/annat/", "/p/nyttiga/\\ont", "javascript:x"],
)
def test_a_step_never_leads_out_of_the_project(
    rows: Rows, leader_client: Client, address: str
) -> None:
    url = f"{P}/deltagare/steg/{rows[NextStep].pk}/klart/"
    answer = leader_client.post(url, {"next": address})
    assert answer.url == f"{P}/deltagare/{rows[Participant].pk}/#steps"


@pytest.mark.parametrize("chosen", ["²", "-1", "1 OR 1=1", "9" * 30])
def test_an_odd_id_is_no_fault_of_ours(rows: Rows, leader_client: Client, chosen: str) -> None:
    url = f"{P}/framtidsverkstader/{rows[FutureWorkshop].pk}/deltagare/"
    assert leader_client.post(url, {"participant": chosen}).status_code in {200, 404}


def test_a_nul_in_a_search_does_not_lock_the_list(world: World, leader_client: Client) -> None:
    leader_client.post(f"{P}/deltagare/sok/", {"q": "mar\0yam"})
    assert "Maryam Haile" in leader_client.get(f"{P}/deltagare/").content.decode()


def test_a_nul_in_a_text_that_saves_itself_is_left_out(
    rows: Rows, leader_client: Client, coach_client: Client
) -> None:
    leader_client.post(
        f"{P}/framtidsverkstader/traffar/{rows[WorkshopMeeting].pk}/vad-gjorde-ni/",
        {"notes": "Vi\0 bakade"},
    )
    session = rows[CoachingSession]
    coach_client.post(
        f"{P}/deltagare/coachning/{session.pk}/anteckning/", {"shared_note": "Bra\0 dag"}
    )
    assert WorkshopMeeting.objects.get(pk=rows[WorkshopMeeting].pk).notes == "Vi bakade"
    assert CoachingSession.objects.get(pk=session.pk).shared_note == "Bra dag"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "x"])
@pytest.mark.parametrize("page", ["", "mal/", "mal/M1.2/", "mal/rar/"])
def test_an_odd_day_opens_the_page_of_today(
    world: World, leader_client: Client, page: str, day: str
) -> None:
    assert leader_client.get(f"{P}/{page}?per={day}").status_code == 200


def test_an_unknown_variant_is_not_found(rows: Rows, leader_client: Client) -> None:
    from reporting.models import Report

    report = rows[Report]
    assert leader_client.get(f"{P}/rapporter/{report.pk}/hemlig.pdf").status_code == 404
