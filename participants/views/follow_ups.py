"""One follow-up: held, moved, missed, or one more than the rule asks for."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage
from participants.follow_up_days import DAY, working_day
from participants.forms.follow_up import WORDS, FollowUpForm, NewDayForm, PlannedDayForm
from participants.models import FollowUp, Placement
from participants.views.about_placement import AboutPlacement


def then(placement: Placement) -> str:
    """What comes after, for the line that says that something was saved."""
    following = placement.follow_ups.planned().filter(date__gte=today()).order_by("date").first()
    return f" Nästa är den {date_format(following.date, 'j F')}." if following else ""


class _OneFollowUp(AboutPlacement):
    """Mixin: the follow-up in the address, with its placement."""

    model = FollowUp
    read_as = "uppföljningen"
    object: Any

    def get_queryset(self) -> QuerySet[FollowUp]:
        return super().get_queryset().select_related("placement", "held_by")  # type: ignore[misc]

    def get_placement_pk(self) -> int:
        return self.object.placement_id

    def get_success_url(self) -> str:
        return self.placement_url()


class FollowUpView(_OneFollowUp, ProjectUpdateView):
    """How it went, written at the workplace. Opens with today's date, whatever was planned."""

    form_class = FollowUpForm
    template_name = "participants/follow_ups/follow_up.html"
    context_object_name = "follow_up"

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs() | {"participant": self.participant}
        self.stood_on = self.object.date  # a faulty form changes the object
        self.status = FollowUp.Status(self.object.status)
        if self.status != FollowUp.Status.HELD:
            kwargs["initial"] = {"date": today()}
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "stood_on": self.stood_on,
            "is_planned": self.status == FollowUp.Status.PLANNED,
            "is_held": self.status == FollowUp.Status.HELD,
            "is_missed": self.status == FollowUp.Status.MISSED,
            "is_late": self.stood_on < today(),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        messages.success(self.request, f"Uppföljningen är sparad.{then(self.placement)}")
        return HttpResponseRedirect(self.get_success_url())


class FollowUpWordView(ScopedPage):
    """One of the texts of a planned follow-up, saved by itself while it is being written."""

    permission = Permission.PLACEMENTS_EDIT
    model = FollowUp
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        planned = FollowUp.objects.visible_to(self.access).planned()
        follow_up = get_object_or_404(planned, pk=kwargs["pk"])
        for name in WORDS:
            if name in request.POST:
                follow_up.draft(name, posted_text(request, name))
        return HttpResponse(status=204)


class FollowUpAddView(AboutPlacement, ProjectCreateView):
    """One outside the rule: just held, or with `?planera` one to come."""

    model = FollowUp
    read_as = "ny uppföljning"

    @property
    def is_to_come(self) -> bool:
        return "planera" in self.request.GET

    def get_form_class(self) -> type[Any]:
        return PlannedDayForm if self.is_to_come else FollowUpForm

    def get_template_names(self) -> list[str]:
        page = "day" if self.is_to_come else "follow_up"
        return [f"participants/follow_ups/{page}.html"]

    def get_form_kwargs(self) -> dict[str, Any]:
        follow_up = FollowUp(
            project=self.project,
            placement=self.placement,
            way=FollowUp.Way.VISIT,
            date=working_day(today() + DAY) if self.is_to_come else today(),
        )
        kwargs = super().get_form_kwargs() | {"instance": follow_up}
        return kwargs if self.is_to_come else kwargs | {"participant": self.participant}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "title": "Planera en extra uppföljning",
            "follow_up": None,
            "is_held": False,
            "is_missed": False,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        said = "Uppföljningen är planerad." if self.is_to_come else "Uppföljningen är sparad."
        messages.success(self.request, f"{said}{then(self.placement)}")
        return HttpResponseRedirect(self.placement_url())


class FollowUpMoveView(_OneFollowUp, ProjectUpdateView):
    """Another day. The date that the rule asks for stands, so the plan stays whole."""

    form_class = PlannedDayForm
    template_name = "participants/follow_ups/day.html"
    context_object_name = "follow_up"

    def get_queryset(self) -> QuerySet[FollowUp]:
        return super().get_queryset().filter(status=FollowUp.Status.PLANNED)

    def get_form_kwargs(self) -> dict[str, Any]:
        self.stood_on = self.object.date
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "title": "Flytta uppföljningen",
            "stood_on": self.stood_on,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        moved = form.save()
        messages.success(
            self.request, f"Uppföljningen är flyttad till {date_format(moved.date, 'j F Y')}."
        )
        return HttpResponseRedirect(self.get_success_url())


class FollowUpMissedView(FollowUpMoveView):
    """It came to nothing: says so, and plans another day for the same date of the rule."""

    form_class = NewDayForm
    template_name = "participants/follow_ups/missed.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        missed = self.object
        instead = FollowUp(
            project=self.project, placement=missed.placement, due_on=missed.due_on, way=missed.way
        )
        return kwargs | {"instance": instead, "initial": {"date": self._offered()}}

    def _offered(self) -> dt.date | None:
        """The next working day, unless the next follow-up comes before it."""
        offered = working_day(today() + DAY)
        following = self.object.following()
        return offered if following is None or offered < following.date else None

    def form_valid(self, form: Any) -> HttpResponse:
        self.object.miss()
        if form.cleaned_data["date"]:
            form.save()
        messages.success(
            self.request, f"Antecknat att uppföljningen inte blev av.{then(self.placement)}"
        )
        return HttpResponseRedirect(self.get_success_url())
