"""Next steps that were agreed with an enterprise: one item a step."""

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from enterprises.models import EnterpriseContact
from enterprises.models.choices import Interest
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

DONE = "klart"


def rows(access: Access, day: dt.date) -> QuerySet[Any, Row]:
    """Open steps up to a week ahead; of those who said no there is nothing to do."""
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    return (
        EnterpriseContact.objects.visible_to(access)
        .with_open_step()
        .filter(due_on__lte=soon, date__lte=day)
        .exclude(enterprise__interest=Interest.NO)
        .order_by()
        .annotate(ref=F("pk"), due=F("due_on"), urgency=urgency(day, "due_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> QuerySet[Any, Row]:
    """With whom, what, and who does it."""
    return (
        EnterpriseContact.objects.visible_to(access)
        .order_by()
        .values(
            "next_step",
            "enterprise_id",
            name=F("enterprise__organisation__name"),
            who=F("responsible__name"),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    slug = access.project.slug
    done = reverse("enterprises:step_done", args=[slug, row["ref"]])
    return WorkItem(
        kind="Företag",
        tone="warn" if row["due"] < day else "info",
        headline=row["next_step"],
        text=f", {row['name']}",
        detail=row["who"] or "Ingen ansvarig än",
        due=row["due"],
        url=f"{reverse('enterprises:enterprise', args=[slug, row['enterprise_id']])}#kontakter",
        action="Öppna",
        choices=(WorkChoice("Klart", done, DONE),),
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.LATE:
        return f"{number} sena steg med företag"
    return f"{number} steg att göra med företag"


SOURCE = WorklistSource("foretagssteg", Permission.ENTERPRISES_EDIT, rows, facts, item, title)
