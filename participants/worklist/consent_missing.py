"""People with professionals around them and no valid `INFO_UTBYTE`: nobody may talk."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import Consent, Participant, ParticipationPeriod, Professional
from participants.worklist.shared import Rows, ongoing

EXCHANGE = Consent.Kind.INFO_EXCHANGE


def rows(access: Access, day: dt.date) -> Rows:
    """Due the day the last one ran out, or the start when there never was one. Who took it back
    has said no, and is not to be asked by a list."""
    about = {"participant": OuterRef("pk")}
    consents = Consent.objects.filter(**about).of_kind(EXCHANGE)
    latest = consents.order_by("-given_on", "-pk")
    start = ParticipationPeriod.objects.ongoing(day).filter(**about).order_by()
    return (
        Participant.objects.filter(
            Exists(Professional.objects.filter(**about).around(day)),
            ~Exists(consents.valid(day)),
            project=access.project,
            pk__in=ongoing(access, day),
        )
        .annotate(withdrawn_on=Subquery(latest.values("withdrawn_on")[:1]))
        .filter(Q(withdrawn_on=None))
        .order_by()
        .annotate(
            ref=F("pk"),
            due=Coalesce(
                Subquery(latest.values("valid_to")[:1]), Subquery(start.values("starts_on")[:1])
            ),
        )
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who."""
    return Participant.objects.visible_to(access).order_by().values("shown_name")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words. Who is around the person is not said: that is what is closed."""
    address = reverse("participants:consent_add", args=[access.project.slug, row["ref"]])
    return WorkItem(
        kind="Samtycke",
        headline=row["shown_name"],
        text=" saknar samtycke till utbyte av uppgifter",
        detail="Samverkan är stängd så länge",
        due=row["due"],
        url=f"{address}?vad={EXCHANGE.value}",
        action="Fyll i",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare saknar samtycke till utbyte av uppgifter"


SOURCE = WorklistSource(
    "utan-samtycke", Permission.COLLABORATION, rows, facts, item, title, weight=Weight.FIRST
)
