"""«Läget mot målen»: the box beside the worklist on *Idag*."""

import datetime as dt

from django.urls import reverse

from nyttiga.ui.access import Access
from reporting.figures import figures
from reporting.pace import Status
from reporting.theirs import is_theirs

SHOWN = 4
# What needs attention first; a goal without people to count has nothing to say.
ORDER = [Status.AT_RISK, Status.BEHIND, Status.ON_TRACK, Status.REACHED]


def goals_panel(access: Access, day: dt.date) -> dict[str, object] | None:
    """The goals that are furthest from where they should be; None without any to count."""
    counted = [figure for figure in figures(access.project, day) if figure.status in ORDER]
    worst_first = sorted(
        counted, key=lambda one: (ORDER.index(one.status), not is_theirs(access.role, one.code))
    )
    if not counted:
        return None
    return {
        "figures": worst_first[:SHOWN],
        "url": reverse("reporting:goals", args=[access.project.slug]),
    }
