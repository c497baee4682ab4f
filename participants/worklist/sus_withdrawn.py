"""Withdrawn consents to SUS: the person is to be registered out there, the same day."""

import datetime as dt

from django.db.models import F, Min
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import Consent, Participant
from participants.worklist.shared import Rows, day_words


def rows(access: Access, day: dt.date) -> Rows:
    """One row a person, ended people too: the register at Försäkringskassan is to be right."""
    counted = Participant.objects.filter(project=access.project).counted()
    return (
        Consent.objects.visible_to(access)
        .to_register_out()
        .filter(withdrawn_on__lte=day, participant__in=counted)
        .order_by()
        .values(ref=F("participant_id"))
        .annotate(due=Min("withdrawn_on"))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who."""
    return Participant.objects.visible_to(access).order_by().values("shown_name")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    return WorkItem(
        kind="SUS",
        headline=f"Registrera ut {row['shown_name']} ur SUS",
        text="",
        detail=f"Samtycket återtogs {day_words(row['due'], day)}",
        due=row["due"],
        url=reverse("participants:consents", args=[access.project.slug, row["ref"]]),
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare ska registreras ut ur SUS"


SOURCE = WorklistSource(
    "ut-ur-sus", Permission.PARTICIPANTS_EDIT, rows, facts, item, title, weight=Weight.FIRST
)
