"""What day it is, in Sweden."""

import datetime as dt

from django.utils import timezone

from nyttiga.ui.access import ProjectRequest

PRETEND_PARAMETER = "per"
FIRST_DAY = dt.date(2000, 1, 1)


def today() -> dt.date:
    """Today's date in the project's time zone."""
    return timezone.localdate()


def day_seen(request: ProjectRequest) -> dt.date:
    """The day a page is seen as of: today, or an earlier day by `?per=YYYY-MM-DD`.

    A malformed or future date, or one before any project, counts as today: a link someone
    mistyped must still open.
    """
    try:
        asked = dt.date.fromisoformat(request.GET.get(PRETEND_PARAMETER, ""))
    except ValueError:
        return today()
    return asked if FIRST_DAY <= asked <= today() else today()
