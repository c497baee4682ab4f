"""The participant's page as a story: the way, what is late or soon, and the way around the page."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation
from participants.models import (
    CoachAssignment,
    CoachingSession,
    Consent,
    FollowUp,
    FutureWorkshop,
    LaterContact,
    NextStep,
    Occupation,
    Participant,
    ParticipationPeriod,
    Proposal,
    StepMeasurement,
    SupportSource,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.stages import State
from tests.participants.test_plan import add_step, make_plan
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def url(person: Participant) -> str:
    return f"/p/nyttiga/deltagare/{person.pk}/"


def states(client: Client, person: Participant) -> dict[str, State]:
    return {stage.title: stage.state for stage in client.get(url(person)).context["stages"]}


def due(client: Client, person: Participant) -> dict[str, str]:
    """Each line's words, and where it leads."""
    lines = client.get(url(person)).context["due_lines"]
    return {("Sent: " if line.is_late else "Snart: ") + line.text: line.url for line in lines}


def all_is_well(world: World, person: Participant) -> None:
    """Support known, seen today, measured and planned, with a step a month ahead."""
    about = {"project": person.project, "participant": person}
    SupportSource.objects.create(**about, moment="fore", date=TODAY, source="LON")
    Occupation.objects.create(**about, moment="fore", date=TODAY, kind="OVRIGT")
    CoachingSession.objects.create(**about, date=TODAY, status="genomford")
    StepMeasurement.objects.create(**about, date=TODAY, respondent="deltagare", d1=3)
    CoachAssignment.objects.give(person, world.coach, days(-100))
    plan = make_plan(world)
    add_step(plan, due_on=days(30))


class TestTheWay:
    def test_it_begins_with_the_referral(self, world: World, coach_client: Client) -> None:
        found = states(coach_client, world.participants["maryam"])
        assert found == {
            "Anvisad": State.HERE,
            "Framtidsverkstad": State.COMING,
            "Plan": State.COMING,
            "Matchning": State.COMING,
            "Placering": State.COMING,
            "Avslut": State.COMING,
        }

    def test_the_last_stage_reached_is_here_and_one_left_out_was_skipped(
        self, world: World, coach_client: Client
    ) -> None:
        person = world.participants["maryam"]
        make_plan(world)
        world.placement("P001", person)
        found = states(coach_client, person)
        assert found["Placering"] == State.HERE
        assert (found["Plan"], found["Framtidsverkstad"]) == (State.PASSED, State.SKIPPED)

    def test_each_stage_says_its_state_in_words_and_its_day(
        self, world: World, coach_client: Client
    ) -> None:
        person = world.participants["maryam"]
        world.placement("P001", person)
        page = coach_client.get(url(person)).content.decode()
        way = re.search(r'<ol class="way".*?</ol>', page, re.DOTALL)
        assert way
        for words in ("här nu", "hoppades över", "kommer sen", "1 okt 2026", "Företaget P001"):
            assert words in way[0]
        assert way[0].count('aria-current="step"') == 1

    def test_what_is_to_come_is_not_reached(self, world: World, coach_client: Client) -> None:
        person = world.participants["maryam"]
        world.placement("P001", person, starts_on=days(3))
        assert states(coach_client, person)["Placering"] == State.COMING

    def test_who_has_left_is_at_the_end(self, world: World, coach_client: Client) -> None:
        gone = world.participant("D010", ends_on=days(-9), end_reason="TILL_ARBETE")
        assert states(coach_client, gone)["Avslut"] == State.HERE

    def test_the_plan_is_no_stage_for_who_may_not_see_it(
        self, world: World, signed_in: SignIn
    ) -> None:
        plan = make_plan(world)
        client = signed_in(world.users[Role.PROCESS_LEADER])
        assert "Plan" not in states(client, plan.participant)

    def test_the_head_names_the_coach(self, world: World, coach_client: Client) -> None:
        person = world.participants["maryam"]
        assert "Ingen coach än" in coach_client.get(url(person)).content.decode()
        CoachAssignment.objects.give(person, world.coach, days(-1))
        assert f"Coach {world.coach.name}" in coach_client.get(url(person)).content.decode()


