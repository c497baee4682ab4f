"""Rows of the participants app."""

import datetime as dt
from typing import Any

from django.utils import timezone

from enterprises.models import Enterprise, Supervisor
from nyttiga.accounts.models import User
from nyttiga.links.models import PersonalLink
from nyttiga.projects.models import Organisation, Project, Unit
from participants.models import (
    ActionPlan,
    ActivityAttendance,
    ActivityEnrolment,
    ActivityMeeting,
    ChecklistItem,
    CoachAssignment,
    CoachingSession,
    Consent,
    Exit,
    FollowUp,
    FollowUpRule,
    FutureWorkshop,
    GroupActivity,
    JointMeeting,
    LaterContact,
    NextStep,
    Occupation,
    Participant,
    ParticipationPeriod,
    Placement,
    PlacementHours,
    PlacementPause,
    PlacementPlan,
    PlanApproval,
    PlanGoal,
    PrivateNote,
    Professional,
    Proposal,
    ProtectionGrant,
    Referral,
    StepMeasurement,
    SupervisorWord,
    SupportSource,
    Wishes,
    WorkplaceDay,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.own_page import KIND
from participants.workplace_weeks import monday_of


def rows(project: Project, user: User) -> list[Any]:
    """A person in a held workshop, with a plan, placed and followed up.

    The enrolled people include a protected one where the project has one, so that every page
    that lists a group is tried with somebody whose name must not show.
    """
    people = list(Participant.objects.filter(project=project).order_by("number"))
    participant = people[0]
    workshop = FutureWorkshop.objects.create(project=project, code="FV1", place="Folkets hus")
    meeting = WorkshopMeeting.objects.create(
        project=project,
        workshop=workshop,
        number=1,
        date=timezone.localdate() - dt.timedelta(days=14),
        status=WorkshopMeeting.Status.HELD,
    )
    enrolments = [
        WorkshopEnrolment.objects.create(
            project=project, workshop=workshop, participant=person, status="med"
        )
        for person in people
    ]
    attendance = WorkshopAttendance.objects.create(
        project=project, meeting=meeting, participant=participant, status="narvarande"
    )
    plan = ActionPlan.objects.create(
        project=project, participant=participant, version=1, date=meeting.date, author=user
    )
    goal = PlanGoal.objects.create(project=project, plan=plan, text="Arbeta halvtid")
    placed = _placement_rows(project, user, people)
    return [
        participant,
        workshop,
        meeting,
        enrolments[0],
        attendance,
        plan,
        goal,
        NextStep.objects.create(
            project=project, plan=plan, goal=goal, text="Ringa", due_on=meeting.date
        ),
        CoachingSession.objects.create(
            project=project, participant=participant, date=meeting.date, status="genomford"
        ),
        ProtectionGrant.objects.create(project=project, participant=people[-1], user=user)
        if not people[-1].is_protected
        else ProtectionGrant(pk=999_999),
        *placed,
        *_activity_rows(project, people),
        *_papers(project, user, participant),
        _link(project, user, participant),
    ]


def _activity_rows(project: Project, people: list[Participant]) -> list[Any]:
    """A walk that was, with everybody in the group."""
    activity = GroupActivity.objects.create(
        project=project, code="GA1", kind="halsopromenad", planned_meetings=1
    )
    day = timezone.localdate() - dt.timedelta(days=14)
    meeting = ActivityMeeting.objects.create(
        project=project, activity=activity, number=1, date=day, status="genomford"
    )
    enrolments = [
        ActivityEnrolment.objects.create(
            project=project, activity=activity, participant=person, joined_on=day
        )
        for person in people
    ]
    attendance = ActivityAttendance.objects.create(
        project=project, meeting=meeting, participant=people[0], status="narvarande"
    )
    return [activity, meeting, enrolments[0], attendance]


def _link(project: Project, user: User, participant: Participant) -> PersonalLink:
    PersonalLink.objects.issue(KIND, participant, user, dt.timedelta(days=7))
    return PersonalLink.objects.get(project=project)


def _placement_rows(project: Project, user: User, people: list[Participant]) -> list[Any]:
    """An enterprise with somebody placed and followed up; a protected person is there too."""
    day = timezone.localdate() - dt.timedelta(days=14)
    enterprise = Enterprise.objects.get(project=project, number="F001")
    supervisor = Supervisor.objects.get(enterprise=enterprise)
    placements = [
        Placement.objects.create(
            project=project,
            participant=person,
            enterprise=enterprise,
            number=f"P{number:03d}",
            form=Placement.Form.WORK_TRAINING,
            starts_on=day,
            supervisor=supervisor,
        )
        for number, person in enumerate(people, start=1)
    ]
    placement = placements[0]
    about = {"project": project, "placement": placement}
    return [
        placement,
        PlacementHours.objects.create(**about, from_on=day, hours=10),
        PlacementPlan.objects.create(**about, goals="Prova hela dagar"),
        ChecklistItem.objects.create(**about, text="Visa omklädningsrummet"),
        WorkplaceDay.objects.create(**about, date=day, is_present=True, hours=4),
        PlacementPause.objects.create(**about, starts_on=day, ends_on=day),
        SupervisorWord.objects.create(
            **about, monday=monday_of(day), written_on=day, light="gron", word="Bra", author=user
        ),
        FollowUpRule.objects.get_or_create(project=project, valid_from=project.starts_on)[0],
        FollowUp.objects.create(**about, date=day, way="besok", status="planerad"),
        Wishes.objects.create(project=project, participant=people[0], wants="Cyklar"),
        Proposal.objects.create(
            project=project, participant=people[0], enterprise=enterprise, proposed_on=day
        ),
    ]


def _papers(project: Project, user: User, participant: Participant) -> list[Any]:
    """What else there is about a person: consents, measurements, people around, referral, exit."""
    day = timezone.localdate() - dt.timedelta(days=14)
    about = {"project": project, "participant": participant}
    party = Organisation.objects.filter(project=project, units__isnull=False).first()
    assert party is not None
    unit = Unit.objects.filter(organisation=party).first()
    period = ParticipationPeriod.objects.get(participant=participant)
    session = CoachingSession.objects.get(participant=participant)
    plan = ActionPlan.objects.get(participant=participant)
    return [
        unit,
        period,
        Consent.objects.create(**about, kind=Consent.Kind.INFO_EXCHANGE, given_on=day),
        CoachAssignment.objects.create(**about, coach=user, starts_on=day),
        PrivateNote.objects.create(project=project, session=session, coach=user, text="Bara mitt"),
        PlanApproval.objects.create(
            project=project, plan=plan, party="coach", date=day, method="tillsammans"
        ),
        StepMeasurement.objects.create(**about, date=day, respondent="deltagare", d1=2),
        SupportSource.objects.create(**about, moment="fore", date=day, source="FORSORJNINGSSTOD"),
        Occupation.objects.create(**about, moment="fore", date=day, kind="AKTIVT_SOKANDE"),
        Professional.objects.create(**about, organisation=party, role="Handläggare"),
        JointMeeting.objects.create(**about, date=day),
        Referral.objects.create(
            project=project,
            unit=unit,
            referred_by="KOMMUN_AME",
            received_on=day,
            first_name="Anvisad",
            last_name="Undersson",
        ),
        Exit.objects.create(project=project, period=period, summary="Gick bra"),
        LaterContact.objects.create(project=project, period=period, months=3, due_on=day),
    ]
