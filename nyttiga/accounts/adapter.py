"""How allauth behaves in this house."""

import datetime as dt
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

REMEMBERED = dt.timedelta(days=14)  # on the phone where the code was typed


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: a project leader invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """A day at the workplace is reported in ten seconds: no new code every afternoon."""
        super().login(request, user)
        if user.signs_in_by_code:
            request.session.set_expiry(REMEMBERED)
