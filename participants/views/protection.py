"""Who may see a protected person's identity: named users, chosen by the project leader."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission
from nyttiga.ui.access import Access
from nyttiga.ui.views.pages import ProjectDetailView, ScopedPage
from participants.models import Participant, ProtectionGrant
from participants.models.choices import Protection


class GrantForm(forms.Form):
    """Chooses among those who work with participants and lack a grant."""

    user = forms.ModelChoiceField(
        User.objects.none(), label="Vem ska få se?", empty_label="Välj person"
    )

    def __init__(self, *args: Any, access: Access, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        granted = ProtectionGrant.objects.filter(participant=participant).values("user")
        self.fields["user"].queryset = User.objects.filter(  # type: ignore[attr-defined]
            memberships__project=access.project,
            memberships__role__in=TABLE[Permission.PARTICIPANTS_VIEW],
        ).exclude(pk__in=granted)


class _ProtectedPage(ScopedPage):
    """Mixin: a protected participant of the project; anybody else has no such page."""

    permission = Permission.MEMBERS
    model = Participant
    context_object_name: str | None = "participant"

    def get_queryset(self) -> QuerySet[Participant]:
        return super().get_queryset().exclude(protection=Protection.NONE)


class GrantsView(_ProtectedPage, ProjectDetailView):
    """Who sees the person, and a form to let one more."""

    template_name = "participants/grants.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        grants = ProtectionGrant.objects.filter(participant=self.object)
        kwargs.setdefault("form", GrantForm(access=self.access, participant=self.object))
        return super().get_context_data(**kwargs) | {
            "grants": grants.select_related("user", "granted_by"),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = GrantForm(request.POST, access=self.access, participant=self.object)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        user = form.cleaned_data["user"]
        ProtectionGrant.objects.give(self.object, user, self.access.user)
        messages.success(request, f"{user} får nu se vem {self.object.number} är.")
        return self.redirect("participants:grants", self.object.pk)


class WithdrawGrantView(_ProtectedPage):
    """Takes one user's grant back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, grant: int, **kwargs: Any) -> HttpResponse:
        participant = get_object_or_404(self.get_queryset(), pk=pk)
        found = get_object_or_404(ProtectionGrant, pk=grant, participant=participant)
        user = found.user
        found.delete()
        messages.success(request, f"{user} får inte längre se vem {participant.number} är.")
        return self.redirect("participants:grants", participant.pk)
