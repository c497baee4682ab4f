"""What can be late or due soon about one person, as rows of their own tables.

Each is filtered by the person that an outer query is at (`OuterRef("pk")`).
"""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from nyttiga.occasions.models import Meeting
from nyttiga.ui.clock import today
from nyttiga.ui.worklist import DAYS_AHEAD
from participants.models import (
    ActivityAttendance,
    ActivityEnrolment,
    ActivityMeeting,
    CoachingSession,
    Consent,
    FollowUp,
    JointMeeting,
    LaterContact,
    Proposal,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.worklist.decisions import TIME_TO_DECIDE
from participants.worklist.shared import IMPORTED_LATE

WEEK = dt.timedelta(days=DAYS_AHEAD)
CONSENTS_AHEAD = dt.timedelta(days=30)
PERSON = OuterRef("pk")


def booked_sessions(day: dt.date) -> QuerySet[Any]:
    """Coaching that is booked, up to a week ahead."""
    booked = CoachingSession.objects.booked(day + WEEK).filter(participant=PERSON)
    return booked.exclude(IMPORTED_LATE)


def follow_ups(day: dt.date) -> QuerySet[Any]:
    """Planned follow-ups of the person's placements."""
    planned = FollowUp.objects.planned().duties()
    return planned.filter(placement__participant=PERSON, date__lte=day + WEEK)


def unrecorded_meetings(day: dt.date) -> QuerySet[Any]:
    """Meetings that were, where nobody has said whether the person was there."""
    places = WorkshopEnrolment.objects.in_group().filter(
        Q(placed_on=None) | Q(placed_on__lte=OuterRef("date")),
        workshop=OuterRef("workshop"),
        participant=OuterRef(PERSON),
    )
    recorded = WorkshopAttendance.objects.filter(
        meeting=OuterRef("pk"), participant=OuterRef(PERSON)
    )
    past = WorkshopMeeting.objects.filter(date__lt=day).exclude(status=Meeting.Status.CANCELLED)
    return past.exclude(IMPORTED_LATE).filter(Exists(places), ~Exists(recorded))


def unrecorded_activities(day: dt.date) -> QuerySet[Any]:
    """The same of group activities."""
    places = ActivityEnrolment.objects.in_group().filter(
        joined_on__lte=OuterRef("date"),
        activity=OuterRef("activity"),
        participant=OuterRef(PERSON),
    )
    recorded = ActivityAttendance.objects.filter(
        meeting=OuterRef("pk"), participant=OuterRef(PERSON)
    )
    past = ActivityMeeting.objects.filter(date__lt=day).exclude(status=Meeting.Status.CANCELLED)
    return past.filter(Exists(places), ~Exists(recorded))


def undecided_places(day: dt.date) -> QuerySet[Any]:
    """Workshops whose last meeting was two weeks ago, with no decision about the person."""
    later = WorkshopMeeting.objects.filter(
        workshop=OuterRef("workshop"), date__gt=day - TIME_TO_DECIDE
    ).exclude(status=Meeting.Status.CANCELLED)
    held = WorkshopMeeting.objects.held(day).filter(workshop=OuterRef("workshop"))
    places = WorkshopEnrolment.objects.in_group().filter(participant=PERSON, decided_on=None)
    return places.filter(~Exists(later), Exists(held)).annotate(
        last_on=Subquery(held.order_by("-date").values("date")[:1])
    )


def visits(day: dt.date) -> QuerySet[Any]:
    """Joint visits at a proposed place that have not been yet."""
    proposals = Proposal.objects.filter(participant=PERSON, closed_on=None, visited=False)
    return proposals.filter(visit_on__lte=day + WEEK)


def joint_meetings(day: dt.date) -> QuerySet[Any]:
    """Planned meetings with the people around the person, as long as they may be read."""
    planned = JointMeeting.objects.readable(today()).filter(participant=PERSON)
    return planned.filter(status=JointMeeting.Status.PLANNED, date__lte=day + WEEK)


def ending_consents(day: dt.date) -> QuerySet[Any]:
    """Those that run out within a month and that no later one takes over from."""
    successor = Consent.objects.valid(day).filter(
        Q(valid_to=None) | Q(valid_to__gt=OuterRef("valid_to")),
        participant=OuterRef("participant"),
        kind=OuterRef("kind"),
    )
    ending = Consent.objects.valid(day).filter(
        participant=PERSON, valid_to__lte=day + CONSENTS_AHEAD
    )
    return ending.filter(~Exists(successor))


def later_contacts(day: dt.date) -> QuerySet[Any]:
    """Contacts after the exit that wait to be made."""
    return LaterContact.objects.waiting(day + WEEK).filter(period__participant=PERSON)
