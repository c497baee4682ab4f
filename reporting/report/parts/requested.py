"""Decisions that the project asks for, and those it has got in the period."""

from django.utils.formats import date_format

from reporting.models import Decision, RequestedDecision
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Table, table
from reporting.report.wording import amount, paragraph


def tables(facts: Facts) -> list[Table]:
    rows = RequestedDecision.objects.filter(project=facts.project).for_report(facts.period)
    if not rows:
        return []
    return [
        table(
            "beslut",
            "Beslut som efterfrågas",
            ("Vad", "Varför", "Vem beslutar", "Senast", "Beslut"),
            [
                (
                    one.what,
                    one.why,
                    one.get_decided_by_display(),
                    one.needed_by,
                    _made(one.decision) if one.decision else "",
                )
                for one in rows
            ],
        )
    ]


def _made(decision: Decision) -> str:
    day = date_format(decision.meeting.date, "j F Y")
    return f"§ {decision.number}, {day}: {decision.text}"


def words(facts: Facts) -> str:
    waiting = RequestedDecision.objects.filter(project=facts.project).waiting().count()
    if not waiting:
        return "Vi efterfrågar inga beslut den här gången."
    return paragraph(f"Vi efterfrågar {amount(waiting, 'beslut', 'beslut', 'ett')}")


PART = Part("beslut", tables, words)
