"""Rows of the reporting app."""

import datetime as dt
from typing import Any

from nyttiga.accounts.models import User
from nyttiga.projects.models import ContactPerson, Organisation, Project, StoredFile
from participants.models import ParticipationPeriod
from reporting.models import (
    BudgetLine,
    Cost,
    CostForecast,
    Decision,
    Deviation,
    EvaluationQuestion,
    Evidence,
    ExternalRegistration,
    Factor,
    FrozenFile,
    FrozenReport,
    Goal,
    GoalJudgement,
    HandOver,
    Insats,
    Report,
    ReportLight,
    ReportQuestion,
    ReportSection,
    ReportStep,
    RequestedDecision,
    Requisition,
    Risk,
    SteeringMeeting,
    SurveyInvitation,
    SurveyRound,
    Thresholds,
)


def rows(project: Project, user: User) -> list[Any]:
    """A report with a section in somebody's own words; an older one that is fixed, with one of
    its files; a row of the plan."""
    report = Report.objects.create(
        project=project, starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30)
    )
    frozen = FrozenReport.objects.create(
        project=project, report=_older(project), version=1, contents={}, fixed_by=user
    )
    return [
        report,
        ExternalRegistration.objects.create(
            project=project,
            insats=Insats.objects.get_or_create(
                project=project,
                method="person",
                defaults={"name": "Insatsen", "starts_on": project.starts_on},
            )[0],
            period=ParticipationPeriod.objects.filter(project=project).first(),
            mode="EJ",
            profile="SUS.2020",
        ),
        ReportSection.objects.create(project=project, report=report, key="prov", text="Text"),
        *_about_goals(project),
        *_survey(project, user),
        *_about_money(project),
        *_about_deviations(project),
        ReportLight.objects.create(
            project=project, report=report, area="ekonomi", colour="gron", reason="I budget."
        ),
        ReportQuestion.objects.create(
            project=project,
            report=frozen.report,
            asked_on=dt.date(2026, 7, 20),
            asked_by="RAR",
            question="Varför så få?",
        ),
        ReportStep.objects.create(project=project, report=report, status="utkast", taken_by=user),
        frozen,
        FrozenFile.objects.create(
            project=project,
            frozen=frozen,
            variant="intern",
            format="json",
            file=StoredFile.keep(project, b"{}", "json", user),
        ),
        HandOver.objects.create(
            project=project,
            what="Handledarkursen",
            taken_over_by="Flens kommun",
            due_on=dt.date(2027, 6, 1),
        ),
    ]


def _older(project: Project) -> Report:
    return Report.objects.create(
        project=project,
        starts_on=dt.date(2026, 4, 1),
        ends_on=dt.date(2026, 6, 30),
        status=Report.Status.FIXED,
    )


def _about_goals(project: Project) -> list[Any]:
    """A decision, a goal that is judged by hand, and a question of the evaluation."""
    goal = Goal.objects.get(project=project, code="P1")
    day = dt.date(2026, 5, 12)
    meeting = SteeringMeeting.objects.create(project=project, date=day)
    evidence = Evidence.objects.create(
        project=project, goal=goal, date=day, kind="rakning", number=2, text="Två nätverk träffas."
    )
    return [
        meeting,
        Decision.objects.create(
            project=project, meeting=meeting, number="7", text="Vi fortsätter."
        ),
        RequestedDecision.objects.create(project=project, what="En grupp i Trosa"),
        evidence,
        GoalJudgement.objects.create(
            project=project,
            goal=goal,
            judged_on=day,
            standing="on_track",
            text="Båda nätverken är i gång.",
            rests_on=evidence,
        ),
        EvaluationQuestion.objects.create(
            project=project,
            question="Känner företagen sig sedda?",
            method="intervju",
            due_on=dt.date(2026, 12, 1),
            responsible="Utvärderaren",
        ),
    ]


def _survey(project: Project, user: User) -> list[Any]:
    """A survey before, and one who was asked."""
    asked = SurveyRound.objects.create(
        project=project,
        survey="kunskap",
        moment="fore",
        sent_on=dt.date(2026, 5, 12),
        closes_on=dt.date(2026, 6, 11),
        sent_by=user,
    )
    office = Organisation.objects.create(
        project=project, name="Kontoret", kind=Organisation.Kind.MUNICIPALITY
    )
    person = ContactPerson.objects.create(project=project, organisation=office, name="Kim Ek")
    return [
        asked,
        SurveyInvitation.objects.create(project=project, round=asked, person=person),
    ]


def _about_money(project: Project) -> list[Any]:
    """A kind of cost with its budget, a voucher, a forecast, and a requisition."""
    kept = {"project": project, "cost_type": "PERS_LON"}
    day = dt.date(2026, 5, 12)
    return [
        BudgetLine.objects.create(**kept, year=2026, amount=600_000),
        Cost.objects.create(**kept, voucher="A1001", booked_on=day, amount=50_000),
        CostForecast.objects.create(**kept, made_on=day, amount=700_000, comment="Fler timmar."),
        Requisition.objects.create(
            project=project,
            ends_on=dt.date(2026, 6, 30),
            requested_on=dt.date(2026, 7, 10),
            amount=40_000,
        ),
        Thresholds.objects.create(project=project),
    ]


def _about_deviations(project: Project) -> list[Any]:
    """A deviation, a risk, and something that helped."""
    day = dt.date(2026, 5, 12)
    return [
        Deviation.objects.create(
            project=project,
            noticed_on=day,
            kind="tidplan",
            severity=2,
            description="Starten dröjde.",
        ),
        Risk.objects.create(
            project=project,
            what="En kommun drar sig ur.",
            probability=2,
            consequence=4,
            reviewed_on=day,
        ),
        Factor.objects.create(project=project, date=day, kind="hjalpte", text="Vi åt ihop."),
    ]
