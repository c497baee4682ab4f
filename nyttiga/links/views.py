"""Opening a personal link."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

from nyttiga.links import device, guesses
from nyttiga.links.models import PersonalLink
from nyttiga.links.pages import OpenPage
from nyttiga.ui import fence


class OpenView(OpenPage):
    """A page with one button. Only the button opens the link: messengers and mail scanners look
    at every address they carry, and must not use it up."""

    http_method_names = ["get", "head", "post"]

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if guesses.too_many(request):
            return self.gone(wait=True)
        link = PersonalLink.objects.for_token(kwargs["token"])
        if link is None:
            guesses.missed(request)
            return self.gone()
        self.link: PersonalLink = link
        with fence.inside(link.project_id):
            return super().answer(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        secret = device.secret_at_link(request)
        if self.link.is_opened_with(secret):
            return self._to_the_page(secret)
        if self.link.opened_at:
            return render(request, "links/used.html", status=410)
        return render(request, "links/open.html", {"title": self.link.page.title})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if secret := PersonalLink.objects.open_once(token):
            return self._to_the_page(secret)
        # Opened meanwhile, or before.
        self.link.refresh_from_db()
        return self.get(request, token)

    def _to_the_page(self, secret: str) -> HttpResponse:
        response = HttpResponseRedirect(self.link.page.url)
        device.remember(response, self.link, secret, self.request.path)
        return response
