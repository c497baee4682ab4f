"""A group and its meetings as one table: who was at which."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from nyttiga.occasions.models import Attendance, Meeting


@dataclass(frozen=True)
class GroupRow:
    """One person of the group, by their place in it: the answers meeting by meeting."""

    enrolment: Any
    answers: list[tuple[Meeting, str]]
    held: int

    @property
    def present(self) -> int:
        return sum(m.is_held and a == Attendance.Status.PRESENT for m, a in self.answers)


def group_rows(
    enrolments: Iterable[Any],
    meetings: list[Any],
    attendances: QuerySet[Any],
    person_id: Callable[[Any], int],
) -> list[GroupRow]:
    """A row for each place. `attendances` are those the user may see; one query."""
    recorded = attendances.filter(meeting__in=meetings)
    answers = {
        (person, meeting): status
        for person, meeting, status in recorded.values_list(
            "participant_id", "meeting_id", "status"
        )
    }
    held = sum(meeting.is_held for meeting in meetings)
    return [
        GroupRow(
            enrolment, [(m, answers.get((person_id(enrolment), m.pk), "")) for m in meetings], held
        )
        for enrolment in enrolments
    ]
