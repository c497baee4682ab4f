"""Finds the project named in the address and the user's access to it, before any view runs."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from nyttiga.accounts.access import Access
from nyttiga.accounts.models import User

SET_UP_FIRST = "Du arbetar med människors uppgifter. Därför loggar du in i två steg."


class ProjectAccessMiddleware:
    """Sets `request.access`. To someone who is no member, a project does not exist (404)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.access = None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        # Those not signed in were already sent to sign in, by LoginRequiredMiddleware.
        if "project" in kwargs and isinstance(request.user, User):
            access = Access.find(request.user, kwargs["project"])
            if access is None:
                raise Http404
            if access.must_set_up_second_factor:
                messages.warning(request, SET_UP_FIRST)
                return redirect("mfa_activate_totp")
            request.access = access  # type: ignore[attr-defined]
        return None
