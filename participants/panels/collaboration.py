"""Who is around the person, when they meet, and what they have promised. Behind `INFO_UTBYTE`.

Whatever day the page is seen as of, it is today's consent that opens the panel.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, NullIf

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.json_rows import JsonRows
from participants.models import Consent, JointMeeting, NextStep, Participant, Professional
from participants.models.collaboration import shared_promises

MOST_MEETINGS = 3
ABOUT = {"participant": OuterRef("pk")}


@dataclass(frozen=True)
class Promise:
    """A step that somebody promised at a joint meeting, and how many days late it is."""

    step: NextStep
    who: str
    days_late: int


@dataclass(frozen=True)
class CollaborationPanel:
    """`is_open`: there is a consent. Without it the rest is empty, and `is_waiting` says that
    rows lie behind the door."""

    is_open: bool
    is_waiting: bool
    people: list[Professional]
    meetings: list[JointMeeting]
    promises: list[Promise]


@lru_cache(maxsize=8)
def _people(today: dt.date) -> JsonRows:
    people = Professional.objects.filter(**ABOUT).shareable(today).around(today)
    fields = ("pk", "role", "name", "phone", "email", "does")
    return JsonRows(people, *fields, works_at="organisation__name")


@lru_cache(maxsize=8)
def _meetings(today: dt.date) -> JsonRows:
    """Those to come and those without an outcome, the next first; then the last one held."""
    meetings = JointMeeting.objects.filter(**ABOUT).readable(today)
    waiting = Q(status=JointMeeting.Status.PLANNED)
    held = Q(status=JointMeeting.Status.HELD)
    soonest = Case(When(waiting, then="date"))
    ordered = meetings.filter(waiting | held).order_by("-status", soonest, "-date", "-pk")
    return JsonRows(ordered[:MOST_MEETINGS], "pk", "date", "starts_at", "place", "about", "status")


@lru_cache(maxsize=8)
def _promises(today: dt.date) -> JsonRows:
    about = shared_promises(today).filter(
        plan__participant=OuterRef("pk"), plan__is_current=True, done_on=None
    )
    readable = JointMeeting.objects.filter(pk=OuterRef("origin_id")).readable(today)
    name = Coalesce(NullIf("promised_by__name", Value("")), "promised_by__role")
    return JsonRows(
        about.filter(Exists(readable)),
        "pk",
        "text",
        "due_on",
        "responsible",
        name=name,
        works_at="promised_by__organisation__name",
    )


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    """Nothing without the permission; with it, whether the door is open, and what is behind."""
    if not access.may(Permission.COLLABORATION):
        return {}
    return {
        "may_share": Exists(Consent.objects.filter(**ABOUT).sharing(today())),
        "has_people_around": Exists(Professional.objects.filter(**ABOUT).around(today())),
        "people_rows": _people(today()).column,
        "joint_meeting_rows": _meetings(today()).column,
        "promise_rows": _promises(today()).column,
    }


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`collaboration_panel`; nothing without the permission."""
    if not access.may(Permission.COLLABORATION):
        return {}
    row: Any = participant
    return {
        "collaboration_panel": CollaborationPanel(
            is_open=row.may_share,
            is_waiting=row.has_people_around,
            people=_people(today()).read(row.people_rows),
            meetings=_meetings(today()).read(row.joint_meeting_rows),
            promises=[_promise(step) for step in _promises(today()).read(row.promise_rows)],
        )
    }


def _promise(step: Any) -> Promise:
    who = f"{step.name}, {step.works_at}" if step.name else step.get_responsible_display()
    late = (today() - step.due_on).days if step.due_on else 0
    return Promise(step, who, max(late, 0))
