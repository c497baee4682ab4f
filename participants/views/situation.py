"""Support and occupation at one moment of a stay, on one page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import FormView

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ScopedPage
from participants.follow_up_days import months_later
from participants.forms.situation import SituationForm
from participants.models import Participant
from participants.models.situation import Moment
from participants.situation import MONTHS, Stay


class SituationView(ScopedPage, FormView):
    """What the person lived on and did, before, after or later. Of the latest stay, or of the
    one that `?period` names."""

    permission = Permission.SUPPORT
    model = Participant
    form_class = SituationForm
    template_name = "participants/situation/situation.html"

    def find(self) -> None:
        """Find the person, the stay and the moment. Not found, when there is no such."""
        moment = self.kwargs["moment"]
        if moment not in set(Moment):
            raise Http404
        self.moment = Moment(moment)
        self.participant = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        asked = self.request.GET.get("period", "")
        stay = Stay.of(self.participant, int(asked) if asked.isdecimal() else None)
        if stay is None or (self.moment != Moment.BEFORE and stay.period.ends_on is None):
            raise Http404
        self.stay = stay

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.find()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.find()
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        period = self.stay.period
        day = period.starts_on
        if period.ends_on and self.moment != Moment.BEFORE:
            day = min(months_later(period.ends_on, MONTHS[self.moment]), today())
        return super().get_form_kwargs() | {
            "access": self.access,
            "period": period,
            "situation": self.stay.at(self.moment),
            "day": day,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "participant": self.participant,
            "period": self.stay.period,
            "moment": self.moment,
            "situation": self.stay.at(self.moment),
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.participant
        log_read(
            self.access,
            "försörjning och sysselsättning",
            person.pk,
            Read.Action.OPENED,
            person.number,
        )
        return super().render_to_response(context, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        messages.success(self.request, "Sparat.")
        address = self.redirect("participants:participant", self.participant.pk)
        address["Location"] += "#situation"
        return address
