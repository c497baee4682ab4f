"""Step measurements on the participant's page: how far, and when the next one is due."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.measurement_due import due_column
from participants.measurement_history import MeasurementHistory
from participants.models import MeasurementRequest, Participant, StepMeasurement
from participants.models.measurement import DOMAINS

MEASUREMENTS = JsonRows(
    StepMeasurement.objects.filter(participant=OuterRef("pk")).order_by("date", "pk"),
    "pk",
    "date",
    "respondent",
    *DOMAINS,
)


@dataclass(frozen=True)
class MeasurementPanel:
    """`due` is None for somebody who does not take part now. `is_asked`: the questions wait on
    the participant's own page because staff put them there."""

    history: MeasurementHistory
    due: dt.date | None
    is_late: bool
    is_asked: bool
    may_edit: bool


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    if not access.may(Permission.MEASUREMENTS_VIEW):
        return {}
    asked = MeasurementRequest.objects.filter(participant=OuterRef("pk")).unanswered()
    return {
        "measurement_rows": MEASUREMENTS.column,
        "measurement_due": due_column(day),
        "measurement_asked": Exists(asked),
    }


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`measurement_panel`; nothing without the permission. No query."""
    if not access.may(Permission.MEASUREMENTS_VIEW):
        return {}
    row: Any = participant
    rows = [one for one in MEASUREMENTS.read(row.measurement_rows) if one.date <= day]
    due = row.measurement_due
    return {
        "measurement_panel": MeasurementPanel(
            history=MeasurementHistory(rows),
            due=due,
            is_late=due is not None and due < day,
            is_asked=row.measurement_asked,
            may_edit=access.may(Permission.MEASUREMENTS_EDIT),
        )
    }
