"""The implementation plan: who takes over what, and when."""

from reporting.models import HandOver
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Table, table
from reporting.report.wording import amount, how_many, paragraph


def tables(facts: Facts) -> list[Table]:
    rows = HandOver.objects.filter(project=facts.project)
    if not rows:
        return []
    return [
        table(
            "implementering",
            "Implementeringsplan",
            ("Vad", "Vem tar över", "När", "Läge"),
            [(row.what, row.taken_over_by, row.due_on, row.get_status_display()) for row in rows],
        )
    ]


def words(facts: Facts) -> str:
    rows = HandOver.objects.filter(project=facts.project)
    if not rows:
        return "Ingen överlämning är planerad än."
    agreed = sum(row.status != HandOver.Status.PROPOSED for row in rows)
    return paragraph(
        f"Planen har {amount(len(rows), 'del', 'delar')} som ska leva vidare",
        f"Om {how_many(agreed)} av dem finns en överenskommelse" if agreed else "",
    )


PART = Part("implementering", tables, words)
