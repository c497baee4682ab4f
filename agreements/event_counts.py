"""Who was at one event, counted: distinct people, organisations, units and enterprises."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from agreements.models import EventAttendance


@dataclass(frozen=True)
class EventCounts:
    """`units` are distinct (organisation, unit); no unit is one of its own (DESIGN 4, M7.2)."""

    public_people: int
    organisations: int
    units: int
    enterprise_people: int
    enterprises: int

    @classmethod
    def of(cls, attendances: Iterable[EventAttendance]) -> Self:
        """Of those of the event's attendances that say present."""
        here = [row for row in attendances if row.status == EventAttendance.Status.PRESENT]
        public = [(row.organisation_id, row.unit_id) for row in here if row.organisation_id]
        enterprises = [row.enterprise_id for row in here if row.enterprise_id]
        return cls(
            public_people=len(public),
            organisations=len({organisation for organisation, _ in public}),
            units=len(set(public)),
            enterprise_people=len(enterprises),
            enterprises=len(set(enterprises)),
        )

    @property
    def people(self) -> int:
        return self.public_people + self.enterprise_people
