"""A user's calendar feed: an address that a calendar program reads without signing in."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nyttiga.accounts.access import Access
from nyttiga.accounts.models import CalendarFeed, Membership, User
from nyttiga.links import guesses
from nyttiga.ui import fence
from nyttiga.ui.calendar import CalendarEntry, calendar
from nyttiga.ui.clock import today
from nyttiga.ui.ics import calendar_file

DAYS_BACK, DAYS_AHEAD = 30, 365


@login_not_required
@transaction.non_atomic_requests  # what counts the misses must outlive the 404
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The user's entries as they are now. An address that nobody has looks like any other that
    leads nowhere."""
    if guesses.too_many(request):
        return render(request, "429.html", status=429)
    feed = CalendarFeed.objects.for_token(token)
    if feed is None:
        guesses.missed(request)
        raise Http404
    host, site = request.get_host(), request.build_absolute_uri("/")
    made = calendar_file(entries_of(feed.user), host, site)
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


def entries_of(user: User) -> list[CalendarEntry]:
    """What the user may see of each project, by the role that holds right now."""
    first, last = today() - dt.timedelta(days=DAYS_BACK), today() + dt.timedelta(days=DAYS_AHEAD)
    memberships = Membership.objects.filter(user=user).select_related("project", "user")
    entries: list[CalendarEntry] = []
    for membership in memberships.order_by("pk"):
        access = Access.of(membership)
        with fence.inside(access.project.pk):
            for source in calendar:
                if access.may(source.permission):
                    entries += source.entries(access, first, last)
    return entries
