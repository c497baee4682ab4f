"""The steering group's meetings, goals judged by hand, and the evaluation plan. Days are counted
from today; nobody here exists."""

import datetime as dt
from typing import NamedTuple

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from reporting.demo.saving import save_as
from reporting.demo.schedule import days_from
from reporting.models import (
    Decision,
    EvaluationQuestion,
    Evidence,
    EvidenceKind,
    Goal,
    GoalJudgement,
    SteeringMeeting,
    Target,
)

Kind, Standing, Asked = EvidenceKind, GoalJudgement.Standing, EvaluationQuestion.Status
# A decision: paragraph, text, and the goal's code with its new number.
DemoDecision = tuple[str, str, str, int]


class DemoSteering(NamedTuple):
    days: int
    summary: str
    decisions: tuple[DemoDecision, ...]


class DemoEvidence(NamedTuple):
    code: str
    days: int
    kind: EvidenceKind
    text: str
    number: int | None = None


class DemoJudgement(NamedTuple):
    """It rests most on the latest evidence of its goal."""

    code: str
    days: int
    standing: GoalJudgement.Standing
    text: str


class DemoQuestion(NamedTuple):
    question: str
    method: EvidenceKind
    how: str
    days: int
    responsible: str
    status: EvaluationQuestion.Status
    codes: tuple[str, ...]
    answer: str = ""


MEETINGS = [
    DemoSteering(
        -255,
        "Projektplanen gicks igenom. Parterna berättade vem som anvisar deltagare hos dem.",
        (("4", "Utvärderingsplanen tas fram tillsammans med utvärderaren.", "", 0),),
    ),
    DemoSteering(
        -150,
        "Läget mot målen. Fler företag än väntat vill gå handledarkursen.",
        (
            ("9", "Målet för handledarkursen höjs till 18 företag.", "M3.1", 18),
            ("10", "Flens kommun bjuds in till styrgruppen.", "", 0),
        ),
    ),
    DemoSteering(
        -45,
        "Placeringarna går trögare än planerat i två kommuner. Coachen berättade om samtalen.",
        (
            (
                "15",
                "Målet för företag som tagit emot minst en person sänks till 8, eftersom fler "
                "platser finns på samma företag.",
                "M2.4",
                8,
            ),
        ),
    ),
]
EVIDENCE = [
    DemoEvidence("P1", -60, Kind.COUNT, "Två nätverk träffas regelbundet.", 2),
    DemoEvidence(
        "P2", -80, Kind.COUNT, "Kommuner med en namngiven kontaktperson, av nio i länet.", 6
    ),
    DemoEvidence(
        "P3",
        -50,
        Kind.LEARNING_SEMINAR,
        "Ledare och coach gick igenom varje steg i Framtidsverkstaden. En handbok är påbörjad.",
    ),
    DemoEvidence(
        "P5", -100, Kind.INTERVIEW, "Fyra företag intervjuade. Tre känner sig sedda, ett inte."
    ),
    DemoEvidence(
        "P5", -30, Kind.STORY, "Kretsloppet berättade i lokaltidningen om att ta emot någon."
    ),
    DemoEvidence(
        "P6", -40, Kind.COUNT, "Olika former av avtal som går att visa upp som exempel.", 3
    ),
    DemoEvidence(
        "E4", -55, Kind.FOCUS_GROUP, "Sju företagare beskrev vad de gör annorlunda med sina priser."
    ),
    DemoEvidence("E5", -35, Kind.COUNT, "Fler platser än vid projektets start.", 11),
    DemoEvidence(
        "E9", -70, Kind.FOCUS_GROUP, "Upphandlare i tre kommuner vill våga mer men saknar stöd."
    ),
]
JUDGEMENTS = [
    DemoJudgement(
        "P1", -58, Standing.ON_TRACK, "Båda nätverken är i gång. Vem som håller i dem sedan är "
        "inte bestämt."
    ),
    DemoJudgement("P2", -75, Standing.ON_TRACK, "Sex av nio kommuner har en kontaktperson."),
    DemoJudgement(
        "P5", -95, Standing.BEHIND, "Företagen känner sig sedda av projektet, men få har synts i "
        "media."
    ),
    DemoJudgement(
        "P5", -28, Standing.ON_TRACK, "Den första artikeln har kommit och två till är på väg."
    ),
    DemoJudgement("E5", -33, Standing.ON_TRACK, "Elva platser fler än vid starten."),
    DemoJudgement(
        "E9", -65, Standing.AT_RISK, "Viljan finns, men inget avtal har tecknats utan att vi har "
        "varit med. Ett stöd för upphandlare behövs."
    ),
]  # fmt: skip
QUESTIONS = [
    DemoQuestion(
        "Vad i Framtidsverkstaden gör att deltagare väljer att gå vidare?",
        Kind.FOCUS_GROUP,
        "En grupp efter varje avslutad serie",
        -20,
        "Utvärderaren",
        Asked.ANSWERED,
        ("P3", "M1.4"),
        "Studiebesöken och att få formulera sin egen framtidsbild. De som avbröt saknade besked "
        "om vad som kommer sedan.",
    ),
    DemoQuestion(
        "Känner de sociala företagen sig sedda och uppskattade?",
        Kind.INTERVIEW,
        "Åtta företag, samtal på plats",
        25,
        "Utvärderaren",
        Asked.ONGOING,
        ("P5", "E1"),
        "Fyra av åtta samtal är gjorda.",
    ),
    DemoQuestion(
        "Har kunskapen om socialt företagande ökat i kommunerna?",
        Kind.SURVEY,
        "Samma fem frågor före och efter utbildningarna",
        60,
        "Processledaren",
        Asked.PLANNED,
        ("E8", "E9"),
    ),
    DemoQuestion(
        "Vilka hinder möter företagen när de vill teckna avtal?",
        Kind.LEARNING_SEMINAR,
        "Ett seminarium med företag och upphandlare tillsammans",
        95,
        "Utvärderaren",
        Asked.PLANNED,
        ("P6", "E9", "M6.1"),
    ),
    DemoQuestion(
        "Vad tar kommunerna över när projektet slutar?",
        Kind.INTERVIEW,
        "En chef i varje kommun",
        300,
        "Projektledaren",
        Asked.PLANNED,
        ("P3", "P4", "E10"),
    ),
]


