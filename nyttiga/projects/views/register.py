"""The Excel register by page: choose a file, see what it would do, read it in; or take it out."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nyttiga.projects.register import uploads
from nyttiga.projects.register.exporting import export_register
from nyttiga.projects.register.forms import UploadForm
from nyttiga.projects.register.importing import import_register
from nyttiga.projects.register.sheets import Export, exported, in_order
from nyttiga.projects.register.workbook import UnreadableFileError
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ProjectTemplateView

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 200
MOST_ROWS = 12


class _RegisterPage(ProjectPage):
    """Mixin: the one upload that the user has under way in the project."""

    permission = "register"

    @property
    def _key(self) -> str:
        return f"register-{self.project.pk}-{self.access.user.pk}"

    @property
    def token(self) -> str:
        return self.request.session.get(self._key, "")

    def keep(self, token: str) -> None:
        if self.token:
            uploads.drop_file(self.token)
        self.request.session[self._key] = token


class RegisterView(_RegisterPage, ProjectTemplateView):
    """Choose a workbook; it is checked and shown before anything is saved."""

    template_name = "projects/register.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        uploads.sweep()
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        try:
            outcome = import_register(file, self.project, self.access.user, dry_run=True)
        except UnreadableFileError as error:
            form.add_error("file", str(error))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        token = uploads.hold(file.chunks())
        uploads.note(token, outcome.as_json())
        self.keep(token)
        if outcome.faults:
            uploads.drop_file(token)  # it cannot be read in as it is
        return self.redirect("projects:register_preview")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"form": UploadForm()} | kwargs)) | {
            # By name and columns: a template would try to call the classes themselves.
            "sheets": [{"name": sheet.name, "columns": sheet.columns} for sheet in in_order()],
        }


class PreviewView(_RegisterPage, ProjectTemplateView):
    """What the chosen workbook would do, and after *Läs in* what it did."""

    template_name = "projects/register_preview.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.outcome = uploads.noted(self.token)
        if self.outcome is None:
            messages.info(request, "Välj filen igen. Den sparas bara en timme.")
            return self.redirect("projects:register")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        path = uploads.held_file(self.token)
        if path is None:
            messages.info(request, "Välj filen igen. Den sparas bara en timme.")
            return self.redirect("projects:register")
        with path.open("rb") as file:
            outcome = import_register(file, self.project, self.access.user)
        uploads.drop_file(self.token)
        uploads.note(self.token, outcome.as_json())
        return self.redirect("projects:register_preview")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        outcome = self.outcome or {}
        counts = outcome["sheets"].values()
        totals = {
            name: sum(count[name] for count in counts)
            for name in ("created", "updated", "unchanged")
        }
        warnings = _grouped(outcome["warnings"])
        return super().get_context_data(**kwargs) | {
            "outcome": outcome,
            "totals": totals,
            "changes": totals["created"] + totals["updated"],
            "faults": outcome["faults"][:MOST_SHOWN],
            "more_faults": max(len(outcome["faults"]) - MOST_SHOWN, 0),
            "warnings": warnings[:MOST_SHOWN],
            "more_warnings": max(len(warnings) - MOST_SHOWN, 0),
            "left_out": [one["problem"] for one in outcome["warnings"] if one["row"] is None],
            "may_confirm": uploads.held_file(self.token) is not None,
        }


def _grouped(warnings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same warning about several rows of a sheet is said once, with the rows."""
    rows: dict[tuple[str, str], list[int]] = {}
    for one in warnings:
        if one["row"] is not None:
            rows.setdefault((one["sheet"], one["problem"]), []).append(one["row"])
    return [
        {
            "sheet": sheet,
            "problem": problem,
            "rows": numbers[:MOST_ROWS],
            "more": max(len(numbers) - MOST_ROWS, 0),
        }
        for (sheet, problem), numbers in rows.items()
    ]


class ExportView(_RegisterPage):
    """The register as a file. By POST, since it is noted who took it out."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        file = BytesIO()
        export_register(Export(self.project, self.access), file)
        for tell in exported:
            tell(self.access)
        name = f"register-{self.project.slug}-{today()}.xlsx"
        return HttpResponse(
            file.getvalue(),
            content_type=EXCEL,
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Cache-Control": "no-store",
            },
        )
