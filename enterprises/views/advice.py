"""Affärsrådgivning: the log, a new session, and what came of one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from enterprises.forms.advice import AdviceForm, EnterpriseAdviceForm
from enterprises.models import AdvisorySession, Enterprise
from enterprises.models.advice import AdviceTopic
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectListView,
    ProjectUpdateView,
    ScopedPage,
)

Status = AdvisorySession.Status
OPEN_STEP = "steg"  # what the address may ask for besides a status


class AdviceListView(ProjectListView):
    """All sessions, the newest first, fifty a page."""

    permission = Permission.ENTERPRISES_VIEW
    model = AdvisorySession
    template_name = "enterprises/advice/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        asked = self.request.GET
        self.status = asked.get("lage", "")
        self.topic = asked.get("amne", "")
        found = AdvisorySession.objects.visible_to(self.access)
        if self.status in Status.values:
            found = found.filter(status=self.status)
        elif self.status == OPEN_STEP:
            found = found.with_open_step()
        else:
            self.status = ""
        if self.topic in AdviceTopic.values:
            found = found.filter(topics__contains=[self.topic])
        else:
            self.topic = ""
        self.found = found
        return found.select_related("enterprise__organisation", "adviser")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = self.found.held(today()).aggregate(hours=Sum("hours"))
        return super().get_context_data(**kwargs) | {
            "statuses": [*Status.choices, (OPEN_STEP, "Har ett steg kvar")],
            "topics": AdviceTopic.choices,
            "status": self.status,
            "topic": self.topic,
            "is_filtered": bool(self.status or self.topic),
            "hours": held["hours"] or 0,
            "day": today(),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }


class _AdviceForm(ScopedPage):
    """Mixin: what adding and changing share."""

    permission = Permission.ENTERPRISES_EDIT
    model = AdvisorySession
    template_name: Any = "enterprises/advice/form.html"
    saved_message = "Rådgivningen är sparad."
    object: Any

    def get_success_url(self) -> str:
        return self.url("enterprises:advice")


class AdviceCreateView(_AdviceForm, ProjectCreateView):
    """A session with any enterprise, from the log."""

    form_class = AdviceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        session = AdvisorySession(
            project=self.project, date=today(), hours=1, adviser=self.access.user
        )
        return super().get_form_kwargs() | {"instance": session}


class AdviceAddView(_AdviceForm, ProjectCreateView):
    """A session with the enterprise whose page one stands on."""

    form_class = EnterpriseAdviceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        enterprises = Enterprise.objects.visible_to(self.access).select_related("organisation")
        self.enterprise = get_object_or_404(enterprises, pk=self.kwargs["pk"])
        session = AdvisorySession(
            project=self.project,
            enterprise=self.enterprise,
            date=today(),
            hours=1,
            adviser=self.access.user,
        )
        return super().get_form_kwargs() | {"instance": session}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"enterprise": self.enterprise}

    def get_success_url(self) -> str:
        return self.url("enterprises:enterprise", self.enterprise.pk)


class AdviceEditView(_AdviceForm, ProjectUpdateView):
    """Another day, how it went, or that the step is done. Also where a session is read."""

    permission = Permission.ENTERPRISES_VIEW
    form_class = AdviceForm

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().select_related("enterprise__organisation", "adviser")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "session": self.object,
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.get_object()  # another project's is not found, whoever asks
        if not self.access.may(Permission.ENTERPRISES_EDIT):
            raise PermissionDenied
        return super().post(request, *args, **kwargs)


class AdviceOutcomeView(ScopedPage):
    """Right where it stands: a booked session was held or not, or its step is done."""

    permission = Permission.ENTERPRISES_EDIT
    model = AdvisorySession
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        session = get_object_or_404(self.get_queryset().select_for_update(), pk=kwargs["pk"])
        said = request.POST.get("status", "")
        if said == "klart" and session.has_open_step:
            session.done_on = today()
            session.save()
            messages.success(request, "Steget är klart.")
        elif said == Status.CANCELLED and session.status == Status.BOOKED:
            session.status = Status.CANCELLED
            session.save()
            messages.success(request, "Rådgivningen är inställd.")
        elif said == Status.HELD and session.status == Status.BOOKED and session.date <= today():
            session.status = Status.HELD
            session.save()
            messages.success(request, "Rådgivningen är genomförd.")
        return self.redirect("enterprises:advice_edit", session.pk)
