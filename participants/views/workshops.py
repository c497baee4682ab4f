"""Framtidsverkstäder: the list of series, one series, and what can be changed of it."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.grid import group_rows
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView, ProjectListView, ProjectUpdateView
from participants.forms.workshop import WorkshopForm
from participants.models import (
    FutureWorkshop,
    WorkshopAttendance,
    WorkshopEnrolment,
)
from participants.share_of_women import ShareOfWomen, project_share
from participants.workshop_group import Candidate, group_of
from participants.workshop_summary import summaries


class WorkshopListView(ProjectListView):
    """All series, the newest first."""

    permission = Permission.PARTICIPANTS_VIEW
    model = FutureWorkshop
    template_name = "participants/workshops/list.html"
    paginate_by = 20  # each row is counted over six meetings and a group

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality").order_by("-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "series": summaries(self.access, context["object_list"], today()),
            "may_edit": self.access.may(Permission.PARTICIPANTS_EDIT),
            "day": today(),
        }


class WorkshopView(ProjectDetailView):
    """One series: group, queue, overview of attendance, meetings."""

    permission = Permission.PARTICIPANTS_VIEW
    model = FutureWorkshop
    context_object_name = "workshop"
    template_name = "participants/workshops/workshop.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        workshop, day = self.object, today()
        everyone = group_of(self.access, workshop)
        placed = [e for e in everyone if e.status == WorkshopEnrolment.Status.ENROLLED]
        queue = sorted(
            (e for e in everyone if e.status == WorkshopEnrolment.Status.WAITING),
            key=lambda enrolment: (enrolment.enrolled_at, enrolment.pk),
        )
        meetings = list(workshop.meetings.order_by("date", "number"))
        for meeting in meetings:
            meeting.workshop = workshop  # already here: its title needs the planned number
        group_share = ShareOfWomen.of(e.participant.sex for e in placed)
        share = project_share(self.project, day)
        coming = [m for m in meetings if not m.is_cancelled and m.date >= day]
        return super().get_context_data(**kwargs) | {
            "day": day,
            "meetings": meetings,
            "next_meeting": coming[0] if coming else None,
            "held": sum(meeting.is_held for meeting in meetings),
            "unrecorded": set(
                workshop.meetings.needing_attendance(day).values_list("pk", flat=True)
            ),
            "group": group_rows(
                placed,
                meetings,
                WorkshopAttendance.objects.visible_to(self.access),
                lambda enrolment: int(enrolment.participant_id),
            ),
            "queue": [
                Candidate(
                    enrolment,
                    enrolment.participant,
                    group_share.with_one_more(enrolment.participant.sex),
                    share.with_one_more(enrolment.participant.sex),
                )
                for enrolment in queue
            ],
            "group_share": group_share,
            "project_share": share,
            "free_places": workshop.places - len(placed),
            "may_edit": self.access.may(Permission.PARTICIPANTS_EDIT),
        }


class WorkshopEditView(ProjectUpdateView):
    """Municipality, place, number of places and of planned meetings."""

    permission = Permission.PARTICIPANTS_EDIT
    model = FutureWorkshop
    form_class = WorkshopForm
    template_name = "participants/workshops/workshop_form.html"
    context_object_name = "workshop"

    def get_success_url(self) -> str:
        return self.url("participants:workshop", self.object.pk)
