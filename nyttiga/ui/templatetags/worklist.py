"""How a row of *Idag* says when."""

import datetime as dt

from django import template
from django.utils.formats import date_format, time_format

from nyttiga.ui.worklist import WorkItem

register = template.Library()


@register.simple_tag
def work_when(item: WorkItem, day: dt.date) -> str:
    """«6 dagar sen», «09.00–12.00», «ons 4 november»."""
    if item.due < day:
        late = (day - item.due).days
        return f"{late} {'dag' if late == 1 else 'dagar'} sen"
    if item.due > day:
        return date_format(item.due, "D j M").lower()
    if item.at is None:
        return "i dag"
    return "–".join(time_format(time) for time in (item.at, item.until) if time)
