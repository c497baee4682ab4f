"""What is planned for the period after."""

from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Table, table


def tables(facts: Facts) -> list[Table]:
    if not facts.coming_meetings:
        return []
    return [
        table(
            "inplanerat",
            "Inplanerade träffar",
            ("Datum", "Framtidsverkstad", "Träff", "Plats"),
            [
                (meeting.date, meeting.workshop, meeting.number, meeting.place)
                for meeting in facts.coming_meetings
            ],
            numbers=["Träff"],
        )
    ]


PART = Part("nasta", tables)
