"""Deviations that the figures themselves suggest (DOMAIN 2.4, «Triggers»)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Max, Q

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import FollowUp, NextStep, ParticipationPeriod
from reporting.economy.overview import overview
from reporting.figures import figures
from reporting.models import Deviation, Thresholds
from reporting.pace import Status, whole
from reporting.periods import Period
from reporting.report.wording import plain_number

K = Deviation.Kind


@dataclass(frozen=True)
class Suggestion:
    """What a rule has found. `rule` names it and what it is about, never a person; `money` is in
    SEK, above zero when it costs more."""

    rule: str
    kind: str
    severity: int
    text: str
    goal: str = ""
    money: Decimal | None = None


def suggestions(access: Access, day: dt.date) -> list[Suggestion]:
    """What the day's figures suggest and no open deviation is about already, worst first."""
    limits = Thresholds.of(access.project)
    known = set(
        Deviation.objects.visible_to(access).open().exclude(rule="").values_list("rule", flat=True)
    )
    found = [*_goals(access, day, limits), *_intake(access, day, limits)]
    found += _overdue(access, day, limits)
    if access.may(Permission.COSTS_TOTALS):
        found += _costs(access, day)
    new = [one for one in found if one.rule not in known]
    return sorted(new, key=lambda one: -one.severity)


def _goals(access: Access, day: dt.date, limits: Thresholds) -> Iterator[Suggestion]:
    """A forecast that falls short of its goal, and a share outside its bounds."""
    for figure in figures(access.project, day):
        if figure.is_share:
            share = figure.actual
            if share is not None and not limits.share_low <= share <= limits.share_high:
                yield Suggestion(
                    "konsfordelning",
                    K.TARGET_GROUP,
                    2,
                    f"Andelen kvinnor är {plain_number(share)} procent. Den ska ligga mellan "
                    f"{limits.share_low} och {limits.share_high}.",
                    figure.code,
                )
        elif figure.target and figure.forecast is not None and figure.status != Status.REACHED:
            if figure.forecast * 100 < limits.forecast_percent * figure.target:
                yield Suggestion(
                    f"prognos:{figure.code}",
                    K.GOAL,
                    3 if figure.status == Status.AT_RISK else 2,
                    f"{figure.title}: i samma takt blir det {whole(figure.forecast)} av "
                    f"{figure.target}.",
                    figure.code,
                )


def _intake(access: Access, day: dt.date, limits: Thresholds) -> Iterator[Suggestion]:
    """Nobody new for long, while people can still be taken in."""
    project = access.project
    last_day = project.last_intake_on or project.ends_on
    begun = ParticipationPeriod.objects.filter(project=project, starts_on__lte=day).counted()
    latest = begun.aggregate(day=Max("starts_on"))["day"] or project.starts_on
    days = (day - latest).days
    if days > limits.intake_days and day <= last_day:
        yield Suggestion("intag", K.VOLUME, 2, f"Ingen ny deltagare har börjat på {days} dagar.")


def _overdue(access: Access, day: dt.date, limits: Thresholds) -> Iterator[Suggestion]:
    """Too many next steps and follow-ups that should have been done."""
    ongoing = ParticipationPeriod.objects.filter(project=access.project).ongoing(day).counted()
    people = ongoing.order_by().values("participant")
    steps = NextStep.objects.filter(plan__participant__in=people).open(day).duties()
    follow_ups = FollowUp.objects.filter(placement__participant__in=people).planned().duties()
    late = of_all = 0
    for rows, due in ((steps, "due_on"), (follow_ups, "date")):
        counted = rows.order_by().aggregate(
            late=Count("pk", filter=Q(**{f"{due}__lt": day})), of_all=Count("pk")
        )
        late, of_all = late + counted["late"], of_all + counted["of_all"]
    if late * 100 > limits.overdue_percent * of_all:
        yield Suggestion(
            "forsenat",
            K.TIME,
            2,
            f"{late} av {of_all} öppna nästa steg och uppföljningar skulle redan ha gjorts.",
        )


def _costs(access: Access, day: dt.date) -> Iterator[Suggestion]:
    """Kinds of cost whose forecast is too far from their budget."""
    for row in overview(access.project, Period.of(day), day).flagged:
        way = "över" if row.deviation > 0 else "under"
        yield Suggestion(
            f"kostnad:{row.code}",
            K.ECONOMY,
            3 if row.deviation > 0 else 2,
            f"{row.label}: prognosen är {plain_number(abs(whole(row.deviation) or 0))} kronor "
            f"{way} budgeten.",
            money=row.deviation,
        )
