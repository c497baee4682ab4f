"""What helped and what hindered, day by day."""

from reporting.models import Factor
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Table, table


def tables(facts: Facts) -> list[Table]:
    rows = Factor.objects.filter(project=facts.project, date__lte=facts.as_of).order_by(
        "date", "pk"
    )
    if not rows:
        return []
    return [
        table(
            "framgang",
            "Framgångsfaktorer och hinder",
            ("Vad", "Slag", "Dag"),
            [(one.text, one.get_kind_display(), one.date) for one in rows],
        )
    ]


PART = Part("framgang", tables)
