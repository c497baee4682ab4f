"""Routines and documents of an enterprise."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from enterprises.forms.record import DocumentForm, RoutineForm
from enterprises.models import Enterprise, EnterpriseDocument, Routine
from enterprises.models.choices import RoutineKind
from enterprises.routine_papers import file_name, routine_docx, routine_pdf
from enterprises.routine_templates import TEMPLATES
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise
from enterprises.views.enterprise import EnterprisePage
from enterprises.views.exports import as_download
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.files import download
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ScopedPage

ROUTINES = "enterprises:routines"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class RoutinesView(EnterprisePage):
    """The three routines, taken or to take, and the documents."""

    template_name = "enterprises/routines.html"
    tab = "routines"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        taken = {row.kind: row for row in Routine.objects.filter(enterprise=self.object)}
        documents = EnterpriseDocument.objects.filter(enterprise=self.object)
        return super().get_context_data(**kwargs) | {
            "routines": [
                (RoutineKind(kind), taken.get(kind), points) for kind, points in TEMPLATES.items()
            ],
            "documents": documents.select_related("file"),
        }


class RoutineTakeView(ScopedPage):
    """The enterprise gets its own copy of a template. Taking it twice changes nothing."""

    permission = Permission.ENTERPRISES_EDIT
    model = Enterprise
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        enterprise = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        kind = request.POST.get("kind", "")
        if kind not in TEMPLATES:
            messages.error(request, "Välj en av de tre rutinerna.")
            return self.redirect(ROUTINES, enterprise.pk)
        Routine.objects.get_or_create(
            enterprise=enterprise,
            kind=kind,
            defaults={"project": self.project, "points": "\n".join(TEMPLATES[kind])},
        )
        messages.success(request, "Rutinen är kopierad. Ändra punkterna så att de passar.")
        return self.redirect(ROUTINES, enterprise.pk)


class RoutineEditView(EditAboutEnterprise):
    """Its own points, and since when it is in place."""

    model = Routine
    form_class = RoutineForm
    title = "Ändra rutinen"
    back = ROUTINES
    saved_message = "Rutinen är sparad."


class RoutineInPlaceView(ScopedPage):
    """One press: in place from today on."""

    permission = Permission.ENTERPRISES_EDIT
    model = Routine
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        routine = get_object_or_404(self.get_queryset().select_for_update(), pk=kwargs["pk"])
        if routine.in_place_on is None:
            routine.in_place_on = today()
            routine.save()
        messages.success(request, "På plats från i dag.")
        return self.redirect(ROUTINES, routine.enterprise_id)


class RoutinePaperView(ScopedPage):
    """The routine as Word."""

    permission = Permission.ENTERPRISES_VIEW
    model = Routine

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = self.get_queryset().select_related("enterprise__organisation", "project")
        return self.paper(get_object_or_404(rows, pk=kwargs["pk"]))

    def paper(self, routine: Routine) -> HttpResponse:
        return as_download(routine_docx(routine), file_name(routine, "docx"), DOCX)


class RoutinePdfView(RoutinePaperView):
    """The routine as a tagged PDF."""

    def paper(self, routine: Routine) -> HttpResponse:
        return as_download(routine_pdf(routine), file_name(routine, "pdf"), "application/pdf")


class DocumentAddView(AddAboutEnterprise):
    """A file with a title of its own."""

    model = EnterpriseDocument
    form_class = DocumentForm
    title = "Nytt dokument"
    back = ROUTINES
    part = "dokument"
    saved_message = "Dokumentet är sparat."

    def new_row(self, enterprise: Enterprise) -> Any:
        return EnterpriseDocument(project=self.project, enterprise=enterprise, dated_on=today())


class DocumentView(ScopedPage):
    """The file, to save."""

    permission = Permission.ENTERPRISES_VIEW
    model = EnterpriseDocument

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        document = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        return download(document.file)


class DocumentRemoveView(ScopedPage):
    """The document and its bytes are gone; that it was there stands in the history."""

    permission = Permission.ENTERPRISES_EDIT
    model = EnterpriseDocument
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        document = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        file = document.file
        document.delete()
        file.delete()
        messages.success(request, "Dokumentet är borttaget.")
        return self.redirect(ROUTINES, document.enterprise_id)
