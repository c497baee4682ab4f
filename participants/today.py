"""What participants' work adds beside the worklist: the head's buttons, and who went quiet."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import TodayAction, TodayPanel, Urgency, WorkLine
from participants.contact import contacts, last_contact
from participants.models import Participant, ParticipationPeriod

MOST_QUIET = 8


def quiet_people(access: Access, day: dt.date) -> Any:
    """Ongoing for as long as the project calls quiet (`Project.quiet_days`), and in that time
    neither at a meeting, coached, followed up, nor at the workplace.

    Adds `last_seen`: the last contact, or the start when there was none.
    """
    since = day - dt.timedelta(days=access.project.quiet_days)
    person = OuterRef("pk")
    start = ParticipationPeriod.objects.ongoing(day).filter(participant=person)
    unheard = [
        ~Exists(rows.filter(**{who: person, f"{date}__gt": since}))
        for rows, who, date in contacts(day)
    ]
    people = Participant.objects.visible_to(access)
    if access.own_people:
        people = people.watched_by(access.user, day)
    return (
        people.filter(Exists(start.counted().filter(starts_on__lte=since)), *unheard)
        .annotate(
            last_seen=Greatest(
                last_contact(day), Subquery(start.order_by().values("starts_on")[:1])
            ),
        )
        .order_by("last_seen", "sort_name", "pk")
    )


def quiet_panel(access: Access, day: dt.date) -> dict[str, object] | None:
    """The longest silences first, at most eight; no box when everybody has been heard."""
    found = list(
        quiet_people(access, day).values("pk", "shown_name", "last_seen")[: MOST_QUIET + 1]
    )
    if not found:
        return None
    people = [person | {"days": (day - person["last_seen"]).days} for person in found]
    return {
        "quiet": people[:MOST_QUIET],
        "more_quiet": len(found) > MOST_QUIET,
        "quiet_days": access.project.quiet_days,
    }


def log_meeting_url(access: Access, lines: list[WorkLine]) -> str:
    """Today's meeting, else the latest one without attendance, else the workshops."""
    meetings = {line.urgency: line.items for line in lines if line.source.slug == "traffar"}
    waiting = meetings.get(Urgency.TODAY) or meetings.get(Urgency.LATE, [])[-1:]
    return (
        waiting[0].url if waiting else reverse("participants:workshops", args=[access.project.slug])
    )


def new_participant_url(access: Access, lines: list[WorkLine]) -> str:
    return reverse("participants:register", args=[access.project.slug])


PANELS = [
    # The days tell when somebody was coached last, which not all who see participants may know.
    TodayPanel(Permission.COACHING_HELD, "participants/panels/quiet.html", quiet_panel, order=20),
]
ACTIONS = [
    TodayAction("Ny deltagare", Permission.PARTICIPANTS_EDIT, new_participant_url),
    TodayAction("Logga träff", Permission.PARTICIPANTS_EDIT, log_meeting_url, is_primary=True),
]
