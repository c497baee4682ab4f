"""A new series in one go: the plan, a preview of its days, and all of it saved at once."""

import datetime as dt
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from nyttiga.occasions.forms import SeriesPlanForm
from nyttiga.occasions.models import Meeting
from nyttiga.occasions.planning import SeriesPlan, days_to_look_at
from nyttiga.ui.views.pages import ProjectPage


class SeriesPlanningPage(ProjectPage):
    """Two steps on one address. Only *Spara serien* writes; every other button shows the
    preview again, so all of it works without JavaScript.

    A kind of series says what the form opens with (`initial`) and what is said when it is saved.
    """

    form_class: ClassVar[type[SeriesPlanForm]]
    meeting_model: ClassVar[type[Meeting]]
    owner: ClassVar[str]  # the meeting's key to its series
    template_name: ClassVar[str]
    list_page: ClassVar[str]  # names of addresses
    series_page: ClassVar[str]
    back: ClassVar[str]  # what the list is called
    saved_words: ClassVar[str] = "Ge nu plats åt dem som ska vara med."

    def initial(self) -> dict[str, Any]:
        raise NotImplementedError

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.questions(self.form_class(access=self.access, initial=self.initial()))

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, access=self.access)
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

    def plan(self, form: SeriesPlanForm, days: list[dt.date]) -> SeriesPlan:
        times = form.cleaned_data["starts_at"], form.cleaned_data["ends_at"]
        others = (
            self.meeting_model.objects.visible_to(self.access)
            .overlapping(days_to_look_at(days), *times)
            .select_related(f"{self.owner}__municipality")
        )
        return SeriesPlan(self.project, days, others)

    def questions(self, form: SeriesPlanForm) -> HttpResponse:
        return self.page(self.template_name, form=form)

    def preview(
        self,
        form: SeriesPlanForm,
        plan: SeriesPlan,
        unreadable: set[int] | None = None,
        tried: bool = False,
    ) -> HttpResponse:
        return self.page(
            "occasions/plan_preview.html",
            form=form,
            plan=plan,
            answers=form.cleaned_data,
            unreadable=unreadable or set(),
            tried=tried,
        )

    def page(self, template: str, **context: Any) -> HttpResponse:
        context |= {"back": self.back, "list_url": self.url(self.list_page)}
        return render(self.request, template, context)

    def save(self, form: SeriesPlanForm, plan: SeriesPlan) -> HttpResponse:
        series = form.save()
        for number, day in enumerate(sorted(plan.days), start=1):
            self.meeting_model.objects.create(
                project=self.project,
                number=number,
                date=day,
                starts_at=form.cleaned_data["starts_at"],
                ends_at=form.cleaned_data["ends_at"],
                **{self.owner: series},
            )
        messages.success(self.request, f"{series} är planerad. {self.saved_words}")
        return self.redirect(self.series_page, series.pk)
