"""How allauth behaves in this house."""

import datetime as dt
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.http import HttpRequest

REMEMBERED = dt.timedelta(days=14)  # on the phone where the code was typed


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: a project leader invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in is not asked again."""
        past = self.request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        latest = max((one["at"] for one in past), default=0)
        return time.time() - latest > app_settings.REAUTHENTICATION_TIMEOUT

    def login(self, request: HttpRequest, user: Any) -> None:
        """A day at the workplace is reported in ten seconds: no new code every afternoon."""
        super().login(request, user)
        if user.signs_in_by_code:
            request.session.set_expiry(REMEMBERED)
