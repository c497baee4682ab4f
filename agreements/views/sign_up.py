"""A guest signs up for an event by its link. No account, and nothing about anybody else."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from agreements.forms.guest import SignUpForm
from agreements.guests import sign_up
from agreements.invitations import FILE_NAME, event_file
from agreements.models import PublicEvent
from nyttiga.links import guesses
from nyttiga.links.pages import OpenPage
from nyttiga.ui import fence
from nyttiga.ui.clock import today

SIGN_UPS = "sign_ups"


class _SignUpPage(OpenPage):
    """Mixin: a page of the event whose link it is. Unknown, closed, over and cancelled all look
    the same."""

    event: PublicEvent

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if guesses.too_many(request):
            return self.gone(wait=True)
        found = PublicEvent.objects.open_for_sign_up(today()).filter(
            sign_up_token=kwargs["token"].replace("\0", "")
        )
        with fence.every_project():
            event = found.select_related("project", "municipality").first()
        if event is None:
            guesses.missed(request)
            return self.gone()
        self.event = event
        with fence.inside(event.project_id):
            return super().answer(request, *args, **kwargs)


class SignUpView(_SignUpPage):
    """What the event is, and three fields."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.page(SignUpForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if guesses.too_many(request, SIGN_UPS):
            return self.gone(wait=True)
        guesses.missed(request, SIGN_UPS)
        form = SignUpForm(request.POST)
        if not form.is_valid():
            return self.page(form)
        if not form.is_of_a_program:
            data = form.cleaned_data
            sign_up(self.event, data["name"], data["email"], data["organisation_name"])
        return HttpResponseRedirect(reverse("sign_up:thanks", args=[token]))

    def page(self, form: SignUpForm) -> HttpResponse:
        context: dict[str, Any] = {
            "event": self.event,
            "form": form,
            "cases": self.event.cases.select_related("enterprise__organisation"),
        }
        return render(self.request, "agreements/sign_up/form.html", context)


class ThanksView(_SignUpPage):
    """The same answer to everybody."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return render(request, "agreements/sign_up/thanks.html", {"event": self.event})


class CalendarFileView(_SignUpPage):
    """The event for the guest's own calendar."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        file = event_file(self.event, request)
        response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
        return response
