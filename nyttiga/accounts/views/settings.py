"""*Mitt konto*: the password, the mail in the morning, the calendar's address."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from nyttiga.accounts.models import CalendarFeed, Membership
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.ui.fields import seal, unseal

SHOWN_ONCE = "calendar_token"


class SettingsForm(forms.Form):
    """What the house may send."""

    wants_digest = forms.BooleanField(
        label="Skicka mig ett mejl på morgonen när något är sent eller ska göras i dag",
        required=False,
        help_text="Högst ett mejl om dagen, på vardagar. Det står bara hur mycket som väntar, "
        "aldrig om vem.",
    )


class AccountView(TemplateView):
    """The signed-in user's own page, in no project, and saving what stands in its form."""

    request: Any
    template_name = "accounts/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        roles = set(Membership.objects.filter(user=user).values_list("role", flat=True))
        wants = user.wants_digest
        if wants is None:
            wants = bool(roles & {Role.COACH, Role.PROJECT_LEADER})
        # The address is shown once, to the one who just made it.
        token = unseal(self.request.session.pop(SHOWN_ONCE, ""))
        path = reverse("calendar_feed", args=[token]) if token else ""
        return super().get_context_data(**kwargs) | {
            "form": SettingsForm(initial={"wants_digest": wants}),
            "has_worklist": bool(roles & TABLE[Permission.WORKLIST]),
            "has_second_factor": is_mfa_enabled(user),
            "feed": CalendarFeed.objects.filter(user=user).first(),
            "address": self.request.build_absolute_uri(path) if path else "",
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SettingsForm(request.POST)
        form.is_valid()  # a box is ticked or not
        user: Any = request.user
        user.wants_digest = form.cleaned_data["wants_digest"]
        user.save(update_fields=["wants_digest"])
        messages.success(request, "Sparat.")
        return HttpResponseRedirect(reverse("account_settings"))


class CalendarView(View):
    """A new calendar address, or none any more. The one before is dead at once."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        if "av" in request.POST:
            CalendarFeed.objects.filter(user=user).delete()
            messages.success(request, "Kalendern är avstängd. Adressen fungerar inte längre.")
        else:
            request.session[SHOWN_ONCE] = seal(CalendarFeed.objects.renew(user))
        return HttpResponseRedirect(f"{reverse('account_settings')}#kalender")
