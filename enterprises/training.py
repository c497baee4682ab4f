"""A completed handledarkurs makes the enterprise's supervisor trained, and made if need be."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from enterprises.models import CourseEnrolment, Supervisor


def follow_completions(enrolments: Collection[CourseEnrolment], user: Any = None) -> None:
    """Let the enterprises' supervisors follow the completions of these places, which bring their
    course and person. Three queries, however many.

    A supervisor is found by the e-mail address, else by the name. One who was trained already in
    another way stays so. A completion that is taken back takes the training with it only where
    the course gave it; the supervisor stays.
    """
    ours = [one for one in enrolments if one.course.trains_supervisors]
    here = Q(enterprise__in={one.enterprise_id for one in ours})
    by_these = Q(trained_by__in=[one.pk for one in ours])  # who works elsewhere by now too
    people = list(Supervisor.objects.filter(here | by_these).order_by("-is_active", "pk"))
    by_place: dict[int, Supervisor] = {
        one.trained_by_id: one for one in people if one.trained_by_id
    }
    made: list[Supervisor] = []
    changed: list[Supervisor] = []
    for place in ours:
        supervisor = by_place.get(place.pk)
        if place.completed_on is None:
            if supervisor is not None:
                supervisor.trained_on = None
                supervisor.trained_by = None
                changed.append(supervisor)
            continue
        found = supervisor or _find([*people, *made], place)
        if found is None:
            made.append(_make(place))
        elif found.trained_on is None or found is supervisor:
            if (found.trained_on, found.trained_by_id) != (place.completed_on, place.pk):
                found.trained_on, found.trained_by = place.completed_on, place
                changed.append(found)
    bulk_create_with_history(made, Supervisor, default_user=user)
    # One made just now can be found again by a second person of the same name.
    standing = [one for one in changed if one not in made]
    bulk_update_with_history(standing, Supervisor, ["trained_on", "trained_by"], default_user=user)


def _find(people: list[Supervisor], place: CourseEnrolment) -> Supervisor | None:
    there = [one for one in people if one.enterprise_id == place.enterprise_id]
    email, name = place.person.email.casefold(), place.person.name.casefold()
    same_email = [one for one in there if email and one.email.casefold() == email]
    # Another address means another person, though the name be the same.
    same_name = [one for one in there if one.name.casefold() == name and not (one.email and email)]
    return next(iter(same_email or same_name), None)


def _make(place: CourseEnrolment) -> Supervisor:
    return Supervisor(
        project_id=place.project_id,
        enterprise_id=place.enterprise_id,
        name=place.person.name,
        email=place.person.email,
        phone=place.person.phone,
        trained_on=place.completed_on,
        trained_by=place,
    )
