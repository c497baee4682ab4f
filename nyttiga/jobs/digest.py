"""One mail a morning: how much waits. Numbers only, never who or what: a mail goes far."""

import datetime as dt

from django.conf import settings
from django.urls import reverse

from nyttiga.accounts.access import Access
from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Permission, Role
from nyttiga.jobs.mail import KIND
from nyttiga.jobs.models import Job
from nyttiga.ui.worklist import Urgency, open_lines

HOUR = 7
SATURDAY = 5
# Who gets it until they have chosen.
BY_DEFAULT = {Role.COACH, Role.PROJECT_LEADER}
SUBJECT = "Det här väntar i dag"


def send_digests(day: dt.date) -> None:
    """Put a mail in the queue for everybody who wants one and has something late or for today.
    Its key holds user and day, so however often this runs, there is one."""
    if day.weekday() >= SATURDAY:
        return
    memberships = Membership.objects.filter(user__is_active=True).select_related("user", "project")
    by_user: dict[User, list[Membership]] = {}
    for membership in memberships.order_by("user", "project__name", "pk"):
        if wants(membership):
            by_user.setdefault(membership.user, []).append(membership)
    for user, own in by_user.items():
        if body := _body(own, day):
            payload = {
                "subject": SUBJECT,
                "body": body,
                "from": settings.DEFAULT_FROM_EMAIL,
                "to": [user.email],
            }
            Job.enqueue(KIND, key=f"digest:{user.pk}:{day.isoformat()}", payload=payload)


def wants(membership: Membership) -> bool:
    """What the user has chosen; until then the role in the project decides."""
    chosen = membership.user.wants_digest
    return membership.role in BY_DEFAULT if chosen is None else chosen


def _body(memberships: list[Membership], day: dt.date) -> str:
    """A line and a link for each project where something waits; empty when nothing does."""
    parts = []
    for membership in memberships:
        access = Access.of(membership)
        if access.may(Permission.WORKLIST) and (words := _words(access, day)):
            link = settings.SITE_URL + reverse("today", args=[access.project.slug])
            title = f"{access.project.name}\n" if len(memberships) > 1 else ""
            parts.append(f"{title}{words}\n{link}")
    if not parts:
        return ""
    account = settings.SITE_URL + reverse("account_settings")
    foot = f"Du får mejlet högst en gång om dagen. Stäng av det på {account}"
    return "\n\n".join(["Hej!", *parts, foot]) + "\n"


def _words(access: Access, day: dt.date) -> str:
    """«3 saker är sena, 2 ska göras i dag.» Counted as *Idag* counts."""
    lines = open_lines(access.of_own_people(), day)
    late, due = (
        sum(line.total for line in lines if line.urgency == asked)
        for asked in (Urgency.LATE, Urgency.TODAY)
    )
    if not late and not due:
        return ""
    is_late = f"{late} {'sak är sen' if late == 1 else 'saker är sena'}"
    if not due:
        return f"{is_late}."
    if not late:
        return f"{due} {'sak' if due == 1 else 'saker'} ska göras i dag."
    return f"{is_late}, {due} ska göras i dag."
