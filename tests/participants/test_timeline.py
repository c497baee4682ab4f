"""What has happened to somebody: every kind of event, for those who may see it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import (
    CoachAssignment,
    CoachingSession,
    Consent,
    FollowUp,
    JointMeeting,
    LaterContact,
    Participant,
    ParticipationPeriod,
    PlanApproval,
    Proposal,
    Referral,
    StepMeasurement,
)
from participants.timeline import timeline
from tests.participants.test_plan import add_step, make_plan
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
DAY = dt.date(2026, 10, 5)
COMMON = {
    "Anvisad av Arbetsmarknadsenheten",
    "Besked om anvisningen: antagen",
    "Fick coachen Test Coach",
    "Föreslogs till Cykelköket",
    "Gemensamt besök hos Cykelköket",
    "Svar om Cykelköket: deltagaren ja, företaget nej",
    "Började hos Kretsloppet, praktik",
    "Slutade hos Kretsloppet: anställd",
    "Uppföljning hos Kretsloppet, besök",
    "Samtycke: Utbyte av uppgifter",
    "Tog tillbaka samtycke: Enkäter",
    "Uppföljning 3 månader efter avslut",
    "Började i projektet",
}
CLOSE = {
    "Coachning",
    "Handlingsplan, version 1. Först",
    "Deltagaren sa ja till planen, version 1",
    "Klart: Ring AF",
    "Stegmätning, deltagaren svarade",
    "Samverkansmöte",
}


@pytest.fixture
def person(world: World) -> Participant:
    """Somebody to whom everything has happened."""
    person = world.participants["maryam"]
    about = {"project": world.project, "participant": person}
    period = ParticipationPeriod.objects.get(participant=person)
    Referral.objects.create(
        project=world.project,
        unit=world.unit("Arbetsmarknadsenheten"),
        period=period,
        received_on=dt.date(2026, 1, 2),
        answer_by=dt.date(2026, 1, 7),
        decided_on=dt.date(2026, 1, 5),
        status="antagen",
    )
    CoachAssignment.objects.give(person, world.coach, DAY)
    Proposal.objects.create(
        **about,
        enterprise=world.enterprise("F001", "Cykelköket"),
        proposed_on=DAY,
        visit_on=DAY,
        visited=True,
        participant_answer="ja",
        enterprise_answer="nej",
        closed_on=DAY,
    )
    placement = world.placement(
        "P001",
        person,
        enterprise=world.enterprise("F002", "Kretsloppet"),
        form="praktik",
        ends_on=dt.date(2026, 10, 30),
        outcome="anstalld",
    )
    FollowUp.objects.create(
        project=world.project, placement=placement, date=DAY, way="besok", status="genomford"
    )
    Consent.objects.create(**about, kind="INFO_UTBYTE", given_on=DAY)
    Consent.objects.create(**about, kind="ENKAT", given_on=DAY, withdrawn_on=DAY)
    LaterContact.objects.create(
        project=world.project, period=period, months=3, due_on=DAY, done_on=DAY, reached=True
    )
    CoachingSession.objects.create(**about, date=DAY, status="genomford", shared_note="Hemligt")
    plan = make_plan(world, date=DAY, reason="Först")
    PlanApproval.objects.create(
        project=world.project, plan=plan, party="deltagare", date=DAY, method="papper"
    )
    add_step(plan, done_on=DAY)
    StepMeasurement.objects.create(**about, date=DAY, respondent="deltagare", d1=2)
    JointMeeting.objects.create(**about, date=DAY, status="genomford", notes="Hemligt")
    return person


def texts(world: World, user: User, person: Participant, day: dt.date = TODAY) -> set[str]:
    found = timeline(world.access(user), person, day, everything=True)
    return {event.text for event in found.events}


def test_a_coach_sees_all_kinds(world: World, person: Participant) -> None:
    found = texts(world, world.coach, person)
    assert found >= COMMON | CLOSE
    assert not [text for text in found if "Hemligt" in text]


def test_the_process_leader_sees_the_way_and_the_places_only(
    world: World, person: Participant
) -> None:
    found = texts(world, world.users[Role.PROCESS_LEADER], person)
    assert found >= COMMON
    assert not found & CLOSE


def test_a_withdrawn_consent_closes_the_joint_meetings_of_the_past(
    world: World, person: Participant
) -> None:
    consent = Consent.objects.get(kind="INFO_UTBYTE")
    consent.withdrawn_on = TODAY
    consent.save()
    assert "Samverkansmöte" not in texts(world, world.coach, person)


def test_seen_as_of_a_day_nothing_later_has_happened(world: World, person: Participant) -> None:
    found = texts(world, world.coach, person, dt.date(2026, 10, 4))
    assert "Coachning" not in found
    assert "Började hos Kretsloppet, praktik" in found


def test_events_stand_under_their_year_with_the_latest_first(
    world: World, person: Participant
) -> None:
    CoachingSession.objects.create(
        project=world.project, participant=person, date=dt.date(2025, 12, 30), status="genomford"
    )
    found = timeline(world.access(world.coach), person, TODAY, everything=True)
    years = [year for year, _ in found.years]
    dates = [event.date for event in found.events]
    assert years == [2026, 2025]
    assert dates == sorted(dates, reverse=True)


def test_all_of_it_is_one_statement(
    world: World, person: Participant, at_most_queries: Callable[[int], object]
) -> None:
    access = world.access(world.coach)
    with at_most_queries(1):  # type: ignore[attr-defined]
        timeline(access, person, TODAY)


def test_years_are_headings_without_a_thousands_blank(
    world: World, person: Participant, coach_client: Client
) -> None:
    page = coach_client.get(f"/p/nyttiga/deltagare/{person.pk}/").content.decode()
    assert '<h3 class="timeline-year">2026</h3>' in page
