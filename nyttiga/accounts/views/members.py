"""Who is in the project, with which role; inviting, changing and removing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from nyttiga.accounts.forms import InvitationForm, RoleForm
from nyttiga.accounts.hands import hands
from nyttiga.accounts.mail import send_invitation
from nyttiga.accounts.models import Invitation, Membership
from nyttiga.accounts.models.membership import LastLeaderError
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectTemplateView,
    ProjectUpdateView,
    ScopedPage,
)

LAST_LEADER = "Projektet behöver minst en projektledare. Gör någon annan till projektledare först."


def _with_hands(access: Access, members: Any) -> dict[str, Any]:
    """The members, each with what they have `in_hand`, and what people who left have."""
    in_hand = {one.user_id: one for source in hands for one in source(access)}
    members = list(members)
    for member in members:
        member.in_hand = in_hand.pop(member.user_id, None)
    return {"members": members, "left_behind": list(in_hand.values())}


class MembersView(ProjectTemplateView):
    """Everybody in the project, and those who have not answered yet."""

    permission = Permission.MEMBERS
    template_name = "accounts/members.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            **_with_hands(
                self.access,
                Membership.objects.visible_to(self.access).select_related(
                    "user", "unit__organisation", "organisation"
                ),
            ),
            "invitations": Invitation.objects.visible_to(self.access)
            .open()
            .select_related("unit__organisation", "organisation"),
        }


class InviteView(ProjectCreateView):
    """Invite somebody by mail."""

    permission = Permission.MEMBERS
    model = Invitation
    form_class = InvitationForm
    template_name = "accounts/invite.html"

    def form_valid(self, form: Any) -> HttpResponse:
        invitation = form.save(commit=False)
        # An expired one to the same address makes room for the new one.
        Invitation.objects.expire_old(invitation.project, invitation.email)
        invitation.invited_by = self.access.user
        send_invitation(self.request, invitation)
        messages.success(self.request, f"Inbjudan är på väg till {invitation.email}.")
        return self.redirect("accounts:members")


class RoleView(ProjectUpdateView):
    """Change a member's role, and whom a referrer or a supervisor speaks for."""

    permission = Permission.MEMBERS
    model = Membership
    form_class = RoleForm
    template_name = "accounts/role.html"

    def form_valid(self, form: Any) -> HttpResponse:
        membership = Membership.objects.get(pk=self.object.pk)
        try:
            chosen = form.cleaned_data
            membership.change_role(chosen["role"], chosen["unit"], chosen["organisation"])
        except LastLeaderError:
            form.add_error("role", LAST_LEADER)
            return self.form_invalid(form)
        messages.success(self.request, "Rollen är ändrad.")
        return self.redirect("accounts:members")


class RemoveMemberView(ScopedPage, View):
    """Take somebody out of the project. What they did stays, under their name."""

    permission = Permission.MEMBERS
    model = Membership

    def post(self, request: HttpRequest, project: str, pk: int) -> HttpResponse:
        membership = get_object_or_404(self.get_queryset(), pk=pk)
        name = membership.user.name
        try:
            membership.remove()
        except LastLeaderError:
            messages.error(request, LAST_LEADER)
        else:
            messages.success(request, f"{name} är inte längre med i projektet.")
        return self.redirect("accounts:members")


class ResendInvitationView(ScopedPage, View):
    """Send an invitation again, with a new link; the old link stops working."""

    permission = Permission.MEMBERS
    model = Invitation

    def post(self, request: HttpRequest, project: str, pk: int) -> HttpResponse:
        still_open = Invitation.objects.visible_to(self.access).open().select_for_update()
        invitation = get_object_or_404(still_open, pk=pk)
        send_invitation(request, invitation)
        messages.success(request, "Inbjudan är skickad igen. Den förra länken gäller inte längre.")
        return self.redirect("accounts:members")


class WithdrawInvitationView(ScopedPage, View):
    """Take an invitation back."""

    permission = Permission.MEMBERS
    model = Invitation

    def post(self, request: HttpRequest, project: str, pk: int) -> HttpResponse:
        still_open = Invitation.objects.visible_to(self.access).open().select_for_update()
        get_object_or_404(still_open, pk=pk).withdraw()
        messages.success(request, "Inbjudan är återtagen. Länken fungerar inte längre.")
        return self.redirect("accounts:members")
