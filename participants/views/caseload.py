"""Who coaches whom: one person's coach, and a coach who hands all of them over."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import FormView

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView, ProjectPage
from participants.caseload import caseload, coaches, coaches_with_people, hand_over
from participants.forms.caseload import CoachForm, HandOverForm
from participants.models import CoachAssignment, Participant
from participants.views.logged import ParticipantPage


class CoachView(ParticipantPage, ProjectDetailView):
    """Choose or change one person's coach."""

    permission = Permission.PARTICIPANTS_EDIT
    template_name = "participants/caseload/coach.html"
    read_as = "valet av coach"

    def get_object(self, queryset: Any = None) -> Participant:
        found = super().get_object(queryset)
        standing = CoachAssignment.objects.on(today()).filter(participant=found)
        self.standing = standing.select_related("coach").first()
        return found

    def form(self, data: Any = None) -> CoachForm:
        chosen = {"coach": self.standing and self.standing.coach_id}
        return CoachForm(data, coaches=coaches(self.access), initial=chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        return super().get_context_data(**kwargs) | {"standing": self.standing}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        coach = form.cleaned_data["coach"]
        hand_over(self.object, coach, today(), before=self.standing and self.standing.coach)
        messages.success(request, f"{coach.name} är coach från och med i dag.")
        return self.redirect("participants:participant", self.object.pk)


class HandOverView(ProjectPage, FormView):
    """The coaches and how many people each has; with `?fran` one of them hands all over."""

    permission = Permission.MEMBERS
    form_class = HandOverForm
    template_name = "participants/caseload/hand_over.html"

    @cached_property
    def coaches(self) -> list[dict[str, Any]]:
        return coaches_with_people(self.access, today())

    @cached_property
    def leaving(self) -> dict[str, Any] | None:
        """The coach asked for; not found when the project has no such one."""
        asked = self.request.GET.get("fran", "")
        if not asked:
            return None
        found = next((coach for coach in self.coaches if str(coach["pk"]) == asked), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def people(self) -> list[Participant]:
        if self.leaving is None:
            return []
        return list(caseload(self.access, self.leaving["pk"], today()))

    def get_form_kwargs(self) -> dict[str, Any]:
        others = coaches(self.access)
        if self.leaving:
            others = others.exclude(pk=self.leaving["pk"])
        return super().get_form_kwargs() | {"people": self.people, "coaches": others}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "coaches": self.coaches,
            "leaving": self.leaving,
            "people": self.people,
        }

    def form_valid(self, form: HandOverForm) -> HttpResponse:
        if self.leaving is None:
            raise Http404
        before = get_object_or_404(User, pk=self.leaving["pk"])
        for person in self.people:
            if coach := form.coach_of(person):
                hand_over(person, coach, today(), before)
        number = len(self.people)
        messages.success(
            self.request,
            f"Klart. {number} deltagare har ny coach och {self.leaving['name']} har inga kvar.",
        )
        return self.redirect("participants:hand_over")
