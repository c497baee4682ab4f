"""How it went 3, 6 and 12 months after the exit."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView
from participants.forms.later_contact import LaterContactForm
from participants.forms.situation import SituationForm
from participants.models import Consent, LaterContact, Participant
from participants.models.situation import Moment
from participants.situation import MONTHS, Stay

MOMENTS = {months: moment for moment, months in MONTHS.items() if months}


class LaterContactView(ProjectDetailView):
    """One contact: reached or not, the own word, and what the person lives on and does now."""

    permission = Permission.PARTICIPANTS_EDIT
    model = LaterContact
    template_name = "participants/exit/later_contact.html"
    context_object_name = "contact"

    def get_queryset(self) -> QuerySet[LaterContact]:
        return super().get_queryset().select_related("period")

    def get_object(self, queryset: QuerySet[LaterContact] | None = None) -> LaterContact:
        contact: LaterContact = super().get_object(queryset)
        everybody = Participant.objects.visible_to(self.access)
        self.participant = everybody.get(pk=contact.period.participant_id)
        consents = Consent.objects.filter(participant=self.participant).valid(today())
        stay = Stay.of(self.participant, contact.period_id)
        if stay is None:
            raise Http404
        self.stay = stay
        self.may_contact = consents.of_kind(Consent.Kind.LATER_FOLLOW_UP).exists()
        return contact

    def forms(self, data: Any = None) -> tuple[LaterContactForm, SituationForm]:
        situation = SituationForm(
            data,
            access=self.access,
            period=self.stay.period,
            situation=self.stay.at(Moment(MOMENTS[self.object.months])),
            day=self.object.done_on or today(),
        )
        return LaterContactForm(data, instance=self.object), situation

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"], kwargs["situation"] = self.forms()
        return super().get_context_data(**kwargs) | {
            "participant": self.participant,
            "may_contact": self.may_contact,
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.participant
        log_read(
            self.access, "uppföljning efter avslut", person.pk, Read.Action.OPENED, person.number
        )
        return super().render_to_response(context, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        if not self.may_contact and self.object.done_on is None:
            self.object.let_go(today())
            messages.success(request, "Uppföljningen är struken.")
            return self.redirect("participants:participant", self.participant.pk)
        form, situation = self.forms(request.POST)
        if not all([form.is_valid(), situation.is_valid()]):
            return self.render_to_response(self.get_context_data(form=form, situation=situation))
        if form.cleaned_data["reached"]:
            situation.save()
        form.save(day=situation.cleaned_data["date"])
        messages.success(request, "Uppföljningen är sparad.")
        return self.redirect("participants:participant", self.participant.pk)
