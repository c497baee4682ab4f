"""The participant flow of a period: who was there, who came, who left, who stayed; and those who
came and left told apart by referrer, municipality and reason.

DOMAIN 2.3 (4.1, 4.2) and 2.6. Starts and ends are counted, so a person who came back twice counts
twice here; `unique` counts the person once. Registered by mistake never counts.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nyttiga.projects.models import Project
from nyttiga.ui.small_numbers import FEW, HIDDEN, Sum, few, suppress
from participants.models import ParticipationPeriod
from participants.models.choices import EndReason, ReferredBy, Sex
from reporting.periods import Period

SEXES = ("kvinnor", "man", "ovriga")
COLUMNS = ("ingaende", "nya", "avslutade", "utgaende")
ALL = "alla"
UNIQUE = (ALL, "unika")
SEX_GROUP = {Sex.WOMAN: "kvinnor", Sex.MAN: "man"}
# A column of the flow told apart: each such table's cells add up to the column's total.
REFERRER, MUNICIPALITY, REASON = "anvisad av", "kommun", "skäl"
TOLD_APART = {REFERRER: "nya", MUNICIPALITY: "nya", REASON: "avslutade"}
NOT_STATED = "Uppgift saknas"

# DOMAIN 1.6.4: every reason has a coarse group that maps to any official list.
REASON_GROUPS = {
    EndReason.COMPLETED: "Slutförde enligt plan",
    EndReason.TO_WORK: "Gick till arbete eller studier",
    EndReason.TO_STUDIES: "Gick till arbete eller studier",
    EndReason.CONTINUED_REHABILITATION: "Gick vidare till annat stöd",
    EndReason.OTHER_MEASURE: "Gick vidare till annat stöd",
    EndReason.CONSENT_WITHDRAWN: "Slutade av administrativt skäl",
    EndReason.DECEASED: "Slutade av administrativt skäl",
    EndReason.PROJECT_ENDED: "Slutade av administrativt skäl",
}
BROKE_OFF = "Avbröt i förtid"

Cell = tuple[str, str]  # (sex or ALL, column), or (what it is told apart by, which)
Number = int | str  # a string is «<5» or «–»


@dataclass(frozen=True)
class Stay:
    """One participation: a row of the flow's source."""

    participant: int
    starts_on: dt.date
    ends_on: dt.date | None = None
    end_reason: str = ""
    sex: str = Sex.UNKNOWN
    referred_by: str = ""
    municipality: str | None = None

    def came_within(self, period: Period) -> bool:
        return period.starts_on <= self.starts_on <= period.ends_on

    def left_within(self, period: Period) -> bool:
        return self.ends_on is not None and period.starts_on <= self.ends_on <= period.ends_on

    def took_part_in(self, period: Period) -> bool:
        ended_before = self.ends_on is not None and self.ends_on < period.starts_on
        return self.starts_on <= period.ends_on and not ended_before


def stays(project: Project) -> list[Stay]:
    """All participations of the project that count. One query."""
    rows = ParticipationPeriod.objects.filter(project=project).exclude(
        end_reason=EndReason.REGISTERED_BY_MISTAKE
    )
    fields = ("participant", "starts_on", "ends_on", "end_reason")
    of_person = ("sex", "referred_by", "municipality__name")
    return [
        Stay(*row)
        for row in rows.values_list(*fields, *(f"participant__{name}" for name in of_person))
    ]


def count_flow(stays: Iterable[Stay], period: Period) -> dict[Cell, int]:
    """The cells of the flow. In every row: ingående + nya - avslutade = utgående."""
    cells = {(sex, column): 0 for sex in (*SEXES, ALL) for column in COLUMNS}
    people = set()
    for stay in stays:
        if not stay.took_part_in(period):
            continue
        people.add(stay.participant)
        came = "nya" if stay.came_within(period) else "ingaende"
        left = "avslutade" if stay.left_within(period) else "utgaende"
        sex = SEX_GROUP.get(Sex(stay.sex), "ovriga")
        for cell in ((sex, came), (sex, left), (ALL, came), (ALL, left), *_apart(stay, came, left)):
            cells[cell] = cells.get(cell, 0) + 1
    return cells | {UNIQUE: len(people)}


def _apart(stay: Stay, came: str, left: str) -> Iterable[Cell]:
    if came == "nya":
        referrer = ReferredBy(stay.referred_by).label if stay.referred_by else NOT_STATED
        yield REFERRER, str(referrer)
        yield MUNICIPALITY, stay.municipality or NOT_STATED
    if left == "avslutade":
        reason = stay.end_reason
        yield REASON, REASON_GROUPS.get(EndReason(reason), BROKE_OFF) if reason else NOT_STATED


def flow_for_outsiders(stays: Sequence[Stay], periods: Sequence[Period]) -> dict[Cell, Number]:
    """The flow of the last of the periods, with small numbers hidden."""
    return flows_for_outsiders(stays, periods)[-1]


def flows_for_outsiders(
    stays: Sequence[Stay], periods: Sequence[Period]
) -> list[dict[Cell, Number]]:
    """The flow of each of the periods, with small numbers hidden.

    All quarters so far are gone through in turn: a quarter opens with what the one before ended
    with, so what that report showed or hid, this one shows or hides too.
    """
    found = []
    read: dict[Cell, Number] = {}
    for period in periods:
        opening = {(sex, "ingaende"): read.get((sex, "utgaende"), 0) for sex in (*SEXES, ALL)}
        cells = count_flow(stays, period)
        unique = cells.pop(UNIQUE)
        read = suppress(
            cells,
            sums_of_flow(cells),
            shown_before=[cell for cell, shown in opening.items() if isinstance(shown, int)],
            hidden_before=[cell for cell, shown in opening.items() if shown == HIDDEN],
            worth=_worth,
        )
        # Few people come back within a quarter, so the unique nearly tell the sum of these two.
        sources = (read[ALL, "ingaende"], read[ALL, "nya"])
        read[UNIQUE] = HIDDEN if HIDDEN in sources or FEW in sources else few(unique)
        found.append(read)
    return found


def _worth(cell: Cell) -> int:
    """How long a cell is kept from being hidden. What a quarter ends with is the next one's
    opening, so hiding it costs two reports; totals say more than their parts."""
    group, column = cell
    return 2 * (column == "utgaende") + (group == ALL)


def sums_of_flow(cells: Iterable[Cell]) -> list[Sum[Cell]]:
    """Everything in the flow's tables that adds up."""
    balance = [
        Sum([(sex, "ingaende"), (sex, "nya")], [(sex, "avslutade"), (sex, "utgaende")])
        for sex in (*SEXES, ALL)
    ]
    by_sex = [Sum([(sex, column) for sex in SEXES], [(ALL, column)]) for column in COLUMNS]
    apart = [
        Sum([cell for cell in cells if cell[0] == group], [(ALL, column)])
        for group, column in TOLD_APART.items()
    ]
    return [*balance, *by_sex, *(one for one in apart if one.parts)]
