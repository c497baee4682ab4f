"""*Före och efter*: the aggregates that SUS shows, on a page and as a workbook."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ProjectTemplateView
from reporting.models.report import Variant
from reporting.periods import Period, ended_quarters
from reporting.sus.profile import profile_on
from reporting.sus.tables import Table, sus_tables, sus_tables_for_outsiders
from reporting.sus.windows import months, outsiders_quarter, staff_window
from reporting.sus.xlsx import Worksheet, as_download, workbook


@dataclass(frozen=True)
class Asked:
    """Which tables somebody has asked for, as far as they may."""

    variant: Variant
    window: Period | None
    as_sus: bool = False

    @classmethod
    def by(cls, access: Access, asked: Any) -> "Asked":
        """Those outside the staff get the variant for RAR, whatever they ask for."""
        if access.may(Permission.REPORT_INTERNAL) and asked.get("variant") != Variant.RAR:
            window = staff_window(access.project, asked, today())
            return cls(Variant.INTERNAL, window, asked.get("urval") == "sus")
        return cls(Variant.RAR, outsiders_quarter(access.project, asked, today()))

    def tables(self, access: Access) -> list[Table]:
        """Three queries; nothing before a first quarter is over."""
        if self.window is None:
            return []
        if self.variant == Variant.RAR:
            return sus_tables_for_outsiders(access.project, self.window)
        return sus_tables(access.project, self.window, as_sus=self.as_sus)


class SusTablesView(ProjectTemplateView):
    """The staff choose months; the funder reads a quarter that is over, never a person."""

    permission = Permission.REPORT_RAR
    template_name = "reporting/sus/tables.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = Asked.by(self.access, self.request.GET)
        window = asked.window
        return super().get_context_data(**kwargs) | {
            "asked": asked,
            "is_rar": asked.variant == Variant.RAR,
            "tables": asked.tables(self.access),
            "months": months(self.project, today()),
            "quarters": ended_quarters(self.project, today())[::-1],
            "profile": profile_on(window.ends_on if window else today()),
            "is_staff": self.access.may(Permission.REPORT_INTERNAL),
        }


class SusTablesWorkbookView(ProjectPage):
    """The same tables, a sheet each: numbers as numbers, «<5» as text."""

    permission = Permission.REPORT_RAR

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        asked = Asked.by(self.access, request.GET)
        if asked.window is None:
            raise Http404
        variant = "Till RAR" if asked.variant == Variant.RAR else "Intern"
        above = f"{self.project.name}, {asked.window.label}. {variant}."
        sheets = [
            Worksheet(
                table.sheet,
                (table.title, above, table.note),
                table.headings,
                [(row.label, *map(_number, row.numbers)) for row in table.rows],
            )
            for table in asked.tables(self.access)
        ]
        name = f"fore-efter-{self.project.slug}-{asked.window.ends_on}-{asked.variant}.xlsx"
        return as_download(workbook(sheets), name)


def _number(number: Any) -> Any:
    return float(number) if isinstance(number, Decimal) else number
