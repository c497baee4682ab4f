"""Open deviations and risks (DOMAIN 2.4). Readers outside the staff see those deviations that are
serious and have been reported."""

from reporting.models import Deviation, Risk
from reporting.report.facts import Facts
from reporting.report.parts.part import Part
from reporting.report.tables import Table, table
from reporting.report.wording import amount, paragraph


def _deviations(facts: Facts) -> list[Deviation]:
    found = Deviation.objects.filter(project=facts.project).open_on(facts.as_of)
    return list(found.for_outsiders(facts.as_of) if facts.is_rar else found)


def tables(facts: Facts) -> list[Table]:
    found = []
    if deviations := _deviations(facts):
        found.append(
            table(
                "avvikelser",
                "Öppna avvikelser",
                ("Avvikelse", "Hur allvarlig", "Åtgärd", "Ansvarig", "Klart senast", "Läge"),
                [
                    (
                        f"{one.number}. {one.description}",
                        one.get_severity_display(),
                        one.measure,
                        one.responsible,
                        one.due_on,
                        one.get_status_display(),
                    )
                    for one in deviations
                ],
            )
        )
    risks = Risk.objects.filter(project=facts.project, reviewed_on__lte=facts.as_of, is_over=False)
    if risks:
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


def words(facts: Facts) -> str:
    found = _deviations(facts)
    if not found:
        return ""
    return paragraph(f"{amount(len(found), 'avvikelse', 'avvikelser')} är öppna och rapporterade")


PART = Part("avvikelser", tables, words)
