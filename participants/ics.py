"""What the participants' work puts in the users' calendars. Never with whom, nor where: the place
of a Framtidsverkstad alone is no secret."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.models import Meeting
from nyttiga.ui.access import Access
from nyttiga.ui.calendar import CalendarEntry, CalendarSource, entry_of, with_changes
from nyttiga.ui.clock import today
from participants.models import (
    ActivityMeeting,
    CoachingSession,
    FollowUp,
    JointMeeting,
    Participant,
    Proposal,
    WorkshopMeeting,
)

Session = CoachingSession.Status
OFF = {Session.CANCELLED_IN_TIME, Session.CANCELLED_LATE, Session.MOVED}


def _people(access: Access) -> QuerySet[Any]:
    """A coach has the own people's visits and follow-ups in the calendar, others all."""
    people = Participant.objects.filter(project=access.project)
    if access.may(Permission.COACHING_EDIT):
        people = people.of_coach(access.user, today())
    return people.order_by().values("pk")


def sessions(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The own coaching sessions."""
    own = CoachingSession.objects.visible_to(access).without_note()
    for row in with_changes(own.filter(coach=access.user, date__range=(first, last))):
        yield entry_of(
            access,
            row,
            "coachning",
            "Coachning",
            "participants:coaching_edit",
            date=row.date,
            starts_at=row.starts_at,
            ends_at=row.ends_at(),
            is_cancelled=row.status in OFF,
        )


def follow_ups(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """Follow-ups of placements."""
    rows = FollowUp.objects.visible_to(access).filter(
        placement__participant__in=_people(access), date__range=(first, last)
    )
    for row in with_changes(rows):
        yield entry_of(
            access,
            row,
            "uppfoljning",
            f"Uppföljning, {row.get_way_display().lower()}",
            "participants:follow_up",
            date=row.date,
            starts_at=row.starts_at,
            is_cancelled=row.status == FollowUp.Status.CANCELLED,
        )


def visits(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """Joint visits at a place that was proposed."""
    rows = Proposal.objects.visible_to(access).filter(
        participant__in=_people(access), visit_on__range=(first, last)
    )
    for row in with_changes(rows):
        yield entry_of(
            access,
            row,
            "besok",
            "Gemensamt besök",
            "participants:proposal",
            date=row.visit_on,
            starts_at=row.visit_at,
            is_cancelled=row.closed_on is not None and not row.visited,
        )


def joint_meetings(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """Joint meetings with the professionals around a person, as long as they may be read."""
    readable = JointMeeting.objects.visible_to(access).readable(today())
    rows = readable.filter(participant__in=_people(access), date__range=(first, last))
    for row in with_changes(rows):
        yield entry_of(
            access,
            row,
            "samverkan",
            "Samverkansmöte",
            "participants:joint_meeting",
            date=row.date,
            starts_at=row.starts_at,
            is_cancelled=row.status == JointMeeting.Status.CANCELLED,
        )


def meetings(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The project's workshop meetings, with their place."""
    rows = WorkshopMeeting.objects.visible_to(access).select_related("workshop")
    for row in with_changes(rows.filter(date__range=(first, last))):
        yield entry_of(
            access,
            row,
            "traff",
            f"Framtidsverkstad, träff {row.number}",
            "participants:meeting",
            date=row.date,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=row.workshop.place,
            is_cancelled=row.status == Meeting.Status.CANCELLED,
        )


def activities(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """Group activities, by their kind: a title written by hand could name somebody."""
    rows = ActivityMeeting.objects.visible_to(access).select_related("activity")
    for row in with_changes(rows.filter(date__range=(first, last))):
        yield entry_of(
            access,
            row,
            "gruppaktivitet",
            row.activity.get_kind_display(),
            "participants:activity_meeting",
            date=row.date,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            is_cancelled=row.status == Meeting.Status.CANCELLED,
        )


SOURCES = [
    CalendarSource(Permission.COACHING_EDIT, sessions),
    CalendarSource(Permission.PLACEMENTS_EDIT, follow_ups),
    CalendarSource(Permission.PLACEMENTS_EDIT, visits),
    CalendarSource(Permission.COLLABORATION, joint_meetings),
    CalendarSource(Permission.PARTICIPANTS_VIEW, meetings),
    CalendarSource(Permission.PARTICIPANTS_VIEW, activities),
]
