"""Who came and who left (DOMAIN 2.3, 4.1 and 4.2)."""

from reporting.report.facts import Facts
from reporting.report.flow import ALL, COLUMNS, MUNICIPALITY, REASON, REFERRER, SEXES
from reporting.report.parts.part import Part
from reporting.report.tables import Row, Table, table

FLOW = "flode"
SEX_NAMES = {"kvinnor": "Kvinnor", "man": "Män", "ovriga": "Annat eller okänt", ALL: "Alla"}
COLUMN_NAMES = ("Ingående", "Nya", "Avslutade", "Utgående")
TOLD_APART = (
    ("anvisare", "Nya, efter vem som anvisade", "Anvisad av", REFERRER),
    ("kommuner", "Nya, efter kommun", "Kommun", MUNICIPALITY),
    ("skal", "Avslutade, efter skäl", "Skäl", REASON),
)


def tables(facts: Facts) -> list[Table]:
    apart = [
        table(key, title, (column, "Antal"), facts.told_apart(group), numbers=["Antal"])
        for key, title, column, group in TOLD_APART
    ]
    return [_flow(facts), *(one for one in apart if one.rows)]


def _flow(facts: Facts) -> Table:
    """A sex that nobody has is left out."""
    rows = [(sex, tuple(facts.count(column, sex) for column in COLUMNS)) for sex in (*SEXES, ALL)]
    return table(
        FLOW,
        "Deltagare in och ut under perioden",
        ("Kön", *COLUMN_NAMES),
        [
            Row((SEX_NAMES[sex], *cells), is_total=sex == ALL)
            for sex, cells in rows
            if sex == ALL or set(cells) != {0}
        ],
        numbers=COLUMN_NAMES,
        note=_note(facts),
    )


def _note(facts: Facts) -> str:
    said = []
    if isinstance(facts.unique_people, int):
        said.append(f"Unika personer under perioden: {facts.unique_people}.")
    said.append("Den som kommer tillbaka under perioden räknas som ny varje gång.")
    if facts.is_rar:
        said.append(
            "«<5» betyder en till fyra personer. «–» visas inte, för då hade en mindre siffra "
            "gått att räkna ut."
        )
    return " ".join(said)


PART = Part("deltagare", tables)
