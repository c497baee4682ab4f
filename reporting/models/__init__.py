"""Goals with their targets, registrations in SUS, and the reports written about them."""

from reporting.models.goal import Goal, Milestone, Target
from reporting.models.insats import Insats, PlannedParticipants
from reporting.models.registration import ExternalRegistration
from reporting.models.report import QuarterlyReport, ReportSection

__all__ = [
    "ExternalRegistration",
    "Goal",
    "Insats",
    "Milestone",
    "PlannedParticipants",
    "QuarterlyReport",
    "ReportSection",
    "Target",
]
