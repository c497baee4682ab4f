"""Goals with their targets, registrations in SUS, and the reports written about them."""

from reporting.models.evaluation import EvaluationQuestion
from reporting.models.evidence_kind import EvidenceKind
from reporting.models.goal import Goal, Milestone, Target
from reporting.models.insats import Insats, PlannedParticipants
from reporting.models.judgement import Evidence, GoalJudgement
from reporting.models.registration import ExternalRegistration
from reporting.models.report import QuarterlyReport, ReportSection
from reporting.models.steering import Decision, SteeringMeeting

__all__ = [
    "Decision",
    "EvaluationQuestion",
    "Evidence",
    "EvidenceKind",
    "ExternalRegistration",
    "Goal",
    "GoalJudgement",
    "Insats",
    "Milestone",
    "PlannedParticipants",
    "QuarterlyReport",
    "ReportSection",
    "SteeringMeeting",
    "Target",
]
