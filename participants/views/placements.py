"""Placements: all of them, and one."""

from functools import cached_property
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectListView, ProjectTemplateView
from participants.forms.placement_plan import ChecklistItemForm
from participants.hours_chart import hours_chart
from participants.models import Participant, Placement, PlacementPlan
from participants.placement_facts import PlacementState, facts
from participants.placement_forms import LEGAL_FORMS
from participants.placement_panels import placement_panels
from participants.placement_parts import follow_ups
from participants.views.about_placement import AboutPlacement

STATES = {"pagaende": "Pågående", "kommande": "Kommande", "avslutade": "Avslutade"}


class PlacementsView(ProjectListView):
    """All placements in one state, those that end first on top."""

    permission = Permission.PLACEMENTS_VIEW
    model = Placement
    template_name = "participants/placements/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only: the rows that are shown are described afterwards."""
        asked = self.request.GET.get("visa", "")
        self.state = asked if asked in STATES else "pagaende"
        day = today()
        found = Placement.objects.visible_to(self.access).filter(
            participant__in=Participant.objects.counted()
        )
        if self.state == "pagaende":
            found = found.ongoing(day).order_by(F("planned_end_on").asc(nulls_last=True), "pk")
        elif self.state == "kommande":
            found = found.filter(starts_on__gt=day).order_by("starts_on", "pk")
        else:
            found = found.filter(ends_on__lte=day).order_by("-ends_on", "-pk")
        return found.values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "rows": self._rows(list(context["page_obj"].object_list)),
            "state": self.state,
            "states": STATES,
            "day": today(),
        }

    def _rows(self, ids: list[int]) -> list[PlacementState]:
        name = Participant.objects.visible_to(self.access).filter(pk=OuterRef("participant"))
        shown = (
            Placement.objects.visible_to(self.access)
            .filter(pk__in=ids)
            .annotate(
                shown_name=Subquery(name.values("shown_name")),
                at=F("enterprise__organisation__name"),
                **facts(today()),
            )
        )
        by_id = {placement.pk: PlacementState.of(placement, today()) for placement in shown}
        return [by_id[pk] for pk in ids]


class PlacementView(AboutPlacement, ProjectTemplateView):
    """One placement: what is agreed, what is missing, the introduction and the follow-ups."""

    permission = Permission.PLACEMENTS_VIEW
    model = Placement
    template_name = "participants/placements/placement.html"
    read_as = "placeringen"

    @cached_property
    def placement(self) -> Placement:
        placements = (
            Placement.objects.visible_to(self.access)
            .select_related("enterprise__organisation", "supervisor")
            .prefetch_related("hours", "checklist")
            .annotate(**facts(today()))
        )
        return get_object_or_404(placements, pk=self.get_placement_pk())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        placement, day = self.placement, today()
        hours = list(placement.hours.all())
        held = [row for row in hours if row.from_on <= day]
        items = list(placement.checklist.all())
        plan = PlacementPlan.objects.filter(placement=placement).first()
        context = super().get_context_data(**kwargs) | {
            "day": day,
            "state": PlacementState.of(placement, day),
            "legal": LEGAL_FORMS.get(placement.legal_form),
            "hours": hours,
            "hours_now": held[-1] if held else None,
            "hours_chart": hours_chart(placement, hours, day),
            "plan": plan or PlacementPlan(placement=placement),
            "checklist": items,
            "checklist_done": sum(item.done_on is not None for item in items),
            "item_form": ChecklistItemForm(access=self.access),
            "may_edit": self.access.may(Permission.PLACEMENTS_EDIT),
            "may_edit_person": self.access.may(Permission.PARTICIPANTS_EDIT),
            "led_to_job": placement.outcome
            in (Placement.Outcome.JOB, Placement.Outcome.SUBSIDISED_JOB)
            and not self._has_job(),
        }
        return context | follow_ups.context(self.access, placement, day) | self._panels()

    def _panels(self) -> dict[str, Any]:
        """What the floor above adds, and the templates that show it."""
        panels = [one for one in placement_panels if self.access.may(one.permission)]
        context: dict[str, Any] = {"panels": [one.template for one in panels]}
        for panel in panels:
            context |= panel.context(self.access, self.placement, today())
        return context

    def _has_job(self) -> bool:
        """Whether the job that the placement led to is a placement of its own by now."""
        job = Q(form__in=(Placement.Form.EMPLOYMENT, Placement.Form.SUBSIDISED_EMPLOYMENT))
        theirs = Placement.objects.filter(job, participant=self.participant)
        return theirs.filter(starts_on__gte=self.placement.starts_on).exists()
