"""Coaching: booked for the day, or booked and still without an outcome."""

import datetime as dt

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import time_format

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import (
    DAYS_AHEAD,
    Row,
    Urgency,
    WorkChoice,
    WorkItem,
    WorklistSource,
    urgency,
)
from participants.models import CoachingSession, Participant
from participants.worklist.shared import (
    IMPORTED_LATE,
    Rows,
    clock_time,
    day_words,
    ongoing,
    person_url,
    plural,
)


def rows(access: Access, day: dt.date) -> Rows:
    """Booked sessions, for the coach the own and the unassigned, for the leader all."""
    return (
        CoachingSession.objects.visible_to(access)
        .concerning(access)
        .booked(until=day + dt.timedelta(days=DAYS_AHEAD))
        .filter(
            ~IMPORTED_LATE | Q(date__lt=day), participant__in=ongoing(access, day, all_people=True)
        )
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date", imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """With whom, when and how."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    sessions = CoachingSession.objects.visible_to(access).order_by()
    return sessions.values(
        "participant", "starts_at", "phase", "form", name=Subquery(name.values("shown_name"))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    missing = row["due"] < day
    may_edit = access.may(Permission.COACHING_EDIT)
    starts_at = clock_time(row["starts_at"])
    at = f" kl. {time_format(starts_at)}" if starts_at else ""
    how = [CoachingSession.Phase(row["phase"]).label]
    if row["form"]:
        how.append(CoachingSession.Form(row["form"]).label.lower())
    return WorkItem(
        kind="Coachning",
        tone="warn" if missing else "info",
        headline=f"Coachning med {row['name']}",
        text=" saknar utfall" if missing else "",
        detail=f"Bokad {day_words(row['due'], day)}{at}" if missing else ", ".join(how),
        due=row["due"],
        at=None if missing else starts_at,
        url=reverse("participants:coaching_edit", args=[access.project.slug, row["ref"]])
        if may_edit
        else person_url(access, row["participant"], "coaching"),
        action="Fyll i" if missing and may_edit else "Öppna",
        choices=choices(access, row["ref"]) if may_edit and row["due"] <= day else (),
    )


def choices(access: Access, pk: int) -> tuple[WorkChoice, ...]:
    """How it went, in one press. One that was held asks for the next step first."""
    session, outcome, move = (
        reverse(f"participants:{name}", args=[access.project.slug, pk])
        for name in ("coaching_edit", "coaching_outcome", "coaching_move")
    )
    status = CoachingSession.Status
    return (
        WorkChoice("Genomförd", f"{session}?utfall"),
        WorkChoice("Kom inte", outcome, status.NO_SHOW.value),
        WorkChoice("Avbokade sent", outcome, status.CANCELLED_LATE.value),
        WorkChoice("Flytta", move),
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.IMPORTED:
        sessions = plural(number, "bokad coachning", "bokade coachningar")
        return f"{number} {sessions} från registret saknar utfall"
    return f"{number} coachningar{' saknar utfall' if asked == Urgency.LATE else ''}"


SOURCE = WorklistSource("coachning", Permission.COACHING_HELD, rows, facts, item, title)
