"""Answering an invitation, through the link in the mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.generic import View

from nyttiga.accounts.forms import AcceptForm
from nyttiga.accounts.models import Invitation, User
from nyttiga.accounts.views.home import start_page
from nyttiga.ui import fence

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@method_decorator(login_not_required, name="dispatch")
class AcceptInvitationView(View):
    """Somebody new chooses a name and a password; somebody known signs in and says yes."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answers = request.method == "POST"
        invitation = Invitation.objects.for_token(kwargs["token"], lock=answers)
        if invitation is None:
            return render(request, "accounts/invitation_gone.html", status=404)
        self.invitation = invitation
        self.known = User.objects.filter(email__iexact=invitation.email).first()
        with fence.inside(invitation.project_id):
            return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._show(self._form(initial={"name": self.invitation.name}))

    @transaction.atomic
    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.known:
            # Only the person who is invited may say yes, not whoever holds the link.
            if request.user != self.known:
                return self._show(None)
            user = self.known
        else:
            form = self._form(request.POST)
            if not form.is_valid():
                return self._show(form)
            user = User.objects.create_user(
                self.invitation.email,
                form.cleaned_data.get("password"),
                name=form.cleaned_data["name"],
            )
            login(request, user, backend=BACKEND)
        membership = self.invitation.accept(user)
        messages.success(request, f"Välkommen till {membership.project}!")
        return redirect(start_page(membership))

    def _form(self, *args: Any, **kwargs: Any) -> AcceptForm:
        invitation = self.invitation
        return AcceptForm(*args, email=invitation.email, role=invitation.role, **kwargs)

    def _show(self, form: AcceptForm | None) -> HttpResponse:
        context = {
            "invitation": self.invitation,
            "form": None if self.known else form,
            "is_signed_in": self.known is not None and self.request.user == self.known,
        }
        return render(self.request, "accounts/invitation.html", context)
