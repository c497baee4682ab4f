"""Consents that run out within a month and are worth asking for again."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Least
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.consent_state import SOON
from participants.models import Consent, Participant
from participants.worklist.shared import Rows, day_words, ongoing

Kind = Consent.Kind
# A survey is over when it is over, and later contacts end a year after the exit.
RENEWED = (Kind.INFO_EXCHANGE, Kind.INFO_ENTERPRISE, Kind.MEDIA)


def rows(access: Access, day: dt.date) -> Rows:
    """Those that hold and that no other, to the same thing, outlasts: to be renewed within a
    week, or before the last day."""
    same = Consent.objects.filter(
        participant=OuterRef("participant"), kind=OuterRef("kind"), scope=OuterRef("scope")
    )
    same_enterprise = Q(enterprise=OuterRef("enterprise")) | Q(enterprise=None)
    longer = same.filter(
        same_enterprise, Q(valid_to=None) | Q(valid_to__gt=OuterRef("valid_to"))
    ).valid(day)
    return (
        Consent.objects.visible_to(access)
        .valid(day)
        .filter(
            ~Exists(longer),
            kind__in=RENEWED,
            valid_to__lte=day + SOON,
            participant__in=ongoing(access, day),
        )
        .order_by()
        .annotate(ref=F("pk"), due=Least("valid_to", Value(day + dt.timedelta(days=DAYS_AHEAD))))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Whose, and what."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    return (
        Consent.objects.visible_to(access)
        .order_by()
        .values("participant", "kind", "valid_to", name=Subquery(name.values("shown_name")))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    kind, ends_on = Kind(row["kind"]), dt.date.fromisoformat(row["valid_to"])
    address = reverse("participants:consents", args=[access.project.slug, row["participant"]])
    return WorkItem(
        kind="Samtycke",
        tone="info",
        headline=row["name"],
        text=f", samtycket «{kind.label}» går ut",
        detail=f"Gäller till och med {day_words(ends_on, day)}",
        due=row["due"],
        url=f"{address}#{kind.value}",
        action="Förnya",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} samtycken går ut"


SOURCE = WorklistSource("samtycken", Permission.PARTICIPANTS_EDIT, rows, facts, item, title)
