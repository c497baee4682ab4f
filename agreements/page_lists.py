"""The short lists on an agreement's page, read with the agreement itself: one query."""

from typing import Any

from django.db.models import F, OuterRef

from agreements.models import (
    Agreement,
    AgreementAction,
    AgreementOption,
    StageChange,
    SupportGiven,
)
from nyttiga.ui.json_rows import JsonRows

_OF_AGREEMENT = {"agreement": OuterRef("pk")}
LISTS = {
    "actions": JsonRows(
        AgreementAction.objects.filter(**_OF_AGREEMENT).order_by("done_on", "due_on", "pk"),
        *("id", "what", "who", "due_on", "done_on"),
    ),
    "changes": JsonRows(
        StageChange.objects.filter(**_OF_AGREEMENT),
        *("before", "after", "date", "reason"),
        by=F("made_by__name"),
    ),
    "support": JsonRows(
        SupportGiven.objects.filter(**_OF_AGREEMENT),
        *("date", "hours", "what"),
        by=F("given_by__name"),
    ),
    "options": JsonRows(
        AgreementOption.objects.filter(**_OF_AGREEMENT), "id", "extends_to", "used_on"
    ),
    "call_offs": JsonRows(
        Agreement.objects.filter(framework=OuterRef("pk")), "id", "number", "title"
    ),
}


def with_lists(agreements: Any) -> Any:
    """The agreements with a column for each list."""
    return agreements.annotate(**{f"{name}_rows": rows.column for name, rows in LISTS.items()})


def lists_of(agreement: Any) -> dict[str, list[Any]]:
    """Each list of an agreement read `with_lists`, by its name."""
    return {name: rows.read(getattr(agreement, f"{name}_rows")) for name, rows in LISTS.items()}
