"""A weekly walk with a small group, for the tests of the group activities."""

import datetime as dt
from dataclasses import dataclass

from participants.models import (
    ActivityAttendance,
    ActivityEnrolment,
    ActivityMeeting,
    GroupActivity,
    Participant,
)
from tests.world import TODAY, World


@dataclass
class ActivityWorld:
    """The second of three meetings is today."""

    world: World
    activity: GroupActivity
    meetings: list[ActivityMeeting]

    @property
    def meeting(self) -> ActivityMeeting:
        return self.meetings[1]

    def url(self, name: str = "") -> str:
        """An address below the group activities of the project."""
        return f"/p/{self.world.project.slug}/gruppaktiviteter/{name}"

    @property
    def activity_url(self) -> str:
        return self.url(f"{self.activity.pk}/")

    @property
    def meeting_url(self) -> str:
        return self.url(f"traffar/{self.meeting.pk}/")

    def join(self, participant: Participant, day: dt.date | None = None) -> ActivityEnrolment:
        return ActivityEnrolment.objects.create(
            project=self.world.project,
            activity=self.activity,
            participant=participant,
            joined_on=day or self.meetings[0].date,
        )

    def record(
        self, meeting: ActivityMeeting, participant: Participant, status: str = "narvarande"
    ) -> ActivityAttendance:
        return ActivityAttendance.objects.create(
            project=self.world.project, meeting=meeting, participant=participant, status=status
        )

    def answers(self) -> dict[str, str]:
        """Participant's number: status, of those recorded at today's meeting."""
        return dict(self.meeting.attendances.values_list("participant__number", "status"))


def build_activity_world(world: World) -> ActivityWorld:
    activity = GroupActivity.objects.create(
        project=world.project,
        code="GA1",
        kind=GroupActivity.Kind.HEALTH_WALK,
        municipality=world.municipality("Flen"),
        planned_meetings=3,
    )
    meetings = [
        ActivityMeeting.objects.create(
            project=world.project,
            activity=activity,
            number=number,
            date=TODAY + dt.timedelta(weeks=number - 2),
            starts_at=dt.time(10),
            ends_at=dt.time(11),
            status="genomford" if number < 2 else "planerad",
        )
        for number in range(1, 4)
    ]
    return ActivityWorld(world, activity, meetings)
