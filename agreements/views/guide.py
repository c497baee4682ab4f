"""Which form of agreement fits: four questions, and the answer to them."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agreements.forms.guide import GuideForm
from agreements.guide.question import Bought
from agreements.guide.rules import verdicts
from agreements.guide.thresholds import periods
from agreements.models import Agreement
from agreements.models.choices import AgreementForm, Subject
from agreements.views.about import AboutAgreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView

SOCIAL = {Subject.WORK_TRAINING, Subject.INTERNSHIP}


class GuideView(ProjectTemplateView):
    """Asks, and answers below the questions. `?avtal=` is the agreement it is about."""

    permission = Permission.AGREEMENTS_VIEW
    template_name = "agreements/guide/guide.html"

    @cached_property
    def agreement(self) -> Agreement | None:
        asked = self.request.GET.get("avtal", "")
        if not (asked.isdecimal() and len(asked) < 10):
            return None
        return get_object_or_404(Agreement.objects.visible_to(self.access), pk=int(asked))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_asked = bool(GuideForm.base_fields.keys() & self.request.GET.keys())
        form = GuideForm(self.request.GET if is_asked else None, initial=self.known())
        found = verdicts(form.question()) if is_asked and form.is_valid() else []
        may_edit = self.access.may(Permission.AGREEMENTS_EDIT)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "agreement": self.agreement,
            "verdicts": found,
            "periods": periods(),
            "note": form.question().thresholds if found else None,
            "may_choose": may_edit and self.agreement is not None,
        }

    def known(self) -> dict[str, Any]:
        """What the agreement answers by itself, as far as the user may see its terms."""
        agreement = self.agreement
        if agreement is None:
            return {}
        found: dict[str, Any] = {}
        if agreement.subject and agreement.subject != Subject.OTHER:
            bought = Bought.SOCIAL if agreement.subject in SOCIAL else Bought.OTHER
            found["vad"] = bought.value  # the template compares it with the choices' own values
        sees_terms = self.access.may(Permission.AGREEMENTS_EDIT) or not agreement.is_secret(today())
        if sees_terms:
            found["varde"] = agreement.contracted_value or agreement.estimated_value
        return found


class ChooseFormView(AboutAgreement):
    """The form that the guide led to is the agreement's form."""

    model = Agreement
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.POST.get("form", "")
        if chosen in AgreementForm.values:
            self.agreement.choose_form(chosen)
            self.agreement.save()
            label = AgreementForm(chosen).label
            messages.success(request, f"Avtalsformen är nu {label}.")
        return self.back()
