"""Counts the cells of the tables, and says what adds up to what.

Every table of a window stands on the flow's own totals: who began in it, who ended in it. So all
of them hang together, and what follows from them together is what may be told outside.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nyttiga.ui.small_numbers import Sum
from participants.models.choices import Sex
from participants.models.situation import Source
from reporting.periods import Period
from reporting.report.flow import ALL, SEX_GROUP, SEXES
from reporting.sus.tables import groups
from reporting.sus.tables.groups import KINDS, OCCUPATIONS, SOURCES, SUPPORT
from reporting.sus.tables.participations import Participation

Cell = tuple[Any, ...]  # (table, …); the flow's own cells are (sex, column)
BEFORE, AFTER = "fore", "efter"
MOMENTS = (BEFORE, AFTER)
EVERYBODY = "alla"
A2, A3, A4, A6, A8 = "A2", "A3", "A4", "A6", "A8"
# Of whom a table is: which column of the flow it adds up to.
TOTAL_OF = {A2: "avslutade", A3: "avslutade", A6: "avslutade", A4: "nya", A8: "nya"}
REST = "rest"


@dataclass(frozen=True)
class Counted:
    """The cells, what adds up, and the cells that no table shows but that a reader could work
    out: how many have several sources, and so on."""

    cells: dict[Cell, int]
    sums: list[Sum[Cell]]
    unseen: set[Cell]


def total_of(cell: Cell) -> str:
    """The column of the flow that the cell's table adds up to; "" for the flow itself."""
    return TOTAL_OF.get(cell[1] if cell[0] == REST else cell[0], "")


def count(rows: Iterable[Participation], window: Period) -> Counted:
    """Of those who ended in the window how it was before and after; of those who began in it
    who they were and how they are registered."""
    rows = list(rows)
    ended = [row for row in rows if row.stay.left_within(window)]
    began = [row for row in rows if row.stay.came_within(window)]
    tally: Counter[Cell] = Counter()
    for row in ended:
        for sex in (SEX_GROUP.get(Sex(row.stay.sex), "ovriga"), ALL):
            tally.update(_ended_cells(row, sex))
        tally[A6, groups.transition(row.before), groups.transition(row.after)] += 1
        tally[A6, groups.transition(row.before), EVERYBODY] += 1
        tally[A6, EVERYBODY, groups.transition(row.after)] += 1
    for row in began:
        tally.update((A4, part, group(row)) for part, _, group, _ in groups.BACKGROUND)
        tally[A8, row.registered] += 1
    cells = {cell: tally[cell] for cell in (*_ended_names(), *_began_names())}
    return _with_unseen(cells)


def _ended_cells(row: Participation, sex: str) -> Iterable[Cell]:
    for moment, situation in ((BEFORE, row.before), (AFTER, row.after)):
        for source in situation.sources:
            yield A2, sex, source, moment
        yield A2, sex, groups.support(situation), moment
        done = groups.occupation(situation)
        yield A3, sex, done, moment
        if done in {"arbete", "studier"}:
            yield A3, sex, "nagot", moment
            if moment == AFTER and row.started_or_increased:
                yield A3, sex, "okat", AFTER


def _ended_names() -> Iterable[Cell]:
    for sex in (*SEXES, ALL):
        for moment in MOMENTS:
            yield from ((A2, sex, key, moment) for key, _ in (*SOURCES, *SUPPORT))
            yield from ((A3, sex, key, moment) for key, _ in OCCUPATIONS)
            yield A3, sex, "nagot", moment
        yield A3, sex, "okat", AFTER
    keys = [key for key, _ in groups.TRANSITIONS]
    yield from ((A6, one, other) for one in [*keys, EVERYBODY] for other in [*keys, EVERYBODY])


def _began_names() -> Iterable[Cell]:
    yield from ((A4, part, label) for part, _, _, labels in groups.BACKGROUND for label in labels)
    yield from ((A8, key) for key, _ in groups.COVERAGE)


def _with_unseen(cells: dict[Cell, int]) -> Counted:
    """Adds the sums, each made whole where needed by a cell that no table shows."""
    cells.pop((A6, EVERYBODY, EVERYBODY))  # the flow's own total
    sums = [*_equal(), *_of_sex(), *_matrix(), *_began()]
    unseen = set()
    for most, least in _at_least():
        rest: Cell = (REST, *least)
        cells[rest] = sum(cells[cell] for cell in most) - cells[least]
        unseen.add(rest)
        sums.append(Sum(most, [least, rest]))
    return Counted(cells, sums, unseen)


def _equal() -> Iterable[Sum[Cell]]:
    """Everybody who ended is in one group of each table."""
    for sex in (*SEXES, ALL):
        for moment in MOMENTS:
            yield Sum([(A2, sex, key, moment) for key, _ in SUPPORT], [(sex, "avslutade")])
            yield Sum([(A3, sex, key, moment) for key, _ in OCCUPATIONS], [(sex, "avslutade")])
            both = [(A3, sex, "arbete", moment), (A3, sex, "studier", moment)]
            yield Sum(both, [(A3, sex, "nagot", moment)])


def _of_sex() -> Iterable[Sum[Cell]]:
    """Women, men and others are everybody."""
    names = [cell for cell in _ended_names() if cell[0] in {A2, A3} and cell[1] == ALL]
    for table, _, key, moment in names:
        yield Sum([(table, sex, key, moment) for sex in SEXES], [(table, ALL, key, moment)])


def _matrix() -> Iterable[Sum[Cell]]:
    """Lines and columns of the transitions, and what the table of support says of them."""
    keys = [key for key, _ in groups.TRANSITIONS]
    for one in keys:
        yield Sum([(A6, one, other) for other in keys], [(A6, one, EVERYBODY)])
        yield Sum([(A6, other, one) for other in keys], [(A6, EVERYBODY, one)])
    for moment in MOMENTS:
        for key, _ in SUPPORT[1:]:
            yield Sum([_total(key, moment)], [(A2, ALL, key, moment)])
        public = [_total(key, moment) for key in groups.PUBLIC_TRANSITIONS]
        yield Sum(public, [(A2, ALL, "offentlig", moment)])


def _total(key: str, moment: str) -> Cell:
    return (A6, key, EVERYBODY) if moment == BEFORE else (A6, EVERYBODY, key)


def _began() -> Iterable[Sum[Cell]]:
    for part, _, _, labels in groups.BACKGROUND:
        yield Sum([(A4, part, label) for label in labels], [(ALL, "nya")])
    yield Sum([(A8, key) for key, _ in groups.COVERAGE], [(ALL, "nya")])


def _at_least() -> Iterable[tuple[list[Cell], Cell]]:
    """Cells that together are at least as many as another: people have several sources at once,
    and those who began or increased are some of those who work or study."""
    public = [key for key, _ in SOURCES if key != Source.STUDENT_AID]
    for moment in MOMENTS:
        for sex in (*SEXES, ALL):
            yield [(A2, sex, key, moment) for key in public], (A2, sex, "offentlig", moment)
            student = (A2, sex, Source.STUDENT_AID.value, moment)
            yield [student], (A2, sex, "studiestod", moment)
        for key, _, sources in KINDS:
            yield [(A2, ALL, one.value, moment) for one in sources], _total(key, moment)
    for sex in (*SEXES, ALL):
        yield [(A3, sex, "nagot", AFTER)], (A3, sex, "okat", AFTER)
