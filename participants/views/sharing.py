"""The door before all that is shared with the professionals around a person."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from participants.models import Consent, Participant
from participants.models.consent import may_share_with_professionals
from participants.views.about_person import AboutPersonPage


class SharingClosedError(Exception):
    """The person has not said yes, or has taken it back."""


class SharingPage(AboutPersonPage):
    """Mixin: a page behind `INFO_UTBYTE`. Without it, by whatever way and method one comes, the
    page says what is missing instead; it asks each time, so a withdrawal closes it at once."""

    permission = Permission.COLLABORATION

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except SharingClosedError:
            return self.closed()

    def require_sharing(self, organisation: Any = None) -> Participant:
        """The person whom the page is about. Raises SharingClosedError."""
        if not may_share_with_professionals(self.person, today(), organisation):
            raise SharingClosedError
        return self.person

    def closed(self) -> HttpResponse:
        person = self.person
        log_read(self.access, self.read_as, person.pk, Read.Action.OPENED, person.number)
        context = {"participant": person, "kind": Consent.Kind.INFO_EXCHANGE}
        return render(self.request, "participants/collaboration/closed.html", context, status=403)
