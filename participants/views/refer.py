"""The referrer's own door: refer a person, and see what became of it. Nothing else."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.projects.models import Unit
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectListView,
    ScopedPage,
)
from participants.forms.referral import ReferralForm
from participants.models import Exit, Referral
from participants.referral_state import state_of


class ReferView(ProjectCreateView):
    """Ask for a place for one person."""

    permission = Permission.REFER
    model = Referral
    form_class = ReferralForm
    template_name = "participants/refer/refer.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        units: Any = Unit.objects.visible_to(self.access).select_related("organisation")
        return super().get_form_kwargs() | {"unit": units.get(pk=self.access.unit_id)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        last = self.project.last_intake_on
        return super().get_context_data(**kwargs) | {
            "last_intake_on": last,
            "intake_is_over": bool(last and last < today()),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        referral = form.save()
        messages.success(
            self.request,
            f"Anvisningen är skickad. Ni får besked senast {date_format(referral.answer_by)}.",
        )
        return self.redirect("participants:own_referrals")


class _OwnReferrals(ScopedPage):
    """Mixin: what the user's own unit has referred."""

    permission = Permission.REFER
    model: Any = Referral

    def get_queryset(self) -> QuerySet[Referral]:
        return super().get_queryset().select_related("period__participant", "period__exit")


class OwnReferralsView(_OwnReferrals, ProjectListView):
    """Everybody the unit has referred, newest first, with where it stands in plain words."""

    template_name = "participants/refer/own_referrals.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        places = Referral.objects.places(self.project)
        day = today()
        return context | {
            "rows": [
                (referral, state_of(referral, places.get(referral.pk), day))
                for referral in context["object_list"]
            ]
        }


class SummaryPage(_OwnReferrals):
    """Mixin: about a stay that has ended, and that the project has written something about."""

    def get_queryset(self) -> QuerySet[Referral]:
        ended = super().get_queryset().filter(period__ends_on__lte=today())
        return ended.exclude(period__exit__summary="").filter(period__exit__isnull=False)


class SummaryView(SummaryPage, ProjectDetailView):
    """What the project wrote to the referrer when the person's stay ended."""

    template_name = "participants/refer/summary.html"
    context_object_name = "referral"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.object.period.participant
        log_read(self.access, "sammanfattningen", person.pk, Read.Action.OPENED, person.number)
        exits = Exit.objects.with_hand_over(today())
        return super().get_context_data(**kwargs) | {"exit": exits.get(period=self.object.period)}


class WithdrawReferralView(_OwnReferrals):
    """Take a referral back while nothing is decided for good."""

    http_method_names = ["post"]

    def get_queryset(self) -> QuerySet[Referral]:
        return Referral.objects.visible_to(self.access).select_for_update()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        referral = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        if referral.is_open:
            referral.withdraw(self.access.user, today())
            messages.success(request, "Anvisningen är återtagen.")
        else:
            messages.error(request, "Anvisningen är redan avgjord och kan inte tas tillbaka.")
        return self.redirect("participants:own_referrals")
