"""The traffic lights: what somebody has judged, or else what the figures say (DOMAIN 2.3, 1)."""

from dataclasses import dataclass

from reporting.economy.money import kronor
from reporting.figures import Figure
from reporting.models.report import Report
from reporting.models.report_light import ReportLight
from reporting.pace import Status
from reporting.report.facts import Facts
from reporting.report.wording import amount, count_word, plain_number, sentence

NOT_JUDGED = "Inte bedömt än."
# Whose goals speak for an area; the budget speaks for the economy.
CODES = {
    ReportLight.Area.GOALS: ("M",),
    ReportLight.Area.PARTICIPANTS: ("M1", "M2"),
    ReportLight.Area.COOPERATION: ("M6", "M7", "M8"),
}


@dataclass(frozen=True)
class Light:
    """An area's colour and its reason. An area that nobody can judge yet has no colour."""

    area: str
    colour: str
    reason: str
    is_own: bool = False

    @property
    def label(self) -> str:
        return str(ReportLight.Area(self.area).label)

    @property
    def colour_label(self) -> str:
        return str(ReportLight.Colour(self.colour).label) if self.colour else "–"


def lights(report: Report, facts: Facts) -> list[Light]:
    """One light for each area. `facts` are those for outsiders: both variants say the same."""
    rows = ReportLight.objects.filter(report_id=report.pk)
    own = {row.area: Light(row.area, row.colour, row.reason, is_own=True) for row in rows}
    return [own.get(area) or _from_figures(area, facts) for area in ReportLight.Area]


def _from_figures(area: ReportLight.Area, facts: Facts) -> Light:
    if area == ReportLight.Area.TIME:
        return _time(facts)
    if area == ReportLight.Area.MONEY:
        return _economy(facts)
    judged = [
        one
        for one in facts.figures
        if one.code.startswith(CODES.get(area, ("–",))) and _is_judged(one)
    ]
    if not judged:
        return Light(area, "", NOT_JUDGED)
    return Light(area, *_worst(judged))


def _time(facts: Facts) -> Light:
    """Late is what should have been reached by now and is not."""
    due = [
        one
        for one in facts.figures
        if _is_judged(one) and one.due_on is not None and one.due_on <= facts.as_of
    ]
    late = [one for one in due if one.status != Status.REACHED]
    if not late:
        said = "Alla mål vars tid är ute är nådda" if due else "Inget måls tid är ute än"
        return Light(ReportLight.Area.TIME, ReportLight.Colour.GREEN, sentence(said))
    said = f"{amount(len(late), 'mål', 'mål', 'ett')} nåddes inte i tid"
    return Light(ReportLight.Area.TIME, ReportLight.Colour.RED, sentence(said))


def _economy(facts: Facts) -> Light:
    """Red is more than was granted; yellow a kind of cost that is far from its budget."""
    shown = facts.economy
    if not shown.total.budget:
        return Light(ReportLight.Area.MONEY, "", NOT_JUDGED)
    if shown.total.deviation > 0:
        more = plain_number(kronor(shown.total.deviation))
        said = f"Prognosen är {more} kronor över budgeten"
        return Light(ReportLight.Area.MONEY, ReportLight.Colour.RED, sentence(said))
    if kinds := len(shown.flagged):
        said = f"{amount(kinds, 'kostnadsslag', 'kostnadsslag', 'ett')} avviker från budgeten"
        return Light(ReportLight.Area.MONEY, ReportLight.Colour.YELLOW, sentence(said))
    return Light(ReportLight.Area.MONEY, ReportLight.Colour.GREEN, "Kostnaderna följer budgeten.")


def _is_judged(figure: Figure) -> bool:
    return figure.status not in (Status.NO_DATA, Status.NO_TARGET)


def _worst(figures: list[Figure]) -> tuple[str, str]:
    at_risk = sum(one.status == Status.AT_RISK for one in figures)
    behind = sum(one.status == Status.BEHIND for one in figures)
    of_all = f"av {count_word(len(figures))} mål"
    if at_risk:
        risk = amount(at_risk, "mål", "mål", "ett").removesuffix(" mål")
        return ReportLight.Colour.RED, sentence(f"{risk} {of_all} är i fara")
    if behind:
        lag = amount(behind, "mål", "mål", "ett").removesuffix(" mål")
        return ReportLight.Colour.YELLOW, sentence(f"{lag} {of_all} ligger efter")
    return ReportLight.Colour.GREEN, "Alla mål är nådda eller i fas."
