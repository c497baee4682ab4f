"""A goal's figures in plain words, for the pages and for the report."""

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils.formats import date_format, number_format

from reporting.figures import Figure
from reporting.outlook import Outlook
from reporting.pace import Status

register = template.Library()

LAGGING = {Status.BEHIND: "ligger efter", Status.AT_RISK: "är i fara"}
NOT_JUDGED = (Status.NO_TARGET, Status.NO_DATA)


@register.filter
def forecast_words(figure: Figure) -> str:
    """«36 i november 2022»: what it comes to when the goal is due, in whole numbers."""
    if figure.forecast is None or figure.due_on is None:
        return ""
    whole = number_format(figure.forecast.quantize(Decimal(1), ROUND_HALF_UP))
    if figure.as_of >= figure.due_on:
        return f"{whole} när tiden gick ut {_day(figure.due_on)}"
    return f"{whole} i {date_format(figure.due_on, 'F Y')}"


@register.filter
def what_is_needed(figure: Figure) -> str:
    """What must happen for a goal that is behind to be reached; empty for one that is not."""
    if figure.status not in (Status.BEHIND, Status.AT_RISK):
        return ""
    if figure.is_share:
        too_few = Decimal(figure.actual or 0) < Decimal(figure.low or 0)
        return f"Fler {'kvinnor' if too_few else 'män'} behövs"
    if figure.due_on is None or figure.as_of >= figure.due_on:
        return f"{figure.missing} fattas"
    return f"{figure.missing} till före {_day(figure.due_on)} behövs"


@register.filter
def soon_words(ahead: Outlook) -> str:
    """«4 fler behövs före 24 januari 2027 för att hålla takten.»"""
    if not ahead.soon:
        return f"Takten räcker: inget mer behövs före {_day(ahead.by)}."
    if ahead.milestone:
        until = _day(ahead.milestone.due_on)
        return f"{ahead.soon} fler behövs för delmålet {ahead.milestone.value} den {until}."
    if ahead.soon == ahead.missing:
        return f"{ahead.soon} fler behövs före {_day(ahead.by)} för att nå målet."
    return f"{ahead.soon} fler behövs före {_day(ahead.by)} för att hålla takten."


@register.filter
def pace_words(ahead: Outlook) -> str:
    """«I allt fattas 8. Det är 2,1 i månaden. Det senaste halvåret har det blivit 1,3.»"""
    told = [f"I allt fattas {ahead.missing}."]
    if ahead.takes is not None:
        told.append(f"Det är {number_format(ahead.takes)} i månaden.")
    if ahead.lately is not None:
        told.append(f"Det senaste halvåret har det blivit {number_format(ahead.lately)}.")
    return " ".join(told)


@register.filter
def change_words(figure: Figure) -> str:
    """«+4 sedan 30 juni»; empty when there is nothing to compare with."""
    if figure.change is None or figure.compared_on is None:
        return ""
    sign = "±" if not figure.change else "+" if figure.change > 0 else "−"
    size = number_format(str(abs(figure.change)))
    return f"{sign}{size} sedan {date_format(figure.compared_on, 'j F')}"


@register.filter
def target_words(goal: Figure) -> str:
    """«30», «40–60 %»; empty without a number. Takes a goal `with_target` as well."""
    if goal.low is not None:
        return f"{goal.low}–{goal.high} %"
    return "" if goal.target is None else number_format(goal.target)


@register.filter
def in_short(figures: Iterable[Figure]) -> str:
    """Are we on our way? «9 av 14 mål är nådda eller i fas, 3 ligger efter och 2 är i fara.»"""
    judged = [figure.status for figure in figures if figure.status not in NOT_JUDGED]
    lagging = [(words, judged.count(status)) for status, words in LAGGING.items()]
    told = " och ".join(f"{number} {words}" for words, number in lagging if number)
    if not judged:
        return "Det finns inget att räkna än."
    if not told:
        return "Alla mål är nådda eller i fas."
    fine = len(judged) - sum(number for _, number in lagging)
    return f"{fine} av {len(judged)} mål är nådda eller i fas, {told}."


def _day(day: dt.date) -> str:
    return date_format(day, "j F Y")
