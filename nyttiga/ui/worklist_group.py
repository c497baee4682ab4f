"""One group of *Idag* as the page shows it: the most urgent in full, the rest folded by area."""

from dataclasses import dataclass

from nyttiga.ui.worklist import Area, Urgency, WorkLine, by_urgency

MOST_LINES = 12  # so many are read at a glance
SHOWN = 5  # of more, these stand open


@dataclass(frozen=True)
class Fold:
    """What is left of one area."""

    area: Area
    lines: list[WorkLine]

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)


@dataclass(frozen=True)
class WorkGroup:
    """What is late, or for today, or soon."""

    title: str
    urgency: Urgency
    total: int
    lines: list[WorkLine]
    folds: list[Fold]

    @classmethod
    def of(cls, title: str, asked: Urgency, lines: list[WorkLine]) -> "WorkGroup":
        """The group of that urgency. A handful is shown whole."""
        total = sum(line.total for line in lines if line.urgency == asked)
        found = by_urgency(lines, asked)
        shown = found if len(found) <= MOST_LINES else found[:SHOWN]
        rest = found[len(shown) :]
        folds = [Fold(area, [line for line in rest if line.source.area == area]) for area in Area]
        return cls(title, asked, total, shown, [fold for fold in folds if fold.lines])
