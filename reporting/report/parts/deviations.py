"""Open deviations and risks (DOMAIN 2.4). Readers outside the staff see those deviations that are
serious and have been reported."""

from reporting.figures import Figure
from reporting.models import Deviation, Risk
from reporting.pace import Status
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Table, table
from reporting.report.wording import amount, bullets, paragraph, plain_number, text

LAGGING = (Status.BEHIND, Status.AT_RISK)


def _deviations(facts: Facts) -> list[Deviation]:
    open_ones = Deviation.objects.filter(project=facts.project).open_on(facts.as_of)
    return _reported(facts) if facts.is_rar else list(open_ones)


def _reported(facts: Facts) -> list[Deviation]:
    open_ones = Deviation.objects.filter(project=facts.project).open_on(facts.as_of)
    return list(open_ones.for_outsiders(facts.as_of))


def tables(facts: Facts) -> list[Table]:
    found = []
    if deviations := _deviations(facts):
        found.append(
            table(
                "avvikelser",
                "Öppna avvikelser",
                ("Avvikelse", "Hur allvarlig", "Åtgärd och beslut", "Ansvarig", "Klart", "Läge"),
                [
                    (
                        f"{one.number}. {one.description}",
                        one.get_severity_display(),
                        _measure(one),
                        one.responsible,
                        one.due_on,
                        one.get_status_display(),
                    )
                    for one in deviations
                ],
            )
        )
    if risks := _risks(facts):
        found.append(
            table(
                "risker",
                "Risker",
                ("Risk", "Hur troligt", "Hur mycket", "Tillsammans", "Åtgärd", "Ansvarig"),
                [
                    (
                        one.what,
                        one.get_probability_display(),
                        one.get_consequence_display(),
                        f"{one.level} ({one.value})",
                        one.measure,
                        one.responsible,
                    )
                    for one in risks
                ],
            )
        )
    return found


def _measure(one: Deviation) -> str:
    decided = f"Beslut: {one.decision}" if one.decision else ""
    return " ".join(part for part in (one.measure, decided) if part)


def _risks(facts: Facts) -> list[Risk]:
    """The risks as they were judged last by the day, largest first."""
    judged = Risk.history.filter(project=facts.project, reviewed_on__lte=facts.as_of)
    latest = judged.order_by("id", "-reviewed_on", "-history_date").distinct("id")
    rows = [row.instance for row in latest if not row.is_over and row.history_type != "-"]
    return sorted(rows, key=lambda one: (-one.value, one.pk))


def words(facts: Facts) -> str:
    """What lags by the figures, and that more has been reported. Nothing is denied that is known:
    small ones and those that RAR has not heard of are open deviations too."""
    lagging = [_lag(figure) for figure in facts.figures if figure.status in LAGGING]
    last_intake = facts.project.last_intake_on
    if facts.count("nya") == 0 and (last_intake is None or facts.as_of <= last_intake):
        lagging.append("Ingen ny deltagare började under perioden.")
    said = text(
        text("Det här går inte enligt plan:", bullets(lagging)) if lagging else "",
        _how_many(len(_reported(facts))),
    )
    if said:
        return said
    is_any = Deviation.objects.filter(project=facts.project).open_on(facts.as_of).exists()
    return "Ingen avvikelse är rapporterad till RAR." if is_any else "Inga avvikelser från planen."


def _how_many(reported: int) -> str:
    if not reported:
        return ""
    word = "öppen och rapporterad" if reported == 1 else "öppna och rapporterade"
    return paragraph(f"{amount(reported, 'avvikelse', 'avvikelser')} är {word} till RAR")


def _lag(figure: Figure) -> str:
    if figure.is_share:
        return (
            f"{figure.title} är {plain_number(figure.actual)} procent och ska vara "
            f"{figure.low}–{figure.high} procent."
        )
    expected = plain_number(figure.expected)
    return f"{figure.title}: {figure.actual} av {figure.target}, väntat nu {expected}."


PART = Part("avvikelser", tables, words)
