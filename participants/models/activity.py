"""Group activities beside the Framtidsverkstad: a walk, a study visit, a course in computers.

They help people on their way and are seen on their pages, but no goal counts them.
"""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from nyttiga.occasions.models import (
    Attendance,
    AttendanceQuerySet,
    Meeting,
    MeetingQuerySet,
    Series,
    SeriesQuerySet,
    UndoableChange,
)
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped
from participants.models.period import ParticipationPeriod


class GroupActivityQuerySet(SeriesQuerySet):
    def next_code(self, project: Project) -> str:
        """The code after the highest one used, `GA1` and on."""
        return self.code_after(project, "GA")


class GroupActivity(Series):
    """One activity with one group: once, as a study visit, or many times, as a weekly walk."""

    class Kind(models.TextChoices):
        STUDY_VISIT = "studiebesok", "Studiebesök"
        NETWORKING = "natverkstraff", "Nätverksträff"
        HEALTH_WALK = "halsopromenad", "Hälsopromenad"
        COMPUTER_COURSE = "datakurs", "Datakurs"
        OTHER = "annat", "Annan gruppaktivitet"

    kind = models.CharField("slag", max_length=16, choices=Kind)
    name = models.CharField("vad ni gör", max_length=80, blank=True)
    places = models.PositiveSmallIntegerField("platser", default=12)

    objects = GroupActivityQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sort_code"])

    class Meta(Series.Meta):
        verbose_name = "gruppaktivitet"
        verbose_name_plural = "gruppaktiviteter"
        constraints = [
            *Series.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    kind__in=["studiebesok", "natverkstraff", "halsopromenad", "datakurs", "annat"]
                ),
                name="group_activity_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="annat", name=""), name="group_activity_other_named"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_kind_display()} {self.municipality or self.code}".strip()


class ActivityMeetingQuerySet(MeetingQuerySet):
    def needing_attendance(self, day: dt.date) -> Self:
        """Meetings up to the day with gaps in the attendance, as a duty."""
        return self.due_for_attendance(day).with_gaps()

    def with_gaps(self) -> Self:
        """Meetings where somebody in the group is neither present nor absent. Who joined after
        the meeting is not missed there, unless nobody at all is recorded."""
        recorded = ActivityAttendance.objects.filter(meeting=OuterRef("pk"))
        at_meeting = ActivityAttendance.objects.filter(
            meeting=OuterRef(OuterRef("pk")), participant=OuterRef("participant")
        )
        group = ActivityEnrolment.objects.expected_on(OuterRef("date"))
        missing = group.filter(~Exists(at_meeting), activity=OuterRef("activity")).order_by()
        in_time = missing.filter(joined_on__lte=OuterRef("date"))
        return self.filter(Exists(in_time) | Exists(missing) & ~Exists(recorded))


class ActivityMeeting(Meeting):
    """One time that the group meets."""

    activity = models.ForeignKey(
        GroupActivity, on_delete=models.CASCADE, related_name="meetings", verbose_name="aktivitet"
    )

    objects = ActivityMeetingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Meeting.Meta):
        verbose_name = "träff i gruppaktivitet"
        verbose_name_plural = "träffar i gruppaktiviteter"
        constraints = [
            *Meeting.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "number"], name="activity_meeting_once"),
        ]
        indexes = [models.Index(fields=["project", "date"], name="activity_meeting_by_date")]

    def __str__(self) -> str:
        return f"Träff {self.number}"

    @property
    def series(self) -> GroupActivity:
        return self.activity


class ActivityEnrolmentQuerySet(ProjectQuerySet):
    def in_group(self) -> Self:
        """Those who are with the group now."""
        return self.filter(left_on=None)

    def expected_on(self, day: dt.date | OuterRef) -> Self:
        """Those of the group who had not left the project by the day."""
        asked = OuterRef(day) if isinstance(day, OuterRef) else day
        periods = ParticipationPeriod.objects.not_left(asked)
        return self.in_group().filter(Exists(periods.filter(participant=OuterRef("participant"))))


class ActivityEnrolment(ProjectScoped):
    """A person in the group of an activity. Who leaves keeps the row, and what was recorded."""

    activity = models.ForeignKey(
        GroupActivity, on_delete=models.CASCADE, related_name="enrolments", verbose_name="aktivitet"
    )
    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="activity_enrolments",
        verbose_name="deltagare",
    )
    joined_on = models.DateField("med från")
    left_on = models.DateField("inte med från", null=True, blank=True)

    objects = ActivityEnrolmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "plats i gruppaktivitet"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "participant"], name="activity_enrolment_once"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=models.F("joined_on")),
                name="activity_enrolment_left_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} i {self.activity_id}"

    def join(self, day: dt.date) -> None:
        """With the group from the day, also somebody who had left it."""
        self.joined_on, self.left_on = day, None
        self.save()

    def leave(self, day: dt.date) -> None:
        self.left_on = max(day, self.joined_on)
        self.save()


class ActivityAttendance(Attendance):
    """Whether one participant was at one meeting of an activity."""

    meeting = models.ForeignKey(
        ActivityMeeting, on_delete=models.CASCADE, related_name="attendances", verbose_name="träff"
    )
    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="activity_attendances",
        verbose_name="deltagare",
    )

    objects = AttendanceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Attendance.Meta):
        verbose_name = "närvaro i gruppaktivitet"
        ordering = ["pk"]
        constraints = [
            *Attendance.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "participant"], name="activity_attendance_once"
            ),
        ]
        # Where a person was present (who went quiet, the timeline), read without the table.
        indexes = [
            models.Index(
                fields=["participant", "meeting"],
                condition=Q(status="narvarande"),
                name="activity_attendance_present",
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} vid {self.meeting_id}"


class ActivityUndoableChange(UndoableChange):
    """What can be undone of the attendance at one meeting of an activity."""

    meeting = models.ForeignKey(
        ActivityMeeting, on_delete=models.CASCADE, related_name="undoable_changes"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )

    class Meta(UndoableChange.Meta):
        verbose_name = "ändring som kan ångras"
