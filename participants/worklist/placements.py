"""Placements: an end that comes, or a plan that the three have not agreed on."""

import datetime as dt
from typing import Any

from django.db.models import Case, DateField, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Least
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import Participant, Placement, PlacementPlan
from participants.placement_forms import LEGAL_FORMS
from participants.worklist.shared import Rows, day_words, later, ongoing

BEFORE_THE_END = dt.timedelta(days=14)
TIME_TO_AGREE = dt.timedelta(days=14)
IMPORTED_LATE = Q(imported_on__isnull=False, due__lt=F("imported_on"))


def _ongoing(access: Access, day: dt.date) -> Any:
    placements = Placement.objects.visible_to(access).ongoing(day).order_by()
    return placements.filter(participant__in=ongoing(access, day))


def longest_end() -> Case:
    """The last day that the legal form allows; None without a limit, or where a longer time has
    a reason."""
    return Case(
        When(~Q(length_reason=""), then=Value(None, output_field=DateField())),
        *(
            When(legal_form=code, then=_months_later(form.max_months))
            for code, form in LEGAL_FORMS.items()
            if form.max_months
        ),
        default=None,
        output_field=DateField(),
    )


def _months_later(months: int) -> Func:
    """PostgreSQL keeps to the month's last day, as `months_later` does."""
    return Func(
        F("starts_on"),
        template=f"(%(expressions)s + INTERVAL '{months} months')::date",
        output_field=DateField(),
    )


def end_rows(access: Access, day: dt.date) -> Rows:
    """Due when the placement should end, or may be no longer; a fortnight ahead."""
    return (
        _ongoing(access, day)
        .annotate(ref=F("pk"), due=Least("planned_end_on", longest_end()))
        .filter(due__lte=day + BEFORE_THE_END)
        .annotate(urgency=urgency(day, imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def plan_rows(access: Access, day: dt.date) -> Rows:
    """Due a fortnight after the start, where not all three have said yes."""
    agreed = PlacementPlan.objects.filter(
        participant_agreed_on__isnull=False,
        enterprise_agreed_on__isnull=False,
        project_agreed_on__isnull=False,
    )
    return (
        _ongoing(access, day)
        .that_count()
        .exclude(plan__in=agreed)
        .annotate(ref=F("pk"), due=later(F("starts_on"), TIME_TO_AGREE))
        .filter(due__lte=day)
        .annotate(urgency=urgency(day, imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who, where, and what was planned."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    return (
        Placement.objects.visible_to(access)
        .order_by()
        .values(
            "planned_end_on",
            "starts_on",
            at=F("enterprise__organisation__name"),
            name=Subquery(name.values("shown_name")),
        )
    )


def end_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """What to decide about an end."""
    is_planned = row["planned_end_on"] == row["due"].isoformat()
    passed = row["due"] < day
    if is_planned:
        what = "skulle ha slutat" if passed else "slutar snart"
        detail = f"Planerat slut {day_words(row['due'], day)}"
    else:
        what = "är längre än beslutet får vara" if passed else "når snart längsta tiden"
        detail = f"Längst till {day_words(row['due'], day)}"
    return _item(access, row, f": placeringen på {row['at']} {what}", detail, is_late=passed)


def plan_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """Who has not said yes."""
    began = day_words(dt.date.fromisoformat(row["starts_on"]), day)
    text = f": planen på {row['at']} saknar ja från alla tre"
    return _item(access, row, text, f"Började {began}", is_late=True)


def _item(access: Access, row: Row, text: str, detail: str, *, is_late: bool) -> WorkItem:
    return WorkItem(
        kind="Placering",
        tone="warn" if is_late else "info",
        headline=row["name"],
        text=text,
        detail=detail,
        due=row["due"],
        url=reverse("participants:placement", args=[access.project.slug, row["ref"]]),
        action="Öppna",
    )


def end_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.IMPORTED:
        return f"{number} placeringar från registret har passerat sitt slut"
    return f"{number} placeringar {'har passerat sitt slut' if asked == Urgency.LATE else 'slutar'}"


def plan_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    origin = " från registret" if asked == Urgency.IMPORTED else ""
    return f"{number} placeringar{origin} saknar plan som alla sagt ja till"


ENDS = WorklistSource(
    "placeringens-slut", Permission.PLACEMENTS_EDIT, end_rows, facts, end_item, end_title
)
PLANS = WorklistSource(
    "placeringens-plan", Permission.PLACEMENTS_EDIT, plan_rows, facts, plan_item, plan_title
)
