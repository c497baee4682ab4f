"""Deviations, risks and what has helped, as a project has them ten months in."""

import datetime as dt
from typing import Any

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from reporting.demo.saving import save_as
from reporting.models import Deviation, Factor, Goal, Risk

K, S, D = Deviation.Kind, Deviation.Status, Deviation.DecidedBy
# Days ago, days until the measure is due, and what is known.
DEVIATIONS: tuple[tuple[int, int, dict[str, Any], tuple[str, ...]], ...] = (
    (
        95,
        -20,
        {
            "kind": K.STAFF,
            "severity": 3,
            "description": "Tjänsten som coach stod tom i åtta veckor under våren.",
            "cause": "Rekryteringen tog längre tid än planerat.",
            "consequence": "Färre samtal än planerat, och handlingsplanerna kom igång sent.",
            "measure": "Två coacher delar på kommunerna, så att ingen blir utan.",
            "responsible": "Projektledaren",
            "decided_by": D.STEERING_GROUP,
            "decision": "Coacherna får byta kommuner. Ny bemanning från maj.",
            "status": S.HANDLED,
        },
        ("M1.4",),
    ),
    (
        40,
        12,
        {
            "kind": K.ECONOMY,
            "severity": 2,
            "description": "Resorna kostar mer än budgeten.",
            "cause": "Deltagarna bor i fler kommuner än vi räknade med.",
            "money": 28_000,
            "measure": "Lägg samtalen i samma kommun samma dag.",
            "responsible": "Processledaren",
            "rule": "kostnad:RESOR",
            "status": S.INVESTIGATED,
        },
        (),
    ),
    (
        25,
        5,
        {
            "kind": K.AGREEMENT,
            "severity": 4,
            "description": "Upphandlingen som två avtal vilar på är överklagad.",
            "cause": "En leverantör vill få tilldelningen prövad.",
            "consequence": "Avtalen kan inte skrivas på i år om domstolen inte hinner.",
            "measure": "Styrgruppen tar ställning till direktupphandling i väntan på domen.",
            "responsible": "Projektledaren",
            "status": S.REPORTED,
            "decided_by": D.STEERING_GROUP,
        },
        ("M6.1",),
    ),
)
RISKS = (  # what, probability, consequence, measure, responsible, reviewed days ago
    ("För få anvisningar från parterna", 3, 4, "Träffa varje enhet en gång i kvartalet.",
     "Projektledaren", 30),
    ("Ett socialt företag lägger ner", 2, 4, "Håll minst två platser öppna i varje kommun.",
     "Processledaren", 45),
    ("Ny regering ändrar stödet till anställning", 3, 2, "Följ remisserna, räkna på båda fallen.",
     "Ekonomen", 60),
    ("Nyckelperson slutar", 2, 2, "Två kan varje moment. Rutiner finns skrivna.",
     "Projektledaren", 30),
)  # fmt: skip
A_QUARTER = 91
FACTORS = (
    (200, "hjalpte", "Grupperna började med att äta ihop. Då vågade fler prata."),
    (140, "hindrade", "Sommaren bröt av: många tappade fart när träffarna låg nere."),
    (60, "hjalpte", "Ett studiebesök redan andra gången gjorde framtidsbilden verklig."),
)


def add_deviations(project: Project, leader: User, today: dt.date) -> None:
    """Three deviations, four risks and three experiences."""
    for ago, due, known, goals in DEVIATIONS:
        noticed_on = today - dt.timedelta(days=ago)
        told = known["severity"] >= 3
        row = Deviation(
            project=project,
            noticed_on=noticed_on,
            reported_on=noticed_on + dt.timedelta(days=6) if told else None,
            reported_by=leader,
            decided_on=noticed_on + dt.timedelta(days=18) if "decision" in known else None,
            due_on=today + dt.timedelta(days=due),
            **known,
        )
        save_as(row, leader, noticed_on)
        row.goals.set(Goal.objects.filter(project=project, code__in=goals))
    for what, probability, consequence, measure, responsible, ago in RISKS:
        risk = Risk(
            project=project,
            what=what,
            probability=probability,
            consequence=consequence,
            measure=measure,
            responsible=responsible,
        )
        for days in (ago + A_QUARTER, ago):  # judged anew each quarter
            risk.reviewed_on = today - dt.timedelta(days=days)
            save_as(risk, leader, risk.reviewed_on)
    for ago, kind, text in FACTORS:
        day = today - dt.timedelta(days=ago)
        save_as(Factor(project=project, date=day, kind=kind, text=text), leader, day)
