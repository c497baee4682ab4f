"""Places in a series: finding people, giving places, and each person's own words."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.occasions.attendance import AttendanceSheet
from nyttiga.occasions.models import Attendance
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.sorting import sort_key
from nyttiga.ui.views.pages import ProjectUpdateView, ScopedPage
from participants.forms.workshop import OwnWordsForm
from participants.models import (
    FutureWorkshop,
    Participant,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.share_of_women import ShareOfWomen, project_share
from participants.workshop_group import Candidate, group_of

SHOWN = 20
Status = WorkshopEnrolment.Status


class PickParticipantPage(ScopedPage):
    """Mixin: find an ongoing participant by POST (what is searched for is no part of an
    address) and pick one. A subclass says who may not be picked and what picking does."""

    permission = Permission.PARTICIPANTS_EDIT
    template_name = ""
    taken: tuple[str, ...] = (Status.ENROLLED, Status.WAITING)
    workshop: FutureWorkshop

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page("")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.POST.get("participant", "")
        if chosen.isdecimal():
            participant = get_object_or_404(self.available(), pk=int(chosen))
            return self.pick(participant)
        return self.page(posted_text(request, "q"))

    def available(self) -> Any:
        """Ongoing participants whom the series does not already have."""
        places = WorkshopEnrolment.objects.filter(workshop=self.workshop, status__in=self.taken)
        found = Participant.objects.visible_to(self.access).ongoing(today())
        return found.exclude(Exists(places.filter(participant=OuterRef("pk"))))

    def suggested(self) -> Any:
        """Whom to show before anything is searched for."""
        raise NotImplementedError

    def pick(self, participant: Any) -> HttpResponse:
        raise NotImplementedError

    def page(self, query: str) -> HttpResponse:
        found = self.available().search(query) if query else self.suggested()
        # The latest first, so that the order before the cut says nothing of names.
        people = list(found.order_by("-pk")[: SHOWN + 1])
        placed = [e for e in group_of(self.access, self.workshop) if e.status == Status.ENROLLED]
        group_share = ShareOfWomen.of(e.participant.sex for e in placed)
        share = project_share(self.project, today())
        context = {
            "workshop": self.workshop,
            "query": query,
            "candidates": [
                Candidate(
                    None,
                    person,
                    group_share.with_one_more(person.sex),
                    share.with_one_more(person.sex),
                )
                for person in sorted(people[:SHOWN], key=lambda p: sort_key(p.shown_name))
            ],
            "more": len(people) > SHOWN,
            "group_share": group_share,
            "project_share": share,
            "placed": len(placed),
            "free_places": self.workshop.places - len(placed),
        }
        part = "participants/workshops/candidates.html"
        template = part if getattr(self.request, "htmx", False) else self.template_name
        return render(self.request, template, context | self.extra_context())

    def extra_context(self) -> dict[str, Any]:
        return {}

    def enrolment_of(self, participant: Participant) -> WorkshopEnrolment:
        """The person's row in the series: a new one, or that of someone who left and is back."""
        enrolment, _ = WorkshopEnrolment.objects.get_or_create(
            workshop=self.workshop,
            participant=participant,
            defaults={"project": self.project},
        )
        return enrolment


class EnrolView(PickParticipantPage):
    """Give someone a place in the series, or put them in its queue."""

    model = FutureWorkshop
    template_name = "participants/workshops/enrol.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        workshops = self.get_queryset().select_related("municipality")
        self.workshop = get_object_or_404(workshops, pk=kwargs["pk"])

    def suggested(self) -> Any:
        """Those who have no place and stand in no queue anywhere."""
        anywhere = WorkshopEnrolment.objects.exclude(status=Status.WITHDRAWN)
        return self.available().exclude(Exists(anywhere.filter(participant=OuterRef("pk"))))

    def pick(self, participant: Any) -> HttpResponse:
        if self.request.POST.get("to") == "queue":
            self.enrolment_of(participant).put_in_queue()
            messages.success(self.request, f"{participant.shown_name} står nu i kön.")
        else:
            self.enrolment_of(participant).give_place(today())
            messages.success(self.request, f"{participant.shown_name} har fått plats.")
        return self.redirect("participants:enrol", self.workshop.pk)


