"""Rapporter: the project's quarters and their reports, and the other reports."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ProjectTemplateView
from reporting.models.report import Report
from reporting.models.report_kind import ReportKind, code_of, parse_code, periods_of
from reporting.periods import Period
from reporting.report.sections import sections_of
from reporting.report.versions import Version, versions_of

# What can be begun beside the quarters' reports.
OTHER_KINDS = (ReportKind.TERTIAL, ReportKind.YEAR, ReportKind.STEERING, ReportKind.FINAL)


@dataclass(frozen=True)
class ReportRow:
    """A period in the list, with its report if somebody has begun it, and its newest files."""

    kind: ReportKind
    period: Period
    report: Any
    is_over: bool
    version: Version | None

    @property
    def code(self) -> str:
        return code_of(self.kind, self.period)

    @property
    def section_count(self) -> int:
        return len(sections_of(self.kind))


class ReportsView(ProjectTemplateView):
    """The project's reports, the latest ended first. Those outside its staff see only what has
    been fixed."""

    permission = Permission.REPORT_RAR
    template_name = "reporting/reports.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.day = today()
        reports = list(Report.objects.visible_to(self.access).with_progress())
        self.versions = versions_of(reports, self.access)
        of_quarters = {one.ends_on: one for one in reports if one.kind == ReportKind.QUARTER}
        rows = [
            self._row(ReportKind.QUARTER, period, of_quarters.get(period.ends_on))
            for period in reversed(periods_of(ReportKind.QUARTER, self.project, self.day))
        ]
        others = [one for one in reports if one.kind != ReportKind.QUARTER]
        is_staff = self.access.may(Permission.REPORT_INTERNAL)
        may_write = self.access.may(Permission.REPORT_WRITE)
        return super().get_context_data(**kwargs) | {
            "ended": [row for row in rows if row.is_over and (is_staff or row.report)],
            "ongoing": [row for row in rows if not row.is_over] if is_staff else [],
            "others": [self._row(ReportKind(one.kind), one.period, one) for one in others],
            "can_begin": self._can_begin(others) if may_write else [],
            "is_staff": is_staff,
            "may_write": may_write,
        }

    def _row(self, kind: ReportKind, period: Period, report: Report | None) -> ReportRow:
        found = self.versions.get(report.pk, []) if report else []
        return ReportRow(kind, period, report, period.ends_on < self.day, next(iter(found), None))

    def _can_begin(self, begun: list[Report]) -> list[tuple[str, list[tuple[str, str]]]]:
        """Kinds of report with the periods that nobody has begun one on, for the list to choose
        from: code and words."""
        taken = {(one.kind, one.ends_on) for one in begun}
        choices = [
            (
                str(kind.label),
                [
                    (code_of(kind, period), period.label)
                    for period in reversed(periods_of(kind, self.project, self.day))
                    if (kind, period.ends_on) not in taken
                ],
            )
            for kind in OTHER_KINDS
        ]
        return [choice for choice in choices if choice[1]]


class ReportBeginView(ProjectPage):
    """Begin the report of a period. Who comes second is taken to the same one."""

    permission = Permission.REPORT_WRITE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            kind, period = parse_code(request.POST.get("period", ""), self.project)
        except (ValueError, LookupError):
            raise Http404 from None
        if period not in periods_of(kind, self.project, today()):
            raise Http404
        report = self._begin(kind, period)
        if report is None:
            messages.warning(request, "Någon började en rapport samtidigt. Försök igen.")
            return self.redirect("reporting:reports")
        return self.redirect("reporting:report", report.pk)

    def _begin(self, kind: ReportKind, period: Period) -> Report | None:
        """The period's report, begun now or already. None when somebody began one on another
        period at the same moment and took the number."""
        try:
            with transaction.atomic():
                return Report.objects.create(
                    project=self.project,
                    kind=kind,
                    starts_on=period.starts_on,
                    ends_on=period.ends_on,
                    created_by=self.access.user,
                )
        except IntegrityError:
            begun = Report.objects.visible_to(self.access)
            found: Report | None = begun.filter(kind=kind, ends_on=period.ends_on).first()
            return found
