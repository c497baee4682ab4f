"""What the pages of one report share."""

from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404

from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ScopedPage
from reporting.models.report import Report
from reporting.models.report_kind import ReportKind
from reporting.report.facts import Facts, facts, for_outsiders
from reporting.report.sections import SectionText, section_texts


class ReportPage(ScopedPage):
    """Mixin: a page about the report whose number stands in the address."""

    model = Report

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("project")

    @cached_property
    def report(self) -> Report:
        found: Report = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        return found

    @cached_property
    def open_facts(self) -> Facts:
        """The period's facts as outsiders may read them: what drafts are written from."""
        report = self.report
        known = facts(report.project, report.period, today(), ReportKind(report.kind))
        return for_outsiders(known)

    @cached_property
    def texts(self) -> dict[str, SectionText]:
        return section_texts(self.report, self.open_facts)