class LatecomerView(PickParticipantPage):
    """Someone came who has no place: a place and a presence in one."""

    model = WorkshopMeeting
    template_name = "participants/workshops/latecomer.html"
    taken = (Status.ENROLLED,)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        meetings = self.get_queryset().select_related("workshop__municipality")
        self.meeting = get_object_or_404(meetings, pk=kwargs["pk"])
        self.workshop = self.meeting.workshop

    def suggested(self) -> Any:
        """Those in the queue of this very series."""
        queue = WorkshopEnrolment.objects.in_queue().filter(workshop=self.workshop)
        return self.available().filter(pk__in=queue.values("participant"))

    def pick(self, participant: Any) -> HttpResponse:
        if self.meeting.may_be_recorded(today()):
            sheet = AttendanceSheet(self.meeting, self.access.user, today())
            self.enrolment_of(participant).give_place(today())
            sheet.record({participant.pk: Attendance.Status.PRESENT})
            messages.success(self.request, f"{participant.shown_name} var här och har fått plats.")
        else:
            messages.error(self.request, "Träffen är inställd eller inte av än.")
        return self.redirect("participants:meeting", self.meeting.pk)

    def extra_context(self) -> dict[str, Any]:
        return {"meeting": self.meeting}


class EnrolmentStatusView(ScopedPage):
    """From the queue to a place, back, or out of the series."""

    permission = Permission.PARTICIPANTS_EDIT
    model = WorkshopEnrolment
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        enrolment = get_object_or_404(
            self.get_queryset()
            .select_for_update()
            .prefetch_related(Prefetch("participant", Participant.objects.visible_to(self.access))),
            pk=kwargs["pk"],
        )
        name, action = enrolment.participant.shown_name, request.POST.get("action", "")
        if action == "place":
            enrolment.give_place(today())
            messages.success(request, f"{name} har fått plats.")
        elif action == "queue":
            enrolment.put_in_queue()
            messages.success(request, f"{name} står nu i kön.")
        elif action == "withdraw":
            enrolment.withdraw()
            messages.success(
                request, f"{name} är inte längre med. Närvaron som redan är skriven står kvar."
            )
        return self.redirect("participants:workshop", enrolment.workshop_id)


class OwnWordsView(ProjectUpdateView):
    """Nuläge, behov and framtidsbild of one person. Saves itself; shows who comes next."""

    permission = Permission.PARTICIPANTS_VIEW
    model = WorkshopEnrolment
    form_class = OwnWordsForm
    template_name = "participants/workshops/own_words.html"
    context_object_name = "enrolment"

    def get_queryset(self) -> Any:
        people = Participant.objects.visible_to(self.access)
        return (
            super()
            .get_queryset()
            .select_related("workshop__municipality")
            .prefetch_related(Prefetch("participant", people))
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.object.participant
        log_read(self.access, "Egna ord", person.pk, Read.Action.OPENED, person.number)
        return super().render_to_response(context, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.access.may(Permission.PARTICIPANTS_EDIT):
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if "X-Autosave" in self.request.headers:
            form.save()
            return HttpResponse(status=204)
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        group = [
            e for e in group_of(self.access, self.object.workshop) if e.status == Status.ENROLLED
        ]
        ids = [enrolment.pk for enrolment in group]
        after = ids.index(self.object.pk) + 1 if self.object.pk in ids else len(ids)
        return super().get_context_data(**kwargs) | {
            "next_enrolment": group[after] if after < len(group) else None,
            "may_edit": self.access.may(Permission.PARTICIPANTS_EDIT),
        }

    def get_success_url(self) -> str:
        return self.url("participants:own_words", self.object.pk)
