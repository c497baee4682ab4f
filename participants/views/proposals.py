"""One proposal, from consent over the joint visit to the answers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView, ScopedPage
from participants.forms.matching import AnswersForm, VisitedForm, VisitForm
from participants.models import NextStep, Proposal
from participants.models.consent import may_tell_enterprise
from participants.views.about_person import AboutPersonPage


class ProposalView(AboutPersonPage, ProjectDetailView):
    """Where the proposal stands, and the form for what comes next."""

    permission = Permission.PLACEMENTS_EDIT
    model = Proposal
    context_object_name = "proposal"
    template_name = "participants/matching/proposal.html"
    read_as = "förslaget"
    object: Proposal

    def get_queryset(self) -> Any:
        return (
            super()
            .get_queryset()
            .select_related("participant", "enterprise__organisation", "proposed_by", "placement")
        )

    def participant_pk(self) -> int:
        return self.object.participant_id

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal = self.object
        may_tell = may_tell_enterprise(proposal.participant, proposal.enterprise, today())
        context = {
            "may_tell": may_tell,
            "day": today(),
            "may_add_consent": self.access.may(Permission.PARTICIPANTS_EDIT),
        }
        if proposal.closed_on is None:
            context |= self._forms(may_tell)
        return super().get_context_data(**(context | kwargs))

    def _forms(self, may_tell: bool) -> dict[str, Any]:
        given: Any = {"instance": self.object, "access": self.access}
        forms: dict[str, Any] = {"answers_form": AnswersForm(**given)}
        if may_tell and not self.object.visited:
            forms["visit_form"] = VisitForm(**given)
            if self.object.visit_on and self.object.visit_on <= today():
                forms["visited_form"] = VisitedForm(**given)
        return forms


class _ProposalChange(ProposalView):
    """Mixin: takes one of the page's forms. A faulty one comes back on the page."""

    http_method_names = ["post"]
    form_class: type[Any]
    form_name = ""
    said = "Sparat."

    def get_queryset(self) -> Any:
        return super().get_queryset().open()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = self.form_class(request.POST, instance=self.object, access=self.access)
        if not form.is_valid():
            fresh = self.get_queryset().get(pk=self.object.pk)
            self.object = fresh  # a faulty form has changed the object that it was given
            return self.render_to_response(
                self.get_context_data(**{self.form_name: form, "form": form})
            )
        return self.saved(form)

    def saved(self, form: Any) -> HttpResponse:
        form.save()
        messages.success(self.request, self.said)
        return self.redirect("participants:proposal", self.object.pk)


class ProposalVisitView(_ProposalChange):
    """Book the joint visit, or move it."""

    form_class = VisitForm
    form_name = "visit_form"
    said = "Besöket är bokat."


class ProposalVisitedView(_ProposalChange):
    """The visit took place."""

    form_class = VisitedForm
    form_name = "visited_form"
    said = "Bra. Skriv vad båda svarar när ni vet."

    def saved(self, form: Any) -> HttpResponse:
        form.instance.visited = True
        form.save_step(self.access.user, today(), NextStep.Origin.VISIT, self.object.pk)
        return super().saved(form)


class ProposalAnswersView(_ProposalChange):
    """What both say. Two yes lead to a placement, a no to the next try."""

    form_class = AnswersForm
    form_name = "answers_form"
    said = "Svaren är sparade."

    def saved(self, form: Any) -> HttpResponse:
        proposal = form.save()
        if proposal.closed_on:
            messages.success(self.request, "Skälet är sparat. Här är platser för nästa försök.")
            return self.redirect("participants:matching", proposal.participant_id)
        messages.success(self.request, self.said)
        return self.redirect("participants:proposal", proposal.pk)


class ProposalReopenView(ScopedPage):
    """A closed proposal goes on: somebody said no by mistake, or has thought again."""

    permission = Permission.PLACEMENTS_EDIT
    model = Proposal
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        closed = self.get_queryset().filter(placement=None).exclude(closed_on=None)
        proposal = get_object_or_404(closed, pk=kwargs["pk"])
        if proposal.reopen():
            return self.redirect("participants:proposal", proposal.pk)
        messages.error(request, "Platsen är redan föreslagen på nytt.")
        return self.redirect("participants:matching", proposal.participant_id)
