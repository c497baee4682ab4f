"""Group activities: the list, a new one, one of them, and what can be changed of it."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.grid import group_rows
from nyttiga.occasions.series_planning import SeriesPlanningPage
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView, ProjectListView, ProjectUpdateView
from participants.activity_group import group_of
from participants.activity_summary import summaries
from participants.forms.activity import ActivityForm, ActivityPlanForm
from participants.models import ActivityAttendance, ActivityMeeting, GroupActivity


class ActivityListView(ProjectListView):
    """All activities, the newest first."""

    permission = Permission.PARTICIPANTS_VIEW
    model = GroupActivity
    template_name = "participants/activities/list.html"
    paginate_by = 20  # each row is counted over its meetings and a group

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality").order_by("-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "activities": summaries(self.access, context["object_list"], today()),
            "may_edit": self.access.may(Permission.PARTICIPANTS_EDIT),
            "day": today(),
        }


class ActivityPlanningView(SeriesPlanningPage):
    """A new activity, its days, and all of it saved at once."""

    permission = Permission.PARTICIPANTS_EDIT
    form_class = ActivityPlanForm
    meeting_model, owner = ActivityMeeting, "activity"
    template_name = "participants/activities/plan.html"
    list_page, series_page = "participants:activities", "participants:activity"
    back = "Gruppaktiviteter"
    saved_words = "Välj nu vilka som ska vara med."

    def initial(self) -> dict[str, Any]:
        return {"places": 12, "planned_meetings": 1, "hours": 2}


class ActivityView(ProjectDetailView):
    """One activity: who was at which meeting, and who is with the group."""

    permission = Permission.PARTICIPANTS_VIEW
    model = GroupActivity
    context_object_name = "activity"
    template_name = "participants/activities/activity.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        activity, day = self.object, today()
        meetings = list(activity.meetings.order_by("date", "number"))
        for meeting in meetings:
            meeting.activity = activity  # already here: its title needs the planned number
        coming = [m for m in meetings if not m.is_cancelled and m.date >= day]
        group = group_of(self.access, activity)
        return super().get_context_data(**kwargs) | {
            "day": day,
            "meetings": meetings,
            "next_meeting": coming[0] if coming else None,
            "held": sum(meeting.is_held for meeting in meetings),
            "unrecorded": set(
                activity.meetings.needing_attendance(day).values_list("pk", flat=True)
            ),
            "group": group_rows(
                group,
                meetings,
                ActivityAttendance.objects.visible_to(self.access),
                lambda one: int(one.participant_id),
            ),
            "may_edit": self.access.may(Permission.PARTICIPANTS_EDIT),
        }


class ActivityEditView(ProjectUpdateView):
    """What it is, where, and how many."""

    permission = Permission.PARTICIPANTS_EDIT
    model = GroupActivity
    form_class = ActivityForm
    template_name = "participants/activities/form.html"
    context_object_name = "activity"
    saved_message = "Aktiviteten är ändrad."

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality")

    def get_success_url(self) -> str:
        return self.url("participants:activity", self.object.pk)
