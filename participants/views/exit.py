"""The end of a stay, on one page."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView
from participants import exit
from participants.forms.exit import ExitForm
from participants.forms.situation import SituationForm
from participants.models import Consent, Participant
from participants.models.situation import Moment
from participants.situation import Stay
from participants.views.logged import ParticipantPage


class ExitView(ParticipantPage, ProjectDetailView):
    """Ends the latest stay; for one that has ended, corrects the day, the reason and the words."""

    permission = Permission.PARTICIPANTS_EDIT
    template_name = "participants/exit/exit.html"
    read_as = "avslutet"

    def get_object(self, queryset: QuerySet[Participant] | None = None) -> Participant:
        participant = super().get_object(queryset)
        stay = Stay.of(participant)
        if stay is None:
            raise Http404
        self.stay = stay
        return participant

    def forms(self, data: Any = None) -> tuple[ExitForm, SituationForm]:
        form = ExitForm(data, access=self.access, period=self.stay.period)
        afterwards = SituationForm(
            data,
            access=self.access,
            period=self.stay.period,
            situation=self.stay.at(Moment.AFTER),
            day=today(),
            must_be_filled=form.asks_for_afterwards,
            asks_day=False,
        )
        return form, afterwards

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"], kwargs["afterwards"] = self.forms()
        period = self.stay.period
        consents = Consent.objects.filter(participant=self.object).valid(today())
        return super().get_context_data(**kwargs) | {
            "period": period,
            "is_correction": period.ends_on is not None,
            "closes": [] if period.ends_on else exit.what_closes(self.object, today()),
            "may_contact_later": consents.of_kind(Consent.Kind.LATER_FOLLOW_UP).exists(),
            "may_measure": self.access.may(Permission.MEASUREMENTS_EDIT),
            "is_referred": bool(getattr(period, "referral", None)),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Two who end the same stay at once: the later one corrects what the earlier one did.
        Participant.objects.select_for_update(no_key=True).filter(
            pk=kwargs["pk"], project=self.project
        ).first()
        self.object = self.get_object()
        form, afterwards = self.forms(request.POST)
        asks = form.asks_for_afterwards
        # Both are asked, so that all faults show at once.
        if not all([form.is_valid(), afterwards.is_valid() or not asks]):
            return self.render_to_response(self.get_context_data(form=form, afterwards=afterwards))
        was_correction = self.stay.period.ends_on is not None
        form.save()
        if asks:
            afterwards.save(form.cleaned_data["ends_on"])
        messages.success(
            request,
            "Avslutet är ändrat." if was_correction else f"{self.number} är avslutad.",
        )
        return self.redirect("participants:participant", self.object.pk)
