"""The people of a group activity, as one user sees them."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from nyttiga.ui.access import Access
from nyttiga.ui.sorting import sort_key
from participants.models import ActivityEnrolment, GroupActivity, Participant, WorkshopEnrolment


def group_of(access: Access, activity: GroupActivity) -> list[ActivityEnrolment]:
    """Those who are with the group, in Swedish order of the shown name: the real one would give
    a protected person away."""
    people = Participant.objects.visible_to(access)
    rows = ActivityEnrolment.objects.visible_to(access).in_group().filter(activity=activity)
    found = rows.order_by("pk").prefetch_related(Prefetch("participant", people))
    return sorted(found, key=lambda one: sort_key(one.participant.shown_name))


def may_join(access: Access, activity: GroupActivity, day: dt.date) -> Any:
    """Ongoing participants who are not with the group."""
    there = ActivityEnrolment.objects.in_group().filter(activity=activity)
    found = Participant.objects.visible_to(access).ongoing(day)
    return found.exclude(Exists(there.filter(participant=OuterRef("pk"))))


def of_workshop(people: Any, workshop: int) -> QuerySet[Participant]:
    """Those of the people who have a place in a Framtidsverkstad."""
    places = WorkshopEnrolment.objects.in_group().filter(workshop=workshop)
    found: QuerySet[Participant] = people.filter(Exists(places.filter(participant=OuterRef("pk"))))
    return found


def add(activity: GroupActivity, people: list[Participant], day: dt.date) -> None:
    """They are with the group from the day, also those who had left it."""
    standing = {
        one.participant_id: one for one in activity.enrolments.filter(participant__in=people)
    }
    for person in people:
        enrolment = standing.get(person.pk) or ActivityEnrolment(
            project_id=activity.project_id, activity=activity, participant_id=person.pk
        )
        enrolment.join(day)
