"""Placements and their follow-ups in the period."""

from reporting.report.facts import Facts
from reporting.report.parts.activities import COUNTS
from reporting.report.parts.part import Part
from reporting.report.placements import BEGUN, ENDED, FOLLOW_UPS, FOLLOWED_UP, PEOPLE
from reporting.report.tables import Table, table


def tables(facts: Facts) -> list[Table]:
    counts = facts.placements
    return [
        table(
            "placeringar",
            "Placeringar och uppföljningar",
            COUNTS,
            [
                ("Placeringar som började", counts[BEGUN]),
                ("Deltagare som började en placering", counts[PEOPLE]),
                ("Placeringar som avslutades", counts[ENDED]),
                *((f"Avslutad: {label.lower()}", number) for label, number in facts.outcomes),
                ("Uppföljningar som hölls", counts[FOLLOW_UPS]),
                ("Deltagare som följdes upp", counts[FOLLOWED_UP]),
            ],
            numbers=["Antal"],
        )
    ]


PART = Part("foretag", tables)
