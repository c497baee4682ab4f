"""Who is with the group of an activity: several chosen at once, one who came by, one who left."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.attendance import AttendanceSheet, NotRecordableError
from nyttiga.occasions.models import Attendance
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.sorting import sort_key
from nyttiga.ui.views.pages import ScopedPage
from participants.activity_group import add, may_join, of_workshop
from participants.models import (
    ActivityEnrolment,
    ActivityMeeting,
    FutureWorkshop,
    GroupActivity,
    Participant,
)

SHOWN = 40


class _PickPeoplePage(ScopedPage):
    """Mixin: tick several people and add them. What is searched for is no part of an address,
    and a search keeps the ticks."""

    permission = Permission.PARTICIPANTS_EDIT
    template_name = "participants/activities/people.html"
    activity: GroupActivity

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page("", set())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ticked = {int(pk) for pk in request.POST.getlist("participant") if pk.isdecimal()}
        action = request.POST.get("action", "")
        free = may_join(self.access, self.activity, today())
        people: list[Participant] = []
        if action == "add":
            people = list(free.filter(pk__in=ticked))
        elif action.startswith("group-") and action[6:].isdecimal():
            people = list(of_workshop(free, int(action[6:])))
        if people:
            return self.chosen(people)
        return self.page(posted_text(request, "q"), ticked, nobody=action == "add")

    def chosen(self, people: list[Participant]) -> HttpResponse:
        raise NotImplementedError

    def page(self, query: str, ticked: set[int], nobody: bool = False) -> HttpResponse:
        free = may_join(self.access, self.activity, today())
        found = free.search(query) if query else free
        # The latest first, so that the order before the cut says nothing of names.
        people = list(found.order_by("-pk")[: SHOWN + 1])
        shown = {person.pk for person in people[:SHOWN]}
        kept = list(free.filter(pk__in=ticked - shown)) if ticked - shown else []
        groups = FutureWorkshop.objects.visible_to(self.access).select_related("municipality")
        context = {
            "activity": self.activity,
            "query": query,
            "ticked": ticked,
            "nobody": nobody,
            "people": sorted(people[:SHOWN] + kept, key=lambda one: sort_key(one.shown_name)),
            "more": len(people) > SHOWN,
            "workshops": groups.order_by("-pk")[:4],
            "meeting": None,
        }
        return render(self.request, self.template_name, context | self.extra_context())

    def extra_context(self) -> dict[str, Any]:
        return {}


class ActivityPeopleView(_PickPeoplePage):
    """Who is to be with the group from now on."""

    model = GroupActivity

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        activities = self.get_queryset().select_related("municipality")
        self.activity = get_object_or_404(activities, pk=kwargs["pk"])

    def chosen(self, people: list[Participant]) -> HttpResponse:
        add(self.activity, people, today())
        messages.success(self.request, f"{_named(people)} är med i gruppen.")
        return self.redirect("participants:activity", self.activity.pk)


class ActivityLatecomerView(_PickPeoplePage):
    """Somebody came who is not with the group: with it from that day, and present, in one."""

    model = ActivityMeeting

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        meetings = self.get_queryset().select_related("activity__municipality")
        self.meeting = get_object_or_404(meetings, pk=kwargs["pk"])
        self.activity = self.meeting.activity

    def chosen(self, people: list[Participant]) -> HttpResponse:
        try:
            sheet = AttendanceSheet(self.meeting, self.access.user, today())
        except NotRecordableError:
            messages.error(self.request, "Träffen är inställd eller inte av än.")
            return self.redirect("participants:activity_meeting", self.meeting.pk)
        add(self.activity, people, self.meeting.date)
        sheet.record(dict.fromkeys((one.pk for one in people), Attendance.Status.PRESENT))
        messages.success(self.request, f"{_named(people)} var här.")
        return self.redirect("participants:activity_meeting", self.meeting.pk)

    def extra_context(self) -> dict[str, Any]:
        return {"meeting": self.meeting}


class ActivityLeaveView(ScopedPage):
    """Out of the group. What was recorded stands."""

    permission = Permission.PARTICIPANTS_EDIT
    model = ActivityEnrolment
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        enrolment = get_object_or_404(self.get_queryset().select_for_update(), pk=kwargs["pk"])
        enrolment.leave(today())
        messages.success(request, "Inte med i gruppen längre. Närvaron står kvar.")
        return self.redirect("participants:activity", enrolment.activity_id)


def _named(people: list[Any]) -> str:
    """«Fatuma Ali», or «Fem deltagare» when they are several."""
    return people[0].shown_name if len(people) == 1 else f"{len(people)} deltagare"
