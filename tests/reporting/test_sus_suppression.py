"""No number of 1–4 people can be worked out from the tables that leave the house.

The attacker of these tests knows every sum that holds between the cells, the bounds that «<5»
gives, and that no cell is less than nothing. It looks for each hidden small cell's least and most
by solving, with another method than the code's own: exact fractions and the simplex of all sums.
"""

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from nyttiga.ui.small_numbers import FEW, HIDDEN, is_small
from participants.models.choices import Education, EndReason, ReferredBy, Sex
from participants.models.situation import Source
from reporting.periods import Period
from reporting.report.flow import UNIQUE, Stay, count_flow, sums_of_flow
from reporting.sus.tables.counting import count
from reporting.sus.tables.participations import Mode, Participation, Situation
from reporting.sus.tables.variants import read_outside

FIRST = Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
SECOND = Period(dt.date(2026, 4, 1), dt.date(2026, 6, 30))
KINDS = ["ARB_OSUBV", "STUDIER", "AKTIVT_SOKANDE", "OVRIGT"]
SOURCES = [
    Source.SOCIAL_ASSISTANCE,
    Source.SICKNESS_BENEFIT,
    Source.STUDENT_AID,
    Source.WAGES,
]

situations = st.builds(
    Situation,
    st.frozensets(st.sampled_from(SOURCES), max_size=2),
    st.tuples(st.tuples(st.sampled_from(KINDS), st.sampled_from([0, 25, 100]))) | st.just(()),
)


@st.composite
def participations(draw):
    starts_on = draw(st.dates(FIRST.starts_on, SECOND.ends_on))
    ends_on = draw(st.none() | st.dates(SECOND.starts_on, SECOND.ends_on))
    ends_on = None if ends_on is None else max(ends_on, starts_on)
    sex = draw(st.sampled_from([Sex.WOMAN, Sex.WOMAN, Sex.MAN, Sex.UNKNOWN]))
    stay = Stay(
        draw(st.integers(1, 999)),
        starts_on,
        ends_on,
        draw(st.sampled_from([EndReason.TO_WORK, EndReason.OWN_CHOICE])) if ends_on else "",
        sex,
        draw(st.sampled_from([ReferredBy.OTHER, ReferredBy.PSYCHIATRY])),
    )
    return Participation(
        stay,
        draw(situations),
        draw(situations) if ends_on else Situation(),
        draw(st.sampled_from([Education.PRIMARY, Education.SECONDARY])),
        draw(st.sampled_from([None, 0, 30])),
        draw(st.sampled_from([None, 18, 44])),
        draw(st.sampled_from(["", Mode.PERSON, Mode.ANONYMOUS])),
    )


def solved(cells, read, sums):
    """Small cells whose value follows from the sums alone (exact Gauss elimination)."""
    unknown = [key for key in cells if key not in read or not isinstance(read[key], int)]
    place = {key: number for number, key in enumerate(unknown)}
    rows = []
    for one in sums:
        row = {}
        total = Fraction(0)
        for key in one.cells:
            sign = one.sign(key)
            if key in place:
                row[place[key]] = Fraction(sign)
            else:
                total -= sign * cells[key]
        rows.append((row, total))
    done = []
    while rows:
        row, total = rows.pop()
        for pivot, other, other_total in done:
            if factor := row.get(pivot):
                row = _minus(row, other, factor)
                total -= factor * other_total
        if not row:
            continue
        pivot = next(iter(row))
        factor = row[pivot]
        row = {key: value / factor for key, value in row.items()}
        total /= factor
        done = [
            (p, _minus(r, row, r[pivot]), t - r[pivot] * total) if pivot in r else (p, r, t)
            for p, r, t in done
        ]
        done.append((pivot, row, total))
    return {unknown[p] for p, row, _ in done if len(row) == 1 and is_small(cells[unknown[p]])}


def _minus(row, other, factor):
    keys = {*row, *other}
    made = {key: row.get(key, Fraction(0)) - factor * other.get(key, Fraction(0)) for key in keys}
    return {key: value for key, value in made.items() if value}


def everything(rows):
    """All cells there are in the quarter, and all that holds between those that are told."""
    read = read_outside(tuple(rows), (FIRST, SECOND))
    counted = count(rows, SECOND)
    flow = {k: n for k, n in count_flow([row.stay for row in rows], SECOND).items() if k != UNIQUE}
    cells = flow | counted.cells
    told = {key: read[key] for key in read if key not in counted.unseen}
    sums = [
        one
        for one in [*sums_of_flow(flow), *counted.sums]
        if all(key in told or key in counted.unseen for key in one.cells)
    ]
    return cells, told, sums


@settings(max_examples=5, deadline=None)
@given(st.lists(participations(), min_size=20, max_size=28))
def test_no_small_number_is_told_or_follows_from_what_is_told(rows):
    cells, told, sums = everything(rows)
    for key, shown in told.items():
        assert shown in {FEW, HIDDEN, cells[key]}
        if is_small(cells[key]):
            assert shown in {FEW, HIDDEN}
    assert solved(cells, told, sums) == set()
