"""The goals against what was promised."""

from django.utils.formats import date_format

from reporting.figures import Figure
from reporting.judgements import judged_goals
from reporting.pace import whole
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Cell, Row, Table, table
from reporting.report.wording import amount, paragraph

KEY = "mal"


def tables(facts: Facts) -> list[Table]:
    compared_on = next((one.compared_on for one in facts.figures if one.compared_on), None)
    before = f"Per {date_format(compared_on, 'j F Y')}" if compared_on else "Förut"
    columns = ("Mål", "Utfall", "Målvärde", before, "Väntat", "Prognos", "Läge")
    counted = table(
        KEY,
        f"Målen per {date_format(facts.as_of, 'j F Y')}",
        columns,
        [Row(_cells(figure), group=figure.heading) for figure in facts.figures],
        numbers=columns[1:-1],
    )
    return [counted, *judged(facts)]


def judged(facts: Facts) -> list[Table]:
    """Project goals and effect goals, each with what its judgement rests on."""
    known = judged_goals(facts.goals, facts.as_of)
    told = [(one, one.judgement) for one in known if one.judgement]
    if not told:
        return []
    return [
        table(
            "mal_bedomda",
            "Projektmål och effektmål",
            ("Mål", "Läge", "Bedömning", "Vilar på"),
            [
                Row(
                    (
                        f"{one.goal.code} {one.goal.title}",
                        one.label,
                        judgement.text,
                        f"{judgement.rests_on.get_kind_display()} "
                        f"{date_format(judgement.rests_on.date, 'j F Y')}",
                    ),
                    group=one.goal.get_kind_display(),
                )
                for one, judgement in told
            ],
            note=_waiting(len(known) - len(told)),
        )
    ]


def _waiting(number: int) -> str:
    if not number:
        return ""
    words = "är inte bedömt än" if number == 1 else "är inte bedömda än"
    return paragraph(f"{amount(number, 'mål', 'mål', 'ett')} {words}")


def _cells(figure: Figure) -> tuple[Cell, ...]:
    comparable = figure.actual is not None and figure.change is not None
    return (
        f"{figure.title}, procent" if figure.is_share else figure.title,
        figure.actual,
        f"{figure.low}–{figure.high}" if figure.is_share else figure.target,
        figure.actual - figure.change if comparable else None,  # type: ignore[operator]
        figure.expected,
        whole(figure.forecast),
        figure.status.label,
    )


PART = Part("mal", tables)
