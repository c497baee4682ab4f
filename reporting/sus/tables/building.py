"""The tables as plain data: words and numbers, as they may be read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from participants.models.choices import EndReason
from reporting.pace import rounded
from reporting.report.flow import ALL, COLUMNS, REASON, REFERRER, SEXES
from reporting.sus.tables import groups
from reporting.sus.tables.counting import A2, A3, A4, A6, A8, AFTER, BEFORE, EVERYBODY

Number = Any  # int, Decimal, or a text such as «<5»; None where there is nothing to say
SEX_LABELS = {"kvinnor": "Kvinnor", "man": "Män", "ovriga": "Annat eller okänt", ALL: "Alla"}
NO_NUMBER = "–"


@dataclass(frozen=True)
class TableRow:
    """A line: its words and its numbers. `kind`: "" for one of many, "total", or "part" for one
    that is a part of the line above."""

    label: str
    numbers: tuple[Number, ...]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """One table. `sheet` is its short name, for a workbook's tab and an anchor. Without rows,
    `note` says why."""

    code: str
    sheet: str
    title: str
    headings: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """How the cells are read: `of` a cell its number or what stands for it, and from how many
    people up a percentage may be shown."""

    cells: Mapping[Any, Number]
    least_for_percent: int = 1

    def of(self, *cell: Any) -> Number:
        return self.cells.get(cell, 0)

    def change(self, before: Number, after: Number) -> tuple[Number, Number]:
        """The difference in number and in per cent of before; only between numbers shown."""
        if not (isinstance(before, int) and isinstance(after, int)):
            return NO_NUMBER, NO_NUMBER
        if before < self.least_for_percent:
            return after - before, NO_NUMBER
        return after - before, rounded(Decimal(100 * (after - before)) / before)

    def is_nothing(self, *cells: tuple[Any, ...]) -> bool:
        return not any(self.of(*cell) for cell in cells)


def flow(read: Reading) -> Table:
    rows = [
        TableRow(
            SEX_LABELS[sex],
            tuple(read.of(sex, column) for column in COLUMNS),
            "total" if sex == ALL else "",
        )
        for sex in (*SEXES, ALL)
        if sex != "ovriga" or not read.is_nothing(*((sex, column) for column in COLUMNS))
    ]
    return Table(
        "A1",
        "Flöde",
        "Deltagarflöde",
        ("Kön", "Fanns vid start", "Nya", "Avslutade", "Fanns vid slut"),
        tuple(rows),
        "Varje start räknas, så den som kommit tillbaka räknas en gång för varje gång.",
    )


def support(read: Reading) -> Table:
    rows = _before_and_after(read, A2, groups.SUPPORT[:1])
    rows += _before_and_after(read, A2, groups.SOURCES[:-1], kind="part", skip_nothing=True)
    rows += _before_and_after(read, A2, groups.SUPPORT[1:])
    return Table(
        "A2",
        "Försörjning",
        "Försörjning före och efter",
        BEFORE_AFTER_HEADINGS,
        tuple(rows),
        "Av dem som avslutat. En person kan ha flera slags försörjning. Föräldrapenning och "
        "pension räknas inte som offentlig försörjning.",
    )


def occupation(read: Reading) -> Table:
    rows = _before_and_after(read, A3, groups.OCCUPATIONS)
    rows += _before_and_after(read, A3, [groups.WORKS_OR_STUDIES], kind="total")
    key, label = groups.INCREASED
    sexes = [read.of(A3, sex, key, AFTER) for sex in (ALL, *SEXES[:2])]
    rows.append(
        TableRow(label, (None, sexes[0], None, None, None, sexes[1], None, sexes[2]), "part")
    )
    return Table(
        "A3",
        "Sysselsättning",
        "Sysselsättning före och efter",
        BEFORE_AFTER_HEADINGS,
        tuple(rows),
        "Av dem som avslutat. Den som både arbetar och studerar räknas som arbetande. Började "
        "eller ökade: mer arbete och studier tillsammans än före, 100 % är 40 timmar i veckan.",
    )


BEFORE_AFTER_HEADINGS = (
    "", "Före", "Efter", "Ändring", "Ändring, %",
    "Kvinnor före", "Kvinnor efter", "Män före", "Män efter",
)  # fmt: skip


def _before_and_after(
    read: Reading,
    table: str,
    rows: Iterable[tuple[str, str]],
    kind: str = "",
    skip_nothing: bool = False,
) -> list[TableRow]:
    made = []
    for key, label in rows:
        before, after = read.of(table, ALL, key, BEFORE), read.of(table, ALL, key, AFTER)
        if skip_nothing and not before and not after:
            continue
        of_sex = [
            read.of(table, sex, key, moment) for sex in SEXES[:2] for moment in (BEFORE, AFTER)
        ]
        numbers = (before, after, *read.change(before, after), *of_sex)
        made.append(TableRow(label, numbers, kind))
    return made


def background(read: Reading) -> Table:
    rows = []
    for part, title, _, labels in groups.BACKGROUND:
        rows.append(TableRow(title, (None,), "heading"))
        rows += [TableRow(label, (read.of(A4, part, label),)) for label in labels]
    return Table(
        "A4",
        "Bakgrund",
        "Utbildning, ålder och tid i offentlig försörjning",
        ("", "Nya"),
        tuple(rows),
        "Av dem som började.",
    )


def end_reasons(read: Reading) -> Table:
    """By the flow's groups, or to the staff by the reasons themselves."""
    return _list(
        read,
        REASON,
        Table(
            "A5", "Avslut", "Avslutsanledning", ("Anledning", "Antal"), note="Av dem som avslutat."
        ),
    )


