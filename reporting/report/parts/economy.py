"""Budget against outcome and what was requested (DOMAIN 2.5): totals only, for all readers."""

from decimal import Decimal

from django.utils.formats import date_format

from reporting.economy.money import kronor
from reporting.economy.overview import EconomyRow
from reporting.economy.requisitions import claim
from reporting.models import Requisition
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Row, Table, table
from reporting.report.wording import bullets, paragraph, plain_number, text


def tables(facts: Facts) -> list[Table]:
    shown = facts.economy
    if not shown.rows:
        return []
    rows = [*shown.rows, shown.total]
    year = f"Budget {facts.as_of.year}"
    outcome = ("Budget", year, "Perioden", "Hittills", "Återstår", "Förbrukat, procent")
    forecast = ("Budget", "Prognos", "Avvikelse, kronor", "Avvikelse, procent")
    found = [
        table(
            "ekonomi",
            "Budget och utfall, kronor",
            ("Kostnadsslag", *outcome),
            [_row(one, _outcome(one)) for one in rows],
            numbers=outcome,
        ),
        table(
            "ekonomi_prognos",
            "Prognos för hela projektet, kronor",
            ("Kostnadsslag", *forecast, "Kommentar"),
            [_row(one, _forecast(one)) for one in rows],
            numbers=forecast,
            note="Utan egen siffra fortsätter kostnaden i samma takt som hittills.",
        ),
    ]
    return [*found, _requisitions(facts)]


def _row(one: EconomyRow, cells: tuple[int | Decimal | str | None, ...]) -> Row:
    return Row((one.label, *cells), is_total=not one.code)


def _outcome(one: EconomyRow) -> tuple[int | Decimal | None, ...]:
    amounts = (one.budget, one.budget_year, one.period, one.accumulated, one.left)
    return (*map(kronor, amounts), one.used)


def _forecast(one: EconomyRow) -> tuple[int | Decimal | str | None, ...]:
    amounts = (one.budget, one.forecast, one.deviation)
    return (*map(kronor, amounts), one.deviation_percent, one.comment)


def _requisitions(facts: Facts) -> Table:
    made = Requisition.objects.filter(project=facts.project, requested_on__lte=facts.as_of)
    rows = [
        Row(
            (
                f"Till och med den {date_format(one.ends_on, 'j F Y')}",
                one.requested_on,
                kronor(one.amount),
            )
        )
        for one in made
    ]
    left = claim(facts.project, facts.as_of)
    asked = sum((one.amount for one in made), Decimal(0))
    return table(
        "rekvisition",
        "Rekvisitioner, kronor",
        ("Period", "Rekvirerat den", "Kronor"),
        [*rows, Row(("Rekvirerat i allt", None, kronor(asked)), is_total=True)],
        numbers=["Kronor"],
        note=f"Upparbetat {plain_number(kronor(left.accrued))} kronor, varav "
        f"{plain_number(kronor(max(left.accrued - asked, Decimal(0))))} inte var rekvirerat.",
    )


def words(facts: Facts) -> str:
    shown = facts.economy
    if not shown.rows:
        return ""
    total = shown.total
    said = paragraph(
        f"Hittills är {plain_number(kronor(total.accumulated))} kronor av budgetens "
        f"{plain_number(kronor(total.budget))} upparbetade",
        f"Prognosen för hela projektet är {plain_number(kronor(total.forecast))} kronor",
    )
    if not shown.flagged:
        return said
    return text(
        said, "Det här avviker från budgeten:", bullets([_flag(one) for one in shown.flagged])
    )


def _flag(one: EconomyRow) -> str:
    way = "över" if one.deviation > 0 else "under"
    line = f"{one.label}: {plain_number(abs(kronor(one.deviation)))} kronor {way} budgeten."
    return f"{line} {one.comment}".strip()


PART = Part("ekonomi", tables, words)
