"""Goals with their targets, and the reports written about them."""

from reporting.models.frozen import FrozenFile, FrozenReport
from reporting.models.goal import Goal, Milestone, Target
from reporting.models.hand_over import HandOver
from reporting.models.report import Report, ReportSection
from reporting.models.report_light import ReportLight
from reporting.models.report_step import ReportStep

__all__ = [
    "FrozenFile",
    "FrozenReport",
    "Goal",
    "HandOver",
    "Milestone",
    "Report",
    "ReportLight",
    "ReportSection",
    "ReportStep",
    "Target",
]
