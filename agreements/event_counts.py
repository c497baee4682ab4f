"""Who was at one event, counted: distinct people, organisations, units and enterprises."""

from dataclasses import dataclass
from typing import Self

from agreements.models import EventAttendance, PublicEvent


@dataclass(frozen=True)
class EventCounts:
    """`units` are distinct (organisation, unit); no unit is one of its own (DESIGN 4, M7.2)."""

    public_people: int
    organisations: int
    units: int
    enterprise_people: int
    enterprises: int

    @classmethod
    def of(cls, event: PublicEvent) -> Self:
        """Of those who were present. One query."""
        here = EventAttendance.objects.filter(meeting=event).present().order_by()
        rows = list(here.values_list("organisation", "unit", "enterprise"))
        public = [(organisation, unit) for organisation, unit, _ in rows if organisation]
        enterprises = [enterprise for _, _, enterprise in rows if enterprise]
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
