"""The papers: a consent to read and sign, and the information that everybody gets."""

from typing import Any

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.projects.models import Organisation, ProjectParty
from nyttiga.ui.clock import today
from nyttiga.ui.pdf import html_to_pdf
from nyttiga.ui.views.pages import ProjectDetailView
from participants.consent_state import impossible
from participants.consent_texts import INFORMATION, ConsentText, text_in_force
from participants.forms.consent import FOR_ENTERPRISES
from participants.forms.organisation_choice import AROUND_A_PERSON
from participants.models import Consent
from participants.views.logged import ParticipantPage

Kind = Consent.Kind


class ConsentFormView(ParticipantPage, ProjectDetailView):
    """The text in force as a PDF, with lines to fill in by hand.

    No personnummer; the name of a protected person is written by hand. There is no form for SUS:
    Försäkringskassan's own may not be rewritten.
    """

    permission = Permission.PARTICIPANTS_VIEW
    read_as = "blanketten"

    def get_text(self) -> ConsentText:
        """The text that was asked for. Http404 for one without a form for this person."""
        kind = self.kwargs["consent_kind"]
        if kind == INFORMATION:
            return text_in_force(kind, today())
        if kind not in Kind.values or impossible(self.object, Kind(kind)):
            raise Http404
        text = text_in_force(kind, today())
        if not text.has_form:
            raise Http404
        return text

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = self.get_text()
        owner = ProjectParty.objects.visible_to(self.access).filter(role=ProjectParty.Role.OWNER)
        return super().get_context_data(**kwargs) | {
            "text": text,
            "ticks": self.ticks(text),
            "owner": owner.select_related("organisation").first(),
        }

    def ticks(self, text: ConsentText) -> list[tuple[str, list[str]]]:
        """What the person ticks by hand, under headings."""
        if text.kind == Kind.INFO_EXCHANGE:
            around = Organisation.objects.visible_to(self.access).filter(kind__in=AROUND_A_PERSON)
            return [
                ("Ni får prata med", [*around.values_list("name", flat=True)]),
                ("Ni får prata om", [str(label) for label in Consent.Information.labels]),
            ]
        if text.kind == Kind.INFO_ENTERPRISE:
            return [("Företaget får veta", [str(one.label) for one in FOR_ENTERPRISES])]
        return [("Jag vill ha", text.boxes)] if text.boxes else []

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The file instead of the page that the mixin would show; the reading is logged alike."""
        log_read(self.access, self.read_as, self.object.pk, Read.Action.OPENED, self.number)
        html = render_to_string("participants/consents/form.html", context)
        name = f"{context['text'].kind}-{self.number}.pdf"
        return HttpResponse(
            html_to_pdf(html),
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )
