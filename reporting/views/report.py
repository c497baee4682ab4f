"""The page where one quarter's report is written, section by section."""

import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView
from reporting.forms import SectionForm, section_form
from reporting.models.report import QuarterlyReport, SectionChangedError
from reporting.report.facts import facts, for_outsiders
from reporting.report.personal_data import NameFinder
from reporting.report.sections import SECTIONS, SectionText, section_texts


@dataclass(frozen=True)
class SectionOnPage:
    """A section as the page shows it: its form, and what is wrong with its text. In a conflict
    the form holds what this person wrote and `current` what somebody else saved meanwhile."""

    current: SectionText
    form: SectionForm
    personal_data: list[str]
    faults: list[str]
    is_conflict: bool


class _ReportPage(ProjectDetailView):
    """What the pages of one report share."""

    model = QuarterlyReport
    context_object_name = "report"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("project")

    @cached_property
    def report(self) -> QuarterlyReport:
        found: QuarterlyReport = self.get_object()
        return found

    @cached_property
    def texts(self) -> dict[str, SectionText]:
        known = facts(self.report.project, self.report.period, today())
        return section_texts(self.report, for_outsiders(known))


class ReportView(_ReportPage):
    """One quarter's report: each section with its draft or somebody's own words."""

    permission: str = Permission.REPORT_INTERNAL
    template_name = "reporting/report.html"

    def get_context_data(
        self, attempt: SectionForm | None = None, key: str = "", **kwargs: Any
    ) -> dict[str, Any]:
        sections = self._sections(attempt, key)
        return super().get_context_data(**kwargs) | {
            "sections": sections,
            "own_count": sum(one.current.own is not None for one in sections),
            "with_personal_data": [one for one in sections if one.personal_data],
            "may_write": self.access.may(Permission.REPORT_WRITE),
            "is_over": self.report.is_over(today()),
        }

    def _sections(self, attempt: SectionForm | None, key: str) -> list[SectionOnPage]:
        """All sections; `attempt` is what somebody could not save in the one called `key`."""
        names = NameFinder.of(self.project)
        page = secrets.token_hex(8)
        found = []
        for entry in self.texts.values():
            tried = attempt if entry.section.key == key else None
            shown = entry.text if tried is None else tried.data.get("text", "")
            faults = [] if tried is None else [str(fault) for fault in tried.errors.get("text", [])]
            found.append(
                SectionOnPage(
                    current=entry,
                    form=section_form(shown, entry.revision, page, entry.section.key),
                    personal_data=names.found_in(shown),
                    faults=faults,
                    is_conflict=tried is not None and not faults,
                )
            )
        return found


class SectionSaveView(ReportView):
    """Save a section: by itself while somebody writes, or by its button."""

    permission = Permission.REPORT_WRITE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, key: str, **kwargs: Any) -> HttpResponse:
        if key not in SECTIONS:
            raise Http404
        form = SectionForm(request.POST)
        saved = form.is_valid() and self._save(key, form.cleaned_data)
        if request.headers.get("X-Autosave") == "1":
            return HttpResponse(status=204 if saved else 409)
        if not saved:
            self.object = self.report
            context = self.get_context_data(attempt=form, key=key)
            return self.render_to_response(context, status=409)
        messages.success(request, f"{SECTIONS[key].title} är sparat.")
        return self.redirect("reporting:report", pk)

    def _save(self, key: str, words: dict[str, str]) -> bool:
        """False when somebody else's words have come between."""
        current = self.texts[key]
        if current.own is None and words["text"] == current.draft.rstrip():
            return True  # nobody has changed anything: the draft goes on following the figures
        try:
            self.report.write(key, words["text"], self.access.user, words["seen"], words["page"])
        except SectionChangedError:
            return False
        return True


class SectionDiscardView(_ReportPage):
    """«Tillbaka till utkastet»: asks first, for somebody's own words go."""

    permission = Permission.REPORT_WRITE
    template_name = "reporting/report_discard.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"entry": self._entry()}

    def post(self, request: HttpRequest, pk: int, key: str, **kwargs: Any) -> HttpResponse:
        title = self._entry().section.title
        try:
            self.report.discard(key, request.POST.get("seen", ""))
        except SectionChangedError:
            messages.warning(request, f"Någon har ändrat {title} sedan du läste. Läs igen först.")
        else:
            messages.success(request, f"{title} följer utkastet igen.")
        return self.redirect("reporting:report", pk)

    def _entry(self) -> SectionText:
        entry = self.texts.get(self.kwargs["key"])
        if entry is None or entry.own is None:
            raise Http404
        return entry