def add_goal_work(project: Project, leader: User, today: dt.date) -> None:
    """All of it, signed by the project leader on its day."""
    goals = {goal.code: goal for goal in Goal.objects.filter(project=project)}
    for steering in MEETINGS:
        _add_meeting(project, goals, leader, days_from(today, steering.days), steering)
    for one in EVIDENCE:
        day = days_from(today, one.days)
        row = Evidence(project=project, goal=goals[one.code], date=day, recorded_by=leader)
        row.kind, row.text, row.number = one.kind, one.text, one.number
        save_as(row, leader, day)
    for judged in JUDGEMENTS:
        day = days_from(today, judged.days)
        evidence = Evidence.objects.filter(goal=goals[judged.code], date__lte=day).latest("date")
        judgement = GoalJudgement(
            project=project,
            goal=goals[judged.code],
            judged_on=day,
            standing=judged.standing,
            text=judged.text,
            rests_on=evidence,
            judged_by=leader,
        )
        save_as(judgement, leader, day)
    for asked in QUESTIONS:
        _add_question(project, goals, leader, today, asked)


def _add_meeting(
    project: Project, goals: dict[str, Goal], leader: User, day: dt.date, steering: DemoSteering
) -> None:
    meeting = SteeringMeeting(project=project, date=day, summary=steering.summary)
    save_as(meeting, leader, day)
    for number, text, code, value in steering.decisions:
        decision = Decision(project=project, meeting=meeting, number=number, text=text)
        save_as(decision, leader, day)
        if not code:
            continue
        before = Target.objects.get(goal=goals[code], valid_from=None)
        target = Target(project=project, goal=goals[code], value=value, due_on=before.due_on)
        target.decision, target.valid_from = decision, day
        target.decided_by = decision.decided_by
        save_as(target, leader, day)


def _add_question(
    project: Project, goals: dict[str, Goal], leader: User, today: dt.date, asked: DemoQuestion
) -> None:
    question = EvaluationQuestion(
        project=project,
        question=asked.question,
        method=asked.method,
        method_note=asked.how,
        due_on=days_from(today, asked.days),
        responsible=asked.responsible,
        status=asked.status,
        answer=asked.answer,
    )
    save_as(question, leader, days_from(today, -240))
    question.goals.set(goals[code] for code in asked.codes)
