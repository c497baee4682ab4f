"""A new series in one go: the plan, a preview of its days, and all of it saved at once."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.planning import SeriesPlan, days_to_look_at
from nyttiga.ui.views.pages import ProjectPage
from participants.forms.workshop import WorkshopPlanForm
from participants.models import FutureWorkshop, WorkshopMeeting


class WorkshopPlanningView(ProjectPage):
    """Two steps on one address. Only *Spara serien* writes; every other button shows the
    preview again, so all of it works without JavaScript."""

    permission = Permission.PARTICIPANTS_EDIT

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        initial = {
            "code": FutureWorkshop.objects.next_code(self.project),
            "places": self.project.group_size,
            "planned_meetings": 6,
        }
        return self.questions(WorkshopPlanForm(access=self.access, initial=initial))

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = WorkshopPlanForm(request.POST, access=self.access)
        action = request.POST.get("action", "")
        if not form.is_valid() or action == "change":
            return self.questions(form)
        if action == "plan":
            return self.preview(form, self.plan(form, form.days))
        days, unreadable = self.typed_days(form.days)
        plan = self.plan(form, days)
        if action.startswith("move-") and action[5:].isdigit() and int(action[5:]) < len(days):
            plan.move_to_next_free(int(action[5:]))
        accepted = not plan.has_warnings or "anyway" in request.POST
        if action == "save" and not unreadable and not plan.has_faults and accepted:
            return self.save(form, plan)
        return self.preview(form, plan, unreadable, tried=action == "save")

    def typed_days(self, proposed: list[dt.date]) -> tuple[list[dt.date], set[int]]:
        """The days as changed by hand; one that cannot be read keeps the proposal and is
        pointed out."""
        days, unreadable = list(proposed), set()
        for index in range(len(days)):
            try:
                days[index] = dt.date.fromisoformat(self.request.POST.get(f"day-{index}", ""))
            except ValueError:
                unreadable.add(index)
        return days, unreadable

    def plan(self, form: WorkshopPlanForm, days: list[dt.date]) -> SeriesPlan:
        times = form.cleaned_data["starts_at"], form.cleaned_data["ends_at"]
        others = (
            WorkshopMeeting.objects.visible_to(self.access)
            .overlapping(days_to_look_at(days), *times)
            .select_related("workshop__municipality")
        )
        return SeriesPlan(self.project, days, others)

    def questions(self, form: WorkshopPlanForm) -> HttpResponse:
        return render(self.request, "participants/workshops/plan.html", {"form": form})

    def preview(
        self,
        form: WorkshopPlanForm,
        plan: SeriesPlan,
        unreadable: set[int] | None = None,
        tried: bool = False,
    ) -> HttpResponse:
        context = {
            "form": form,
            "plan": plan,
            "answers": form.cleaned_data,
            "unreadable": unreadable or set(),
            "tried": tried,
        }
        return render(self.request, "participants/workshops/plan_preview.html", context)

    def save(self, form: WorkshopPlanForm, plan: SeriesPlan) -> HttpResponse:
        workshop = form.save()
        for number, day in enumerate(sorted(plan.days), start=1):
            WorkshopMeeting.objects.create(
                project=self.project,
                workshop=workshop,
                number=number,
                date=day,
                starts_at=form.cleaned_data["starts_at"],
                ends_at=form.cleaned_data["ends_at"],
            )
        messages.success(
            self.request, f"{workshop} är planerad. Ge nu plats åt dem som ska vara med."
        )
        return self.redirect("participants:workshop", workshop.pk)
