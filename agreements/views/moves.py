"""Moving an agreement: one tap to what comes next, or a form for any other way."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.generic import FormView

from agreements.cards import asks_for_more
from agreements.forms.move import MoveForm
from agreements.models import Agreement
from agreements.models.choices import Stage
from agreements.models.stage import move
from agreements.views.about import AboutAgreement
from nyttiga.ui.clock import today

FROM_BOARD = "tavla"


class AdvanceView(AboutAgreement):
    """To the next stage, today. The button says from which stage it was pressed: pressed twice,
    or on an old page, it moves nothing."""

    model = Agreement
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        agreement = self.agreement
        after = agreement.next_stage
        if request.POST.get("before") != agreement.stage or after is None:
            stands = agreement.get_stage_display()
            messages.warning(request, f"{agreement.number} är redan flyttat, till {stands}.")
        elif asks_for_more(agreement, after):
            return self.redirect("agreements:move", agreement.pk)
        else:
            move(agreement, after, today(), self.access.user)
            messages.success(request, f"{agreement.number} är nu i {after.label}.")
        if request.POST.get("from") == FROM_BOARD:
            return HttpResponseRedirect(f"{self.url('agreements:board')}#avtal-{agreement.pk}")
        return self.back()


class MoveView(AboutAgreement, FormView):
    """To any stage, with the day, and why where that is asked."""

    model = Agreement
    form_class = MoveForm
    template_name = "agreements/move.html"

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("till", "")
        after = asked if asked in Stage.values else self.agreement.next_stage
        return {"after": after, "date": today()}

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"access": self.access, "agreement": self.agreement}
        return super().get_form_kwargs() | about

    def form_valid(self, form: MoveForm) -> HttpResponse:
        form.save()
        agreement = self.agreement
        stands = agreement.get_stage_display()
        messages.success(self.request, f"{agreement.number} är nu i {stands}.")
        if agreement.stage == Stage.SIGNED and agreement.missing_proof:
            return self.redirect("agreements:signature", agreement.pk)
        return self.back()
