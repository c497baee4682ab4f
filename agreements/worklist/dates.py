"""Agreements in force whose end, last day of notice or option comes near.

One is told first in good time (90 days; 120 for an option). When somebody has written down what
to do next, *Idag* is silent until it is urgent.
"""

import datetime as dt
from functools import partial
from typing import Any

from django.db.models import Case, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from agreements.dates import WARNINGS, WORDS
from agreements.models import Agreement, AgreementAction, AgreementOption
from agreements.worklist.shared import item as about_agreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, WorkItem, WorklistSource
from participants.worklist.shared import Rows, day_words

# As `Agreement.notice_by`: PostgreSQL keeps to the month's last day in the same way.
NOTICE_BY = Func(
    F("ends_on"),
    F("notice_months"),
    template="(%(expressions)s))::date",
    arg_joiner=" - MAKE_INTERVAL(months => ",
    output_field=DateField(),
)


def _told(found: QuerySet[Any], agreement: str, kind: str, date: Combinable, day: dt.date) -> Rows:
    """`due` is the date itself. It stands among what comes until it is urgent; then it is for
    today, every day, and what has passed is late."""
    notice = WARNINGS[kind]
    planned = AgreementAction.objects.open().filter(agreement=OuterRef(agreement))
    urgent = day + dt.timedelta(days=notice.urgent)
    return (
        found.order_by()
        .annotate(ref=F("pk"), due=date)
        .filter(
            Q(due__lte=urgent) | Q(~Exists(planned), due__lte=day + dt.timedelta(days=notice.first))
        )
        .annotate(
            urgency=Case(
                When(due__lt=day, then=Value(Urgency.LATE)),
                When(due__lte=urgent, then=Value(Urgency.TODAY)),
                default=Value(Urgency.SOON),
            )
        )
        .values("ref", "due", "urgency")
    )


def end_rows(access: Access, day: dt.date) -> Rows:
    """An end that has passed stays until the agreement is ended or extended."""
    found = Agreement.objects.visible_to(access).in_force()
    return _told(found, "pk", "slut", F("ends_on"), day)


def notice_rows(access: Access, day: dt.date) -> Rows:
    """Until the last day; after it nothing can be done."""
    found = Agreement.objects.visible_to(access).in_force().filter(notice_months__gt=0)
    return _told(found, "pk", "uppsagning", NOTICE_BY, day).filter(due__gte=day)


def option_rows(access: Access, day: dt.date) -> Rows:
    """Unused, until the last day."""
    options = AgreementOption.objects.visible_to(access).unused()
    found = options.filter(
        agreement__in=Agreement.objects.visible_to(access).in_force(), use_by__gte=day
    )
    return _told(found, "agreement", "option", F("use_by"), day)


def agreement_facts(access: Access, day: dt.date) -> Rows:
    """Which agreement."""
    return Agreement.objects.visible_to(access).order_by().values("title", about=F("pk"))


def option_facts(access: Access, day: dt.date) -> Rows:
    """Of which agreement."""
    options = AgreementOption.objects.visible_to(access).order_by()
    return options.values(title=F("agreement__title"), about=F("agreement"))


def item(kind: str, access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    left = (row["due"] - day).days
    text = f": {WORDS[kind].lower()} {day_words(row['due'], day)}"
    detail = f"{left} dagar kvar. Bestäm vad ni gör" if left >= 0 else "Dagen har passerat"
    is_late = left <= WARNINGS[kind].urgent
    return about_agreement(access, row, row["about"], "Avtal", text, detail, is_late=is_late)


def _source(slug: str, kind: str, rows: Any, facts: Any, many: str) -> WorklistSource:
    def title(number: int, asked: Urgency) -> str:
        return f"{number} avtal {many}"

    return WorklistSource(slug, Permission.AGREEMENTS_EDIT, rows, facts, partial(item, kind), title)


SOURCES = [
    _source("avtal-slut", "slut", end_rows, agreement_facts, "tar snart slut"),
    _source(
        "avtal-uppsagning",
        "uppsagning",
        notice_rows,
        agreement_facts,
        "kan snart inte sägas upp i tid",
    ),
    _source("avtal-option", "option", option_rows, option_facts, "har en option att bestämma om"),
]
