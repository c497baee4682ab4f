"""What was done with the participants in the period."""

from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import NOTHING, Table, table

COUNTS = ("Under perioden", "Antal")


def tables(facts: Facts) -> list[Table]:
    found = []
    if facts.meetings:
        found.append(
            table(
                "traffar",
                "Träffar i Framtidsverkstäderna",
                ("Datum", "Framtidsverkstad", "Träff", "Plats", "Läge", "Närvarande"),
                [
                    (
                        meeting.date,
                        meeting.workshop,
                        meeting.number,
                        meeting.place,
                        meeting.state,
                        meeting.present if meeting.is_held else NOTHING,
                    )
                    for meeting in facts.meetings
                ],
                numbers=("Träff", "Närvarande"),
            )
        )
    coaching, results = facts.coaching, facts.workshop_results
    found.append(
        table(
            "coachning",
            "Coachning och resultat",
            COUNTS,
            [
                ("Coachningssamtal som hölls", coaching["held"]),
                ("Deltagare som fick coachning", coaching["people"]),
                ("Samtal som inte blev av", coaching["missed"]),
                ("Slutförde sin Framtidsverkstad", results["completed"]),
                ("Valde att gå vidare", results["going_on"]),
                ("Valde att inte gå vidare", results["stopping"]),
            ],
            numbers=["Antal"],
        )
    )
    return found


PART = Part("aktiviteter", tables)
