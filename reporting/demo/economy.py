"""Budget, costs, forecasts and requisitions of a project ten months in."""

import datetime as dt
from decimal import Decimal

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from reporting.demo.saving import save_as
from reporting.economy.requisitions import claim
from reporting.models import BudgetLine, Cost, CostForecast, CostType, Financier, Requisition
from reporting.periods import Period

T = CostType
# What RAR granted for the first calendar year; a project of two years has the same once more,
# and what then is left of the ceiling goes to indirect costs.
A_YEAR = {
    T.SALARY: 1_020_000,
    T.PAYROLL: 408_000,
    T.CONSULTANT: 150_000,
    T.EVALUATION: 75_000,
    T.PREMISES: 84_000,
    T.TRAVEL: 48_000,
    T.MATERIAL: 36_000,
    T.COMMUNICATION: 45_000,
    T.TRAINING: 30_000,
}
# Every month, as it is booked. Travel costs more than planned, and the evaluation began late.
A_MONTH = (
    (T.SALARY, 86_400, 0, "Löner"),
    (T.PAYROLL, 34_560, 0, "Sociala avgifter och pension"),
    (T.PREMISES, 6_800, 0, "Hyra av lokaler"),
    (T.TRAVEL, 5_150, 309, "Resor i kommunerna"),
    (T.MATERIAL, 2_400, 600, "Material till Framtidsverkstäderna"),
)
NOW_AND_THEN = (  # month, kind, amount, VAT, text
    (1, T.COMMUNICATION, 18_500, 4_625, "Broschyr och annonser"),
    (2, T.CONSULTANT, 32_000, 8_000, "Föreläsare, uppstart"),
    (4, T.TRAINING, 12_750, 3_188, "Affärsskola, första omgången"),
    (5, T.CONSULTANT, 41_500, 10_375, "Stöd i upphandling"),
    (7, T.EVALUATION, 22_000, 5_500, "Utvärdering, delrapport"),
    (8, T.COMMUNICATION, 9_800, 2_450, "Film om ett företag"),
)
OTHERS_A_MONTH = 14_000  # a municipality's working time
TRAVEL_MORE = "Fler resor mellan kommunerna än planerat. Vi samordnar dem från årsskiftet."
EVALUATION_LESS = "Utvärderaren började ett halvår senare. Resten kommer nästa år."


def add_economy(project: Project, economist: User, today: dt.date, ended: list[Period]) -> None:
    """The budget is the application's ceiling; the last ended quarter is not requested yet."""
    _add_budget(project, economist)
    months = [one for one in range(1, 25) if _day(project, one) <= today]
    for month in months:
        for place, (kind, amount, vat, text) in enumerate(A_MONTH, start=1):
            _add(project, economist, (month, place), kind, amount, vat, text)
        row = Cost(cost_type=T.SALARY, amount=OTHERS_A_MONTH, financier=Financier.TIME)
        _keep(project, economist, row, (month, 20), "Arbetstid i kommunen")
    for place, (month, kind, amount, vat, text) in enumerate(NOW_AND_THEN, start=10):
        if month in months:
            _add(project, economist, (month, place), kind, amount, vat, text)
    for kind, amount, comment in (
        (T.TRAVEL, 124_000, TRAVEL_MORE),
        (T.EVALUATION, 150_000, EVALUATION_LESS),
    ):
        made_on = today - dt.timedelta(days=20)
        forecast = CostForecast(
            project=project, cost_type=kind, amount=amount, made_on=made_on, comment=comment
        )
        save_as(forecast, economist, made_on)
    for period in ended[:-1][-2:]:
        requested_on = period.ends_on + dt.timedelta(days=12)
        requisition = Requisition(
            project=project,
            ends_on=period.ends_on,
            requested_on=requested_on,
            amount=claim(project, period.ends_on).amount,
            requested_by=economist,
        )
        save_as(requisition, economist, requested_on)


def _add_budget(project: Project, economist: User) -> None:
    """Both years sum up to the ceiling; the months of a calendar year decide its share."""
    left = Decimal(project.ceiling or 0)
    first, last = project.starts_on.year, project.ends_on.year
    share = Decimal(13 - project.starts_on.month) / 12
    for kind, amount in A_YEAR.items():
        of_first = (2 * amount * share / 2).quantize(Decimal(1))
        for year, part in ((first, of_first), (last, 2 * amount - of_first)):
            line = BudgetLine(project=project, cost_type=kind, year=year, amount=part)
            save_as(line, economist, project.starts_on)
            left -= part
    line = BudgetLine(project=project, cost_type=T.OVERHEAD, year=last, amount=left)
    save_as(line, economist, project.starts_on)


def _add(
    project: Project,
    economist: User,
    number: tuple[int, int],
    kind: CostType,
    amount: int,
    vat: int,
    text: str,
) -> None:
    _keep(project, economist, Cost(cost_type=kind, amount=amount, vat=vat), number, text)


def _keep(project: Project, economist: User, row: Cost, number: tuple[int, int], text: str) -> None:
    """The voucher's number is the month and the place in it."""
    month, place = number
    row.project, row.text, row.recorded_by = project, text, economist
    row.voucher, row.booked_on = f"V{month:02}{place:02}", _day(project, month)
    save_as(row, economist, row.booked_on)


def _day(project: Project, month: int) -> dt.date:
    """The 25th of the project's month, or as near as its last day lets it be."""
    start = project.starts_on
    months = start.month - 1 + month - 1
    return min(dt.date(start.year + months // 12, months % 12 + 1, 25), project.ends_on)
