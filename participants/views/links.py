"""The link to a participant's own page: made, shown once, and revoked."""

import datetime as dt
from typing import Any

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString, mark_safe

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.links.models import PersonalLink
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ScopedPage
from participants.models import Participant
from participants.own_page import KIND
from participants.panels.link import VALID_FOR

DEFAULT_DAYS = 30


class LinkCreateView(ProjectPage):
    """Make a link in place of the one before. The answer itself shows it, the only time: an
    address to come back to would have to keep the token."""

    permission = Permission.PLAN_EDIT
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        people = Participant.objects.visible_to(self.access).ongoing(today())
        participant = get_object_or_404(people, pk=kwargs["pk"])
        asked = request.POST.get("days", "")
        days = int(asked) if asked in {str(days) for days in VALID_FOR} else DEFAULT_DAYS
        path = PersonalLink.objects.issue(
            KIND, participant, self.access.user, dt.timedelta(days=days)
        )
        log_read(
            self.access,
            "länk till egna sidan",
            participant.pk,
            Read.Action.OPENED,
            participant.number,
        )
        address = request.build_absolute_uri(path)
        context = {
            "participant": participant,
            "project": self.project,
            "address": address,
            "qr": qr_code(address),
            "until": today() + dt.timedelta(days=days),
        }
        return render(request, "participants/phone/link_made.html", context)


class LinkRevokeView(ScopedPage):
    """From now on the link and the page behind it are closed."""

    permission = Permission.PLAN_EDIT
    model = PersonalLink
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        links = PersonalLink.objects.visible_to(self.access).filter(kind=KIND.name)
        link = get_object_or_404(links, pk=kwargs["pk"])
        people = Participant.objects.visible_to(self.access)
        participant = get_object_or_404(people, pk=link.subject_id)
        links.filter(pk=link.pk).revoke()
        messages.success(request, "Länken är återkallad.")
        return self.redirect("participants:participant", participant.pk)


def qr_code(address: str) -> SafeString:
    """The address as SVG, black on white in dark mode too: telephones read no other."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 (segno draws squares; the address is not in it as text)
