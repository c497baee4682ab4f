"""The list of what to register: how many of each kind, and the shown rows in words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from nyttiga.ui.access import Access
from participants.models import Participant
from reporting.sus.states import State, stays

# The groups as they stand on the page: what is late in any of them first, then the kinds.
LATE, ALL = "sena", "alla"
GROUPS = {
    LATE: "Sent",
    State.AT_ONCE: "Ut genast",
    State.IN: "In",
    State.OUT: "Ut",
    State.CORRECT: "Rätta",
    State.CONSENT: "Samtycke saknas",
    State.REGISTERED: "Inregistrerade",
    State.DONE: "Klara",
}


@dataclass(frozen=True)
class Queue:
    """One project's stays, seen by one user on a day."""

    access: Access
    day: dt.date

    def counts(self) -> dict[str, int]:
        """How many stand in each group, `LATE` among them. One query."""
        rows = (
            stays(self.access, self.day)
            .order_by()
            .values("state")
            .annotate(number=Count("pk"), late=Count("pk", filter=self._is_late()))
        )
        found = dict.fromkeys(GROUPS, 0)
        for row in rows:
            found[row["state"]] = row["number"]
            found[LATE] += row["late"]
        return found

    def group(self, group: str) -> QuerySet[Any]:
        """The group's rows, the longest due first."""
        rows = stays(self.access, self.day).order_by("due", "starts_on", "pk")
        return rows.filter(self._is_late() if group == LATE else Q(state=group))

    def _is_late(self) -> Q:
        return Q(due__lt=self.day)  # what is not to be done is never due before today

    def described(self, ids: list[int]) -> list[Any]:
        """The stays of those ids in that order, with their registration, `shown_name`,
        `is_open` and `number`."""
        person = Participant.objects.visible_to(self.access).filter(pk=OuterRef("participant"))
        rows = (
            stays(self.access, self.day)
            .filter(pk__in=ids)
            .annotate(
                shown_name=Subquery(person.values("shown_name")), number=F("participant__number")
            )
        )
        by_id = {row.pk: row for row in rows.select_related("registration", "participant")}
        return [by_id[pk] for pk in ids if pk in by_id]
