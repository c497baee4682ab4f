"""The supervisor's word about the week, and the introduction, ticked as it is done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ScopedPage
from participants.forms.own_workplace import OwnWordForm
from participants.models import ChecklistItem, Placement
from participants.views.own_workplace.about import OwnPlacementPage


class OwnWordView(OwnPlacementPage):
    """How the week goes: a light and a sentence, for the coach to read."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        Placement.objects.select_for_update(no_key=True).get(pk=self.placement.pk)
        form = OwnWordForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(word_form=form))
        form.save(self.placement, self.access.user, today())
        messages.success(request, "Tack! Coachen ser vad du skrev.")
        return self.redirect("participants:own_workplace")


class OwnIntroductionView(ScopedPage):
    """One press: gone through today, or not after all."""

    permission = Permission.OWN_ENTERPRISE
    model = ChecklistItem
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = Placement.objects.visible_to(self.access)
        item = get_object_or_404(self.get_queryset().filter(placement__in=own), pk=kwargs["pk"])
        item.tick("undo" not in request.POST)
        page = self.redirect("participants:own_placement", item.placement_id)
        page["Location"] += "#introduction"
        return page
