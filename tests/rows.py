"""A row of every model that a page can be asked for by number."""

import datetime as dt
from typing import Any

from django.utils import timezone

from nyttiga.accounts.models import Invitation, Membership, User
from nyttiga.projects.models import Project
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
from reporting.models import QuarterlyReport, ReportSection


def one_of_each(project: Project, user: User) -> dict[type, Any]:
    """Rows that hang together, in the project: a person in a held workshop, with a plan.

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
    report = QuarterlyReport.objects.create(
        project=project, starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30)
    )
    rows: list[Any] = [
        participant,
        workshop,
        meeting,
        enrolments[0],
        attendance,
        plan,
        goal,
        report,
        NextStep.objects.create(
            project=project, plan=plan, goal=goal, text="Ringa", due_on=meeting.date
        ),
        CoachingSession.objects.create(
            project=project, participant=participant, date=meeting.date, status="genomford"
        ),
        ReportSection.objects.create(project=project, report=report, key="prov", text="Text"),
        ProtectionGrant.objects.create(project=project, participant=people[-1], user=user)
        if not people[-1].is_protected
        else ProtectionGrant(pk=999_999),
        Membership.objects.get(project=project, user=user),
        _invitation(project),
    ]
    return {type(row): row for row in rows}


def _invitation(project: Project) -> Invitation:
    invitation = Invitation(project=project, email="vantar@exempel.se", name="Väntar", role="coach")
    invitation.renew_token()
    invitation.save()
    return invitation
