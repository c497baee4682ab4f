"""Goals with their targets, registrations in SUS, money, deviations, and the reports on them."""

from reporting.models.cost import BudgetLine, Cost, CostForecast, CostType, Financier
from reporting.models.deviation import Deviation
from reporting.models.evaluation import EvaluationQuestion
from reporting.models.evidence_kind import EvidenceKind
from reporting.models.frozen import FrozenFile, FrozenReport
from reporting.models.goal import Goal, Milestone, Target
from reporting.models.goal_survey import SurveyInvitation, SurveyRound
from reporting.models.hand_over import HandOver
from reporting.models.insats import Insats, PlannedParticipants
from reporting.models.judgement import Evidence, GoalJudgement
from reporting.models.registration import ExternalRegistration
from reporting.models.report import Report, ReportSection
from reporting.models.report_light import ReportLight
from reporting.models.report_question import ReportQuestion
from reporting.models.report_step import ReportStep
from reporting.models.requested_decision import RequestedDecision
from reporting.models.requisition import Requisition
from reporting.models.risk import Factor, Risk
from reporting.models.steering import Decision, SteeringMeeting
from reporting.models.thresholds import Thresholds

__all__ = [
    "BudgetLine",
    "Cost",
    "CostForecast",
    "CostType",
    "Decision",
    "Deviation",
    "EvaluationQuestion",
    "Evidence",
    "EvidenceKind",
    "ExternalRegistration",
    "Factor",
    "Financier",
    "FrozenFile",
    "FrozenReport",
    "Goal",
    "GoalJudgement",
    "HandOver",
    "Insats",
    "Milestone",
    "PlannedParticipants",
    "Report",
    "ReportLight",
    "ReportQuestion",
    "ReportSection",
    "ReportStep",
    "RequestedDecision",
    "Requisition",
    "Risk",
    "SteeringMeeting",
    "SurveyInvitation",
    "SurveyRound",
    "Target",
    "Thresholds",
]
