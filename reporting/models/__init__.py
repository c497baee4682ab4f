"""Goals with their targets, and the reports written about them."""

from reporting.models.goal import Goal, Milestone, Target
from reporting.models.report import QuarterlyReport, ReportSection

__all__ = ["Goal", "Milestone", "QuarterlyReport", "ReportSection", "Target"]
