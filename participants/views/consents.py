"""One person's consents: what there is, given anew, and taken back."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectDetailView, ScopedPage
from participants.consent_state import impossible, kind_states
from participants.consent_texts import INFORMATION, text_in_force
from participants.forms.consent import FIELDS, ConsentForm, suggested_end
from participants.models import Consent
from participants.views.about_person import AboutPersonPage
from participants.views.logged import ParticipantPage
from participants.withdrawal import withdraw


class ConsentsView(ParticipantPage, ProjectDetailView):
    """Each kind with its state, what it opens and what taking it back does."""

    permission = Permission.PARTICIPANTS_VIEW
    template_name = "participants/consents/consents.html"
    read_as = "samtyckena"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        consents = (
            Consent.objects.visible_to(self.access)
            .filter(participant=self.object)
            .with_validity(today())
            .select_related("enterprise__organisation")
            .prefetch_related("organisations")
        )
        return super().get_context_data(**kwargs) | {
            "states": kind_states(self.object, consents, today()),
            "to_register_out": [one for one in consents if one.must_be_registered_out],
            "information": INFORMATION,
            "may_edit": self.access.may(Permission.PARTICIPANTS_EDIT),
        }


class ConsentAddView(AboutPersonPage, ProjectCreateView):
    """A new consent of the kind `?vad=`, as the one `?fornya=` was, or for `?foretag=`."""

    permission = Permission.PARTICIPANTS_EDIT
    model = Consent
    form_class = ConsentForm
    template_name = "participants/consents/add.html"
    saved_message = "Samtycket är sparat."
    read_as = "samtycket"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        asked = request.GET.get("vad", "")
        self.kind: Any = Consent.Kind(asked) if asked in Consent.Kind.values else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.refused() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.refused() or super().post(request, *args, **kwargs)

    def refused(self) -> HttpResponse | None:
        """Back to the overview when no kind was chosen, or the person cannot give this one."""
        if self.kind and not impossible(self.person, self.kind):
            return None
        if self.kind:
            messages.error(
                self.request,
                "Personen har skyddade personuppgifter och kan inte lämna det samtycket.",
            )
        return self.redirect("participants:consents", self.person.pk)

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        del kwargs["instance"]
        consent = Consent(
            project=self.project,
            participant=self.person,
            kind=self.kind,
            given_on=today(),
        )
        if "valid_to" in FIELDS[self.kind]:
            consent.valid_to = suggested_end(self.person, self.kind, today())
        return kwargs | {"consent": consent}

    def get_initial(self) -> dict[str, Any]:
        if self.request.GET.get("foretag", "").isdecimal():
            return {"enterprise": self.request.GET["foretag"]}
        if not self.request.GET.get("fornya", "").isdecimal():
            return {}
        earlier = get_object_or_404(
            Consent.objects.visible_to(self.access),
            pk=self.request.GET["fornya"],
            participant=self.person,
            kind=self.kind,
        )
        return {
            "organisations": earlier.organisations.all(),
            "enterprise": earlier.enterprise_id,
            "information": earlier.information,
            "scope": earlier.scope,
            "language": earlier.language,
            "method": earlier.method,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "kind": self.kind,
            "text": text_in_force(self.kind, today()),
        }

    def get_success_url(self) -> str:
        return self.url("participants:consents", self.person.pk)


class _OneConsent(ScopedPage):
    """Mixin: a consent of the project."""

    permission = Permission.PARTICIPANTS_EDIT
    model = Consent

    def get_queryset(self) -> QuerySet[Consent]:
        return super().get_queryset().select_related("enterprise__organisation")

    def to_consents(self, consent: Consent) -> HttpResponse:
        return self.redirect("participants:consents", consent.participant_id)


class ConsentWithdrawView(AboutPersonPage, _OneConsent, ProjectDetailView):
    """Says what follows, then takes it back. What is taken back already stays as it is."""

    template_name = "participants/consents/withdraw.html"
    context_object_name = "consent"
    read_as = "samtycket"

    def participant_pk(self) -> int:
        return self.object.participant_id

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        consent = self.object
        same = Consent.objects.to_the_same_as(consent).valid(today())
        return super().get_context_data(**kwargs) | {
            "text": text_in_force(consent.kind, today()),
            "is_valid": same.filter(pk=consent.pk).exists(),
            "others": same.exclude(pk=consent.pk),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        consent = self.get_object()
        if Consent.objects.valid(today()).filter(pk=consent.pk).exists():
            withdraw(consent, today(), self.access.user)
            messages.success(request, "Samtycket är återtaget och gäller inte längre.")
        return self.to_consents(consent)


class ConsentHandledView(_OneConsent):
    """The person is registered out of SUS: the withdrawn consents ask for nothing more."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        consent = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        open_ones = Consent.objects.visible_to(self.access).to_register_out()
        for one in open_ones.filter(participant=consent.participant_id):
            one.handled_on = today()
            one.save(update_fields=["handled_on"])
        messages.success(request, "Personen är registrerad ut ur SUS.")
        return self.to_consents(consent)
