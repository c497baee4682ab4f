"""What is to be done next, help given, and options: added, changed, done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from agreements.forms.parts import ActionForm, OptionForm, SupportForm
from agreements.models import AgreementAction, AgreementOption, SupportGiven
from agreements.views.about import PartAddView, PartEditView, PartPost
from nyttiga.ui.clock import today


class ActionAddView(PartAddView):
    """One more thing to do, by the user unless somebody else is named."""

    model = AgreementAction
    form_class = ActionForm
    heading = "Nästa steg"
    saved_message = "Nästa steg är sparat. Idag påminner när det är dags."

    def part(self) -> dict[str, Any]:
        return {"who": self.access.user.name}


class ActionEditView(PartEditView):
    """Another day, or somebody else."""

    model = AgreementAction
    form_class = ActionForm
    heading = "Ändra nästa steg"


class ActionDoneView(PartPost):
    """It is done. The next question is what comes after it."""

    model = AgreementAction

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action = self.part
        if action.done_on is None:
            action.done_on = today()
            action.save()
        messages.success(request, "Bra. Vad är nästa steg?")
        return self.redirect("agreements:action_add", self.agreement.pk)


class SupportAddView(PartAddView):
    """Hours given, today unless another day is said."""

    model = SupportGiven
    form_class = SupportForm
    heading = "Stöd som projektet gav"
    saved_message = "Stödet är sparat."

    def part(self) -> dict[str, Any]:
        return {"date": today(), "given_by": self.access.user}


class OptionAddView(PartAddView):
    """An option of the agreement."""

    model = AgreementOption
    form_class = OptionForm
    heading = "Option att förlänga"
    saved_message = "Optionen är sparad. Du får veta i god tid innan den går ut."


class OptionEditView(PartEditView):
    """Other days, or that it was used."""

    model = AgreementOption
    form_class = OptionForm
    heading = "Ändra optionen"
