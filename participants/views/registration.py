"""Register a participant, change the facts, and take back somebody who returns."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView
from participants.forms.edit import EditForm
from participants.forms.period import PeriodForm
from participants.forms.registration import RegistrationForm
from participants.models import Participant, ParticipationPeriod, Referral
from participants.views.logged import ParticipantPage


class RegistrationView(ProjectCreateView):
    """A new participant, on one page."""

    permission = Permission.PARTICIPANTS_EDIT
    model = Participant
    form_class = RegistrationForm
    template_name = "participants/registration.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Two who register the same person at once must not both be told that there is no such.
        Participant.lock_registration(self.project)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        participant = form.save()
        messages.success(self.request, f"{participant.number} är registrerad.")
        return self.redirect("participants:participant", participant.pk)


class EditView(ParticipantPage, ProjectUpdateView):
    """Changes one participant's facts."""

    permission = Permission.PARTICIPANTS_EDIT
    form_class = EditForm
    template_name = "participants/edit.html"
    read_as = "formuläret för att ändra"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        Participant.lock_registration(self.project)
        return super().post(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return self.url("participants:participant", self.object.pk)


class NewPeriodView(ProjectCreateView):
    """Somebody who took part before comes back, by a referral (`anvisning`) or without one."""

    permission = Permission.PARTICIPANTS_EDIT
    model = ParticipationPeriod
    form_class = PeriodForm
    template_name = "participants/new_period.html"
    saved_message = "Den nya perioden är sparad."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        everybody = Participant.objects.visible_to(self.access)
        self.participant = get_object_or_404(everybody, pk=kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        self.referral = self.find_referral()
        return super().get_form_kwargs() | {
            "participant": self.participant,
            "referral": self.referral,
        }

    def find_referral(self) -> Referral | None:
        """The one that the page was opened from, as long as it waits for a decision."""
        asked = (self.request.POST or self.request.GET).get("anvisning", "")
        referrals = Referral.objects.visible_to(self.access)
        found = referrals.filter(pk=int(asked)).first() if asked.isdecimal() else None
        return found if found and found.may_be_decided else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(participant=self.participant, **kwargs) | {
            "referral": self.referral
        }

    def get_success_url(self) -> str:
        return self.url("participants:participant", self.participant.pk)
