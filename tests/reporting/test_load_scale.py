"""load_scale: a project of any size, whose numbers add up."""

import datetime as dt
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from agreements.models import Agreement, PublicEvent
from enterprises.models import Course
from nyttiga.accounts.access import Access
from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from participants.models import (
    ActionPlan,
    CoachingSession,
    Consent,
    FutureWorkshop,
    NextStep,
    Occupation,
    Participant,
    ParticipationPeriod,
    Placement,
    StepMeasurement,
    SupportSource,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from reporting.demo.scale_placements import BUSY
from reporting.demo.users import PASSWORD
from reporting.figures import figures
from reporting.management.commands.load_scale import LEADER
from reporting.models import Cost, Deviation, Report
from reporting.sus.states import stays
from tests.world import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def load(**options: object) -> str:
    out = StringIO()
    call_command("load_scale", **({"participants": 50} | options), stdout=out)
    return out.getvalue()


def test_everybody_has_a_period_a_place_three_sessions_two_plans_and_three_steps() -> None:
    load()
    assert Participant.objects.count() == 50
    assert ParticipationPeriod.objects.count() == 50
    assert WorkshopEnrolment.objects.count() == 50
    workshop = CoachingSession.objects.filter(phase="verkstad")
    assert workshop.exclude(participant__number=BUSY).count() == 147
    assert ActionPlan.objects.count() == 100
    assert ActionPlan.objects.filter(is_current=True).count() == 50
    assert NextStep.objects.count() == 150


def test_whoever_is_placed_has_hours_ten_follow_ups_or_more_and_a_consent() -> None:
    load()
    placements = Placement.objects.annotate(
        hours_rows=Count("hours", distinct=True), contacts=Count("follow_ups", distinct=True)
    )
    assert placements.count() > 15
    assert {one.hours_rows for one in placements} == {2}
    assert min(one.contacts for one in placements) >= 10
    told = Consent.objects.filter(kind="INFO_FORETAG").values("participant")
    assert not placements.exclude(participant__in=told).exists()


def test_everybody_is_measured_and_asked_how_it_was_before() -> None:
    load()
    measured = StepMeasurement.objects.values("participant").distinct()
    assert measured.count() == 50
    assert SupportSource.objects.filter(moment="fore").count() == 50
    assert Occupation.objects.filter(moment="fore").count() == 50


def test_one_person_has_hundreds_of_things_behind_them() -> None:
    load()
    busy = Participant.objects.get(number=BUSY)
    assert busy.coaching_sessions.count() >= 200


def test_series_are_of_eight_people_and_six_meetings() -> None:
    load()
    sizes = [workshop.enrolments.count() for workshop in FutureWorkshop.objects.order_by("pk")]
    assert sizes == [8, 8, 8, 8, 8, 8, 2]
    assert WorkshopMeeting.objects.count() == 7 * 6


def test_attendance_is_recorded_for_everybody_at_held_meetings_only() -> None:
    load()
    expected = sum(
        meeting.workshop.enrolments.count()
        for meeting in WorkshopMeeting.objects.filter(date__lt=TODAY)
    )
    assert WorkshopAttendance.objects.count() == expected
    assert not WorkshopAttendance.objects.exclude(meeting__status="genomford").exists()


def test_the_figures_count_what_was_loaded() -> None:
    load()
    shown = {figure.code: figure.actual for figure in figures(Project.objects.get(), TODAY)}
    present = WorkshopAttendance.objects.filter(status="narvarande")
    assert shown["M1.2"] == present.values("participant").distinct().count() > 40
    assert shown["M1.1"] == 6
    assert shown["M2.1"] == Placement.objects.filter(starts_on__lte=TODAY).count()
    assert 10 < shown["M2.2"] <= shown["M2.1"]
    assert shown["M2.3"] > 20
    assert shown["M2.4"] > 1


def test_the_printed_numbers_are_the_rows_there_are() -> None:
    lines = [line.strip().rsplit("  ", maxsplit=1) for line in load().splitlines()]
    printed = {words[0].strip(): words[1].strip() for words in lines if len(words) == 2}
    assert printed["närvaro"] == str(WorkshopAttendance.objects.count())
    assert printed["handlingsplan"] == "100"


def test_its_leader_can_sign_in() -> None:
    load()
    leader = User.objects.get(email=LEADER)
    assert leader.check_password(PASSWORD)
    assert leader.memberships.get().project.slug == "skala"


def test_among_real_users_its_leader_gets_no_password() -> None:
    User.objects.create_user("nagon@kommun.example", "ett gott lösenord", name="Någon Riktig")
    assert PASSWORD not in load()
    assert not User.objects.get(email=LEADER).has_usable_password()


def test_several_sizes_can_stand_side_by_side() -> None:
    load(project="liten", participants=3)
    load(project="stor", participants=9)
    assert Participant.objects.filter(project__slug="stor").count() == 9


def test_a_project_that_has_people_is_left_alone() -> None:
    load(project="liten", participants=3)
    with pytest.raises(CommandError, match="redan deltagare"):
        load(project="liten")
    assert Participant.objects.count() == 3


def test_nobody_started_before_the_project() -> None:
    load(participants=200)
    first = ParticipationPeriod.objects.order_by("starts_on").first()
    assert first.starts_on >= Project.objects.get().starts_on == dt.date(2026, 1, 1)


def test_there_are_agreements_events_courses_money_and_people_registered() -> None:
    load()
    for model in (Agreement, PublicEvent, Course, Cost, Deviation, Report):
        assert model.objects.exists(), model
    leader = Access.find(User.objects.get(email=LEADER), "skala")
    found = Counter(stays(leader, TODAY).values_list("state", flat=True))
    assert found["inne"] + found["klar"] > 30
    assert not found["ratta"]  # what stands there is what stands here
