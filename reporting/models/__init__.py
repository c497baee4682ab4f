"""Goals with their targets, registrations in SUS, and the reports written about them."""

from reporting.models.evaluation import EvaluationQuestion
from reporting.models.evidence_kind import EvidenceKind
from reporting.models.frozen import FrozenFile, FrozenReport
from reporting.models.goal import Goal, Milestone, Target
from reporting.models.hand_over import HandOver
from reporting.models.insats import Insats, PlannedParticipants
from reporting.models.judgement import Evidence, GoalJudgement
from reporting.models.registration import ExternalRegistration
from reporting.models.report import Report, ReportSection
from reporting.models.report_light import ReportLight
from reporting.models.report_step import ReportStep
from reporting.models.steering import Decision, SteeringMeeting

__all__ = [
    "Decision",
    "EvaluationQuestion",
    "Evidence",
    "EvidenceKind",
    "ExternalRegistration",
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
    "ReportSection",
    "ReportStep",
    "SteeringMeeting",
    "Target",
]
