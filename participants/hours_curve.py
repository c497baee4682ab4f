"""The curve of hours a week at the workplace, beside the hours that were planned."""

from dataclasses import dataclass
from decimal import Decimal

from participants.workplace_weeks import WorkplaceWeek

WIDTH, HEIGHT = 360, 150
LEFT, RIGHT, TOP, BOTTOM = 30, 350, 12, 122
STEP = 5  # hours between the lines of the grid


@dataclass(frozen=True)
class Label:
    """A word at a place."""

    x: float
    y: float
    text: str


class HoursCurve:
    """Places of all that the drawing shows. `worked` and `planned` are the points of lines."""

    width, height, left, right = WIDTH, HEIGHT, LEFT, RIGHT

    def __init__(self, weeks: list[WorkplaceWeek]) -> None:
        self.weeks = weeks
        most = max([Decimal(STEP)] + [max(week.hours, week.planned or 0) for week in weeks])
        self.top = (int(-(-most // STEP))) * STEP

    @property
    def worked(self) -> str:
        return " ".join(f"{self._x(i)},{self._y(week.hours)}" for i, week in self._recorded())

    @property
    def dots(self) -> list[tuple[float, float]]:
        return [(self._x(i), self._y(week.hours)) for i, week in self._recorded()]

    @property
    def planned(self) -> str:
        """Steps: the hours of a week hold from its beginning to its end."""
        half = self._wide() / 2
        return " ".join(
            f"{self._x(i) + side * half:.1f},{self._y(week.planned)}"
            for i, week in enumerate(self.weeks)
            if week.planned is not None
            for side in (-1, 1)
        )

    @property
    def grid(self) -> list[Label]:
        """The hours beside the lines across."""
        middle = self.top // 2 if self.top % 2 == 0 else None
        shown = [0, self.top] if middle is None else [0, middle, self.top]
        return [Label(LEFT - 6, self._y(Decimal(hours)), str(hours)) for hours in shown]

    @property
    def week_labels(self) -> list[Label]:
        """The first and the last week, and one between."""
        last = len(self.weeks) - 1
        return [
            Label(self._x(i), HEIGHT - 8, f"v. {self.weeks[i].number}")
            for i in sorted({0, last // 2, last})
        ]

    @property
    def words(self) -> str:
        """The same in words, for those who do not see it."""
        parts = [
            f"vecka {week.number}: {_number(week.hours)}"
            + ("" if week.planned is None else f" av {_number(week.planned)}")
            for week in self.weeks
            if week.recorded
        ]
        return f"Timmar i veckan mot planerat. {', '.join(parts)}."

    def _recorded(self) -> list[tuple[int, WorkplaceWeek]]:
        return [(i, week) for i, week in enumerate(self.weeks) if week.recorded]

    def _wide(self) -> float:
        return (RIGHT - LEFT) / len(self.weeks)

    def _x(self, index: int) -> float:
        return round(LEFT + (index + 0.5) * self._wide(), 1)

    def _y(self, hours: Decimal) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * float(hours) / self.top, 1)


def _number(hours: Decimal) -> str:
    return f"{hours:.1f}".replace(".", ",").removesuffix(",0")
