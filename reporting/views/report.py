"""The page where one report is written, section by section."""

import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.jobs.models import Job
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView
from reporting.forms import SectionForm, section_form
from reporting.models import ReportQuestion
from reporting.models.frozen import ALL_FILES, Format
from reporting.models.report import Report, ReportFixedError, SectionChangedError, Variant
from reporting.report.contents import contents
from reporting.report.differences import differences
from reporting.report.lights import lights
from reporting.report.personal_data import NameFinder
from reporting.report.plain import from_plain
from reporting.report.sections import SECTIONS, SectionText
from reporting.report.versions import versions_of
from reporting.views.report_page import ReportPage

FIXED_MEANWHILE = "Rapporten är fastställd och går inte att ändra. Gör en rättelse i stället."


@dataclass(frozen=True)
class SectionOnPage:
    """A section as the page shows it: its form, and what is wrong with its text. In a conflict
    the form holds what this person wrote and `current` what somebody else saved meanwhile."""

    current: SectionText
    form: SectionForm
    personal_data: list[str]
    faults: list[str]
    is_conflict: bool
    may_write: bool


class ReportView(ReportPage, ProjectDetailView):
    """One report: each section with its draft or somebody's own words. A fixed one shows what was
    fixed, and what has changed in the figures since."""

    permission: str = Permission.REPORT_INTERNAL
    context_object_name = "report"

    def get_object(self, queryset: Any = None) -> Report:
        return self.report

    def get_template_names(self) -> list[str]:
        return ["reporting/report.html" if self.report.is_open else "reporting/report_fixed.html"]

    def get_context_data(
        self, attempt: SectionForm | None = None, key: str = "", **kwargs: Any
    ) -> dict[str, Any]:
        report = self.report
        versions = versions_of([report], self.access).get(report.pk, [])
        context = super().get_context_data(**kwargs) | {
            "versions": versions,
            "questions": self._questions() if versions or not report.is_open else [],
            "steps": report.steps.select_related("taken_by"),
            "may_write": self.access.may(Permission.REPORT_WRITE),
            "may_fix": self.access.may(Permission.REPORT_FIX),
        }
        return context | (self._to_write(attempt, key) if report.is_open else self._as_fixed())

    def _questions(self) -> Any:
        """Asked about what has been fixed, so a report that never was has none."""
        return ReportQuestion.objects.filter(report=self.report).select_related("answered_by")

    def _to_write(self, attempt: SectionForm | None, key: str) -> dict[str, Any]:
        sections = self._sections(attempt, key)
        return {
            "sections": sections,
            "lights": lights(self.report, self.open_facts),
            "own_count": sum(one.current.own is not None for one in sections),
            "with_personal_data": [one for one in sections if one.personal_data],
            "is_over": self.report.is_over(today()),
            "formats": Format,
        }

    def _as_fixed(self) -> dict[str, Any]:
        """What stands is what was frozen; today's figures only stand beside it."""
        report = self.report
        frozen = report.frozen.select_related("fixed_by").latest("version")
        fixed = from_plain(frozen.contents[Variant.INTERNAL])
        unfinished = frozen.files.count() < len(ALL_FILES)
        return {
            "frozen": frozen,
            "contents": fixed,
            "job": Job.objects.filter(key=frozen.job_key).first(),
            "is_unfinished": unfinished,
            "differences": differences(fixed, contents(report, Variant.INTERNAL, today())),
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
                    may_write=entry.section.may_be_written_by(self.access),
                )
            )
        return found


def check_may_write(page: ReportPage, key: str) -> None:
    """Raises Http404 when the report has no such section and PermissionDenied for those who may
    not write it: most staff write all of it or nothing, some only their own section."""
    section = SECTIONS.get(key)
    if section is None or page.report.kind not in section.kinds:
        raise Http404
    if not section.may_be_written_by(page.access):
        raise PermissionDenied


class SectionSaveView(ReportView):
    """Save a section: by itself while somebody writes, or by its button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, key: str, **kwargs: Any) -> HttpResponse:
        check_may_write(self, key)
        form = SectionForm(request.POST)
        saved = form.is_valid() and self._save(key, form.cleaned_data)
        if request.headers.get("X-Autosave") == "1":
            return HttpResponse(status=204 if saved else 409)
        if not self.report.is_open:
            messages.warning(request, FIXED_MEANWHILE)
            return self.redirect("reporting:report", pk)
        if not saved:
            self.object = self.report
            context = self.get_context_data(attempt=form, key=key)
            return self.render_to_response(context, status=409)
        messages.success(request, f"{SECTIONS[key].title} är sparat.")
        return self.redirect("reporting:report", pk)

    def _save(self, key: str, words: dict[str, str]) -> bool:
        """False when somebody else's words have come between, or the report has been fixed."""
        current = self.texts[key]
        if current.own is None and words["text"] == current.draft.rstrip():
            return True  # nobody has changed anything: the draft goes on following the figures
        try:
            self.report.write(key, words["text"], self.access.user, words["seen"], words["page"])
        except (SectionChangedError, ReportFixedError):
            return False
        return True


class SectionDiscardView(ReportPage, ProjectDetailView):
    """«Tillbaka till utkastet»: asks first, for somebody's own words go."""

    permission = Permission.REPORT_INTERNAL
    context_object_name = "report"
    template_name = "reporting/report_discard.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self._entry()
        check_may_write(self, entry.section.key)
        return super().get_context_data(**kwargs) | {"entry": entry}

    def post(self, request: HttpRequest, pk: int, key: str, **kwargs: Any) -> HttpResponse:
        check_may_write(self, key)
        title = self._entry().section.title
        try:
            self.report.discard(key, request.POST.get("seen", ""))
        except SectionChangedError:
            messages.warning(request, f"Någon har ändrat {title} sedan du läste. Läs igen först.")
        except ReportFixedError:
            messages.warning(request, FIXED_MEANWHILE)
        else:
            messages.success(request, f"{title} följer utkastet igen.")
        return self.redirect("reporting:report", pk)

    def _entry(self) -> SectionText:
        entry = self.texts.get(self.kwargs["key"])
        if entry is None or entry.own is None:
            raise Http404
        return entry