class TestLateAndSoon:
    @pytest.fixture
    def person(self, world: World) -> Participant:
        person = world.participants["maryam"]
        all_is_well(world, person)
        return person

    def test_it_is_quiet_when_all_is_well(self, person: Participant, coach_client: Client) -> None:
        answer = coach_client.get(url(person))
        assert answer.context["due_lines"] == []
        assert "Sent och snart" not in answer.content.decode()

    def test_steps(self, world: World, person: Participant, coach_client: Client) -> None:
        plan = NextStep.objects.get().plan
        add_step(plan, "Sent steg", due_on=days(-1))
        add_step(plan, "Snart steg", due_on=days(7))
        add_step(plan, "Från registret", due_on=days(-9), imported_on=days(-5))
        link = f"{url(person)}#steps"
        assert due(coach_client, person) == {"Sent: Sent steg": link, "Snart: Snart steg": link}

    def test_follow_ups(self, world: World, person: Participant, coach_client: Client) -> None:
        placement = world.placement("P001", person)
        about = {"project": world.project, "placement": placement, "way": "besok"}
        late = FollowUp.objects.create(**about, date=days(-2))
        FollowUp.objects.create(**about, date=days(20))
        FollowUp.objects.create(**about, date=days(-9), status="genomford")
        assert due(coach_client, person)["Sent: Uppföljning hos Företaget P001"] == (
            f"/p/nyttiga/uppfoljningar/{late.pk}/"
        )
        FollowUp.objects.filter(pk=late.pk).update(status="genomford")
        assert not [line for line in due(coach_client, person) if "Uppföljning" in line]

    def workshop(self, world: World, person: Participant, date: dt.date) -> WorkshopMeeting:
        workshop = FutureWorkshop.objects.create(project=world.project, code="FV1")
        WorkshopEnrolment.objects.create(
            project=world.project, workshop=workshop, participant=person, status="med"
        )
        return WorkshopMeeting.objects.create(
            project=world.project, workshop=workshop, number=6, date=date, status="genomford"
        )

    def test_attendance_that_nobody_recorded(
        self, world: World, person: Participant, coach_client: Client
    ) -> None:
        meeting = self.workshop(world, person, days(-3))
        assert due(coach_client, person) == {
            "Sent: Närvaro saknas, träff 6": f"/p/nyttiga/framtidsverkstader/traffar/{meeting.pk}/"
        }
        WorkshopAttendance.objects.create(
            project=world.project, meeting=meeting, participant=person, status="franvarande"
        )
        assert due(coach_client, person) == {}

    def test_a_decision_that_nobody_made(
        self, world: World, person: Participant, coach_client: Client
    ) -> None:
        meeting = self.workshop(world, person, days(-20))
        WorkshopAttendance.objects.create(
            project=world.project, meeting=meeting, participant=person, status="narvarande"
        )
        (line,) = due(coach_client, person).items()
        assert line == (
            "Sent: Beslut saknas efter Framtidsverkstaden",
            f"/p/nyttiga/framtidsverkstader/{meeting.workshop_id}/avslut/",
        )

    def test_a_plan_to_go_through_again(
        self, world: World, person: Participant, coach_client: Client
    ) -> None:
        make_plan(world, revise_on=days(-1))
        assert due(coach_client, person)["Sent: Se över planen"] == f"{url(person)}plan/ny/"

    def test_a_consent_that_runs_out_within_a_month(
        self, world: World, person: Participant, coach_client: Client
    ) -> None:
        about = {"project": world.project, "participant": person, "given_on": days(-90)}
        Consent.objects.create(**about, kind="ENKAT", valid_to=days(29))
        Consent.objects.create(**about, kind="BILD_MEDIA", valid_to=days(31))
        assert due(coach_client, person) == {
            "Snart: Samtycket går ut: Enkäter": f"{url(person)}samtycken/"
        }
        Consent.objects.create(**about, kind="ENKAT", valid_to=days(300))
        assert due(coach_client, person) == {}

    def test_support_before(self, world: World, person: Participant, coach_client: Client) -> None:
        SupportSource.objects.all().delete()
        assert due(coach_client, person) == {
            "Sent: Försörjning före": f"{url(person)}fore-och-efter/fore/"
        }

    def test_silence(self, world: World, person: Participant, coach_client: Client) -> None:
        CoachingSession.objects.update(date=days(-30))
        (line,) = due(coach_client, person)
        assert line == "Sent: Ingen kontakt på 30 dagar, sedan 3 oktober"

    def test_coaching_without_an_outcome_and_a_visit_to_come(
        self, world: World, person: Participant, coach_client: Client
    ) -> None:
        about = {"project": world.project, "participant": person}
        session = CoachingSession.objects.create(**about, date=days(-1), status="bokad")
        place = world.enterprise("F001", "Cykelköket")
        visit = Proposal.objects.create(
            **about, enterprise=place, proposed_on=days(-9), visit_on=days(2)
        )
        assert due(coach_client, person) == {
            "Sent: Coachning saknar utfall": f"/p/nyttiga/deltagare/coachning/{session.pk}/",
            "Snart: Gemensamt besök hos Cykelköket": f"/p/nyttiga/deltagare/forslag/{visit.pk}/",
        }

    def test_after_the_exit_only_the_contacts_afterwards(
        self, world: World, person: Participant, coach_client: Client
    ) -> None:
        add_step(NextStep.objects.get().plan, due_on=days(-1))
        period = ParticipationPeriod.objects.get(participant=person)
        period.ends_on, period.end_reason = days(-90), "TILL_ARBETE"
        period.save()
        LaterContact.objects.create(project=world.project, period=period, months=3, due_on=days(-1))
        assert list(due(coach_client, person)) == ["Sent: Uppföljning 3 månader efter avslut"]

    def test_the_process_leader_reads_nothing_of_plan_and_coaching_there(
        self, world: World, person: Participant, signed_in: SignIn
    ) -> None:
        add_step(NextStep.objects.get().plan, "Hemligt steg", due_on=days(-1))
        CoachingSession.objects.update(date=days(-60))
        client = signed_in(world.users[Role.PROCESS_LEADER])
        assert due(client, person) == {}


