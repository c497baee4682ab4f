"""A series with six meetings and a group, for the tests of the Framtidsverkstad."""

import datetime as dt
from dataclasses import dataclass

from participants.models import (
    FutureWorkshop,
    Participant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from tests.world import TODAY, World


@dataclass
class WorkshopWorld:
    """The series' fifth meeting is today; the four before it were held."""

    world: World
    workshop: FutureWorkshop
    meetings: list[WorkshopMeeting]

    @property
    def meeting(self) -> WorkshopMeeting:
        return self.meetings[4]

    @property
    def coming(self) -> WorkshopMeeting:
        return self.meetings[5]

    def url(self, name: str = "") -> str:
        """An address below the Framtidsverkstäder of the project."""
        return f"/p/{self.world.project.slug}/framtidsverkstader/{name}"

    @property
    def meeting_url(self) -> str:
        return self.url(f"traffar/{self.meeting.pk}/")

    @property
    def workshop_url(self) -> str:
        return self.url(f"{self.workshop.pk}/")

    def enrol(
        self, participant: Participant, status: str = "med", **fields: object
    ) -> WorkshopEnrolment:
        return WorkshopEnrolment.objects.create(
            project=self.world.project,
            workshop=self.workshop,
            participant=participant,
            status=status,
            **fields,
        )

    def record(
        self, meeting: WorkshopMeeting, participant: Participant, status: str = "narvarande"
    ) -> WorkshopAttendance:
        return WorkshopAttendance.objects.create(
            project=self.world.project, meeting=meeting, participant=participant, status=status
        )

    def answers(self, meeting: WorkshopMeeting | None = None) -> dict[str, str]:
        """Participant's number: status, of those recorded at the meeting (today's)."""
        rows = (meeting or self.meeting).attendances.values_list("participant__number", "status")
        return dict(rows)

    def people(self, count: int) -> list[Participant]:
        """That many more people with a place, half of them women."""
        made = []
        for i in range(count):
            participant = self.world.participant(
                f"X{i:03d}",
                first_name=f"Person{i}",
                last_name="Test",
                sex=["kvinna", "man"][i % 2],
            )
            self.enrol(participant)
            made.append(participant)
        return made


def build_workshop_world(world: World) -> WorkshopWorld:
    workshop = FutureWorkshop.objects.create(
        project=world.project,
        code="FV1",
        municipality=world.municipality("Flen"),
        place="Folkets hus",
    )
    meetings = [
        WorkshopMeeting.objects.create(
            project=world.project,
            workshop=workshop,
            number=number,
            date=TODAY + dt.timedelta(weeks=number - 5),
            starts_at=dt.time(9),
            ends_at=dt.time(12),
            status="genomford" if number < 5 else "planerad",
        )
        for number in range(1, 7)
    ]
    built = WorkshopWorld(world, workshop, meetings)
    for name in ("maryam", "nils", "protected"):
        built.enrol(world.participants[name])
    return built
