"""A coach's people, and handing them over: nothing falls between two chairs."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from nyttiga.accounts.hands import InHand
from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from participants.models import (
    CoachAssignment,
    CoachingSession,
    FollowUp,
    NextStep,
    Participant,
    PrivateNote,
)
from participants.models.participant import ParticipantQuerySet


def coaches(access: Access) -> QuerySet[User]:
    """Those who can have people of their own in the project."""
    members = Membership.objects.visible_to(access).filter(role=Role.COACH)
    return User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("name", "pk")


def caseload(access: Access, coach: Any, day: dt.date) -> ParticipantQuerySet:
    """Whom a coach has, or has a session booked with. Adds `is_theirs`, and how many open steps,
    booked sessions and planned follow-ups go along."""
    standing = CoachAssignment.objects.on(day).filter(coach=coach, participant=OuterRef("pk"))
    booked = CoachingSession.objects.booked_with(coach).filter(participant=OuterRef("pk"))
    steps = NextStep.objects.open(day).filter(
        plan__participant=OuterRef("pk"), plan__is_current=True
    )
    follow_ups = FollowUp.objects.planned().filter(placement__participant=OuterRef("pk"))
    return (
        Participant.objects.visible_to(access)
        .filter(Exists(standing) | Exists(booked))
        .annotate(
            is_theirs=Exists(standing),
            steps_number=_number(steps, "plan__participant"),
            sessions_number=_number(booked, "participant"),
            follow_ups_number=_number(follow_ups, "placement__participant"),
        )
        .order_by("sort_name", "pk")
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def coaches_with_people(access: Access, day: dt.date) -> list[Any]:
    """Every coach, those who left included as long as they have people: `pk`, `name`, `people`,
    `is_coach`. One query."""
    standing = CoachAssignment.objects.on(day).filter(coach=OuterRef("pk"), project=access.project)
    booked = CoachingSession.objects.booked_with(OuterRef("pk")).filter(project=access.project)
    member = coaches(access).filter(pk=OuterRef("pk"))
    return list(
        User.objects.annotate(
            people=_number(standing, "coach"),
            sessions=_number(booked, "coach"),
            is_coach=Exists(member),
        )
        .filter(Q(is_coach=True) | Q(people__gt=0) | Q(sessions__gt=0))
        .order_by("is_coach", "name", "pk")
        .values("pk", "name", "people", "sessions", "is_coach")
    )


@transaction.atomic
def hand_over(participant: Participant, coach: User, day: dt.date, before: User | None) -> None:
    """Let the coach take the participant over from `before`: the coach until now, somebody who
    has no more than a session booked with them, or None when there was nobody.

    Booked sessions go along. Private notes do not: they stay closed, and get the day of their
    erasure. Does nothing when another coach has taken over meanwhile.
    """
    standing = CoachAssignment.objects.on(day).filter(participant=participant).first()
    if standing is None or standing.coach == before:
        CoachAssignment.objects.give(participant, coach, day)
    if before is None or before == coach:
        return
    # One at a time, so that the history tells.
    for session in CoachingSession.objects.booked_with(before).filter(participant=participant):
        session.coach = coach
        session.save(update_fields=["coach"])
    PrivateNote.objects.end_for(participant, day, coach=before)


def follow_role(project_id: int, user_id: int, role: str) -> None:
    """A coach who leaves, or becomes something else, coaches nobody here any more: the private
    notes get the day of their erasure. People and bookings stay until they are handed over."""
    if role != Role.COACH:
        PrivateNote.objects.end_all_of(user_id, project_id, today())


def erase_private_notes(day: dt.date) -> None:
    """Every day: notes whose day has come go. An exit that came another way than through its
    page, as with the register, gives the notes their day first."""
    lately = day - dt.timedelta(days=100)
    ended = Participant.objects.ended(day).filter(periods__ends_on__gt=lately)
    for participant in ended.annotate(left_on=F("periods__ends_on")):
        PrivateNote.objects.end_for(participant, participant.left_on)
    PrivateNote.objects.erase_due()


def in_hand(access: Access) -> list[InHand]:
    """For the page of members: what a coach leaves behind unless it is handed over."""
    page = reverse("participants:hand_over", args=[access.project.slug])
    return [
        InHand(
            user_id=coach["pk"],
            name=coach["name"],
            words=f"{coach['people']} deltagare"
            if coach["people"]
            else f"{coach['sessions']} bokade samtal",
            url=f"{page}?fran={coach['pk']}",
        )
        for coach in coaches_with_people(access, today())
        if coach["people"] or coach["sessions"]
    ]