def test_every_panel_has_a_chip_that_leads_to_it(world: World, coach_client: Client) -> None:
    page = coach_client.get(url(world.participants["maryam"])).content.decode()
    nav = re.search(r'<nav class="panel-nav".*?</nav>', page, re.DOTALL)
    assert nav
    anchors = re.findall(r'href="#([\w-]+)"', nav[0])
    assert {"del-plan", "del-coaching", "hant"} <= set(anchors)
    for anchor in anchors:
        assert f'id="{anchor}"' in page


def test_a_protected_person_is_a_number_all_over_the_page(
    world: World, leader_client: Client
) -> None:
    person = world.participants["protected"]
    world.placement("P001", person)
    make_plan(world, "protected")
    page = leader_client.get(url(person)).content.decode()
    assert "<h1>D004</h1>" in page
    assert "Hemlig" not in page


def much(world: World, person: Participant, events: int) -> None:
    """Many events of several kinds, made in bulk."""
    about: dict[str, Any] = {"project": world.project, "participant": person}
    workshop = FutureWorkshop.objects.create(project=world.project, code="FV1")
    WorkshopEnrolment.objects.create(**about, workshop=workshop, status="med")
    placement = world.placement("P001", person)
    plan = make_plan(world)
    party = Organisation.objects.filter(project=world.project).first()
    assert party is not None
    part = events // 4
    some = range(1, part + 1)
    meetings = WorkshopMeeting.objects.bulk_create(
        WorkshopMeeting(
            project=world.project, workshop=workshop, number=n, date=days(-n), status="genomford"
        )
        for n in some
    )
    WorkshopAttendance.objects.bulk_create(
        WorkshopAttendance(**about, meeting=meeting, status="narvarande") for meeting in meetings
    )
    CoachingSession.objects.bulk_create(
        CoachingSession(**about, date=days(-n), status="genomford") for n in some
    )
    NextStep.objects.bulk_create(
        NextStep(project=world.project, plan=plan, text=f"Steg {n}", done_on=days(-n)) for n in some
    )
    FollowUp.objects.bulk_create(
        FollowUp(
            project=world.project,
            placement=placement,
            date=days(-n),
            way="telefon",
            status="genomford",
        )
        for n in some
    )


@pytest.mark.parametrize("events", [8, 200])
def test_ten_queries_are_enough_whatever_has_happened(
    world: World,
    coach_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    events: int,
) -> None:
    person = world.participants["maryam"]
    much(world, person, events)
    with at_most_queries(10):
        assert coach_client.get(url(person)).status_code == 200
    with at_most_queries(10):
        assert coach_client.get(url(person), {"allt": "1"}).status_code == 200


def test_a_long_way_folds_and_unfolds(world: World, coach_client: Client) -> None:
    person = world.participants["maryam"]
    much(world, person, 200)
    folded = coach_client.get(url(person))
    assert len(folded.context["timeline"].events) == 15
    assert "Visa allt" in folded.content.decode()
    everything = coach_client.get(url(person), {"allt": "1"})
    assert len(everything.context["timeline"].events) > 200
    assert "Visa allt" not in everything.content.decode()
