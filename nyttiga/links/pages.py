"""The base of every page behind a personal link."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.generic import View

from nyttiga.links import device
from nyttiga.links.kinds import kind_named
from nyttiga.links.models import PersonalLink
from nyttiga.ui import fence


@method_decorator(login_not_required, name="dispatch")
class OpenPage(View):
    """Mixin: a page for whoever comes by a link. Somebody who is signed in is nobody here, so
    that a borrowed telephone neither shows nor writes the owner's name."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        request.user = AnonymousUser()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = self.answer(request, *args, **kwargs)
        # The browser tells where it came from by the host alone: an address may be a secret.
        response.headers["Referrer-Policy"] = "strict-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().dispatch(request, *args, **kwargs)

    def gone(self, *, wait: bool = False) -> HttpResponse:
        """One page for all that leads nowhere, whatever the reason; `wait` after too many tries."""
        return render(self.request, "links/gone.html", {"wait": wait}, status=429 if wait else 404)


class LinkPage(OpenPage):
    """Mixin: a page of the kind `kind_name`, on the device that opened the link.

    `self.link` is the live link; a view finds its subject by it and nothing else.
    """

    kind_name: str
    link: PersonalLink

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kind = kind_named(self.kind_name)
        link = PersonalLink.objects.for_device(kind, device.secret_at_page(request, kind))
        if link is None:
            return self.gone()
        self.link = link
        with fence.inside(link.project_id):
            return super().answer(request, *args, **kwargs)
