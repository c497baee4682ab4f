"""The summary of a stay as a PDF: for the referrer, and for the coach who hands it over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ScopedPage
from participants.exit_summary import FILE_NAME, summary_pdf
from participants.models import Exit, Participant, Referral
from participants.views.refer import SummaryPage


class _Pdf(ProjectPage):
    """Mixin: the file, and the line in the read log."""

    def answer(self, exit: Exit, referral: Referral | None, name: str) -> HttpResponse:
        person: Any = exit.period.participant
        log_read(
            self.access, "sammanfattningen som PDF", person.pk, Read.Action.EXPORTED, person.number
        )
        pdf = summary_pdf(exit, name, referral)
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
        return response


class ReferralSummaryPdfView(_Pdf, SummaryPage):
    """The own unit's; what the page shows, where the person has agreed to a paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        referrals = self.get_queryset().select_related("unit__organisation")
        referral: Referral = get_object_or_404(referrals, pk=kwargs["pk"])
        exits = Exit.objects.with_hand_over(today()).filter(may_hand_over=True)
        known = exits.select_related("period__participant", "project")
        return self.answer(
            get_object_or_404(known, period=referral.period), referral, referral.name
        )


class ExitSummaryPdfView(_Pdf, ScopedPage):
    """For those who work with the person: to give or send to the referrer."""

    permission = Permission.PARTICIPANTS_EDIT
    model: Any = Exit

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        exits: Any = self.get_queryset()
        ended = exits.exclude(summary="").filter(period__ends_on__lte=today())
        allowed = ended.with_hand_over(today()).filter(may_hand_over=True)
        found: Exit = get_object_or_404(
            allowed.select_related("period__participant", "project"), pk=kwargs["pk"]
        )
        person = Participant.objects.visible_to(self.access).get(pk=found.period.participant_id)
        referrals = Referral.objects.filter(period=found.period)
        # A protected person is named on no paper.
        name = "" if person.is_protected else f"{person.first_name} {person.last_name}".strip()
        return self.answer(found, referrals.select_related("unit__organisation").first(), name)