def transitions(read: Reading) -> Table:
    used_from = [row for row in groups.TRANSITIONS if read.of(A6, row[0], EVERYBODY)]
    used_to = [row for row in groups.TRANSITIONS if read.of(A6, EVERYBODY, row[0])]
    rows = [
        TableRow(
            label,
            (*(read.of(A6, one, other) for other, _ in used_to), read.of(A6, one, EVERYBODY)),
        )
        for one, label in used_from
    ]
    totals = (*(read.of(A6, EVERYBODY, other) for other, _ in used_to), read.of(ALL, "avslutade"))
    return Table(
        "A6",
        "Övergångar",
        "Från försörjning före till försörjning efter",
        ("Före", *(label for _, label in used_to), "Alla"),
        (*rows, TableRow("Alla", totals, "total")),
        "Av dem som avslutat. Raden säger vad de hade före, kolumnen vad de hade efter.",
    )


def referrers(read: Reading) -> Table:
    return _list(
        read,
        REFERRER,
        Table(
            "A7", "Anvisande", "Anvisande part", ("Anvisad av", "Nya"), note="Av dem som började."
        ),
    )


def coverage(read: Reading) -> Table:
    rows = [TableRow(label, (read.of(A8, key),)) for key, label in groups.COVERAGE]
    return Table(
        "A8",
        "Täckning",
        "Registrerade i SUS eller Uppföljning Finsam",
        ("", "Nya"),
        (*rows, TableRow("Alla", (read.of(ALL, "nya"),), "total")),
        "Av dem som började, som det stod vid periodens slut.",
    )


def _list(read: Reading, group: str, table: Table) -> Table:
    cells = sorted(cell for cell in read.cells if len(cell) == 2 and cell[0] == group)
    rows = [TableRow(cell[1], (read.of(*cell),)) for cell in cells]
    total = "nya" if group == REFERRER else "avslutade"
    rows.append(TableRow("Alla", (read.of(ALL, total),), "total"))
    return Table(table.code, table.sheet, table.title, table.headings, tuple(rows), table.note)


IN_ORDER: Sequence[Callable[[Reading], Table]] = (
    flow,
    support,
    occupation,
    background,
    end_reasons,
    transitions,
    referrers,
    coverage,
)


def reason_words(code: str) -> str:
    """The staff read the reason itself."""
    return str(EndReason(code).label) if code else "Uppgift saknas"
