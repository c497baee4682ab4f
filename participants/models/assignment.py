"""Which coach a participant has, and had."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models, transaction
from django.db.models import F, Max, Q, Value
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models.participant import Participant
from participants.models.period import DateRange, ParticipationPeriod


class AssignmentQuerySet(ProjectQuerySet):
    def on(self, day: dt.date) -> Self:
        """Those that hold on the day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    @transaction.atomic
    def give(self, participant: Any, coach: Any, day: dt.date) -> None:
        """Let the coach have the participant from the day on. Whoever had them until then no
        longer does. The same coach twice changes nothing.

        Sessions that are booked and private notes are another matter: `participants.caseload`.
        """
        # Two who choose at once: the later one ends what the earlier one began.
        Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
        standing = self.filter(participant=participant, ends_on=None).first()
        if standing and standing.coach_id == coach.pk:
            return
        if standing:
            standing.end(day)
        self.create(
            project_id=participant.project_id, participant=participant, coach=coach, starts_on=day
        )


def coaching_ended_on(participant_id: int, coach: Any, day: dt.date) -> dt.date | None:
    """Since when the coach no longer coaches the person, because the person left or another
    coach took over; None as long as the coaching can go on."""
    periods = ParticipationPeriod.objects.filter(participant=participant_id)
    if not periods.ongoing(day).exists():
        return periods.filter(ends_on__lte=day).aggregate(last=Max("ends_on"))["last"]
    assignments = CoachAssignment.objects.filter(participant=participant_id)
    if assignments.on(day).exclude(coach=coach).exists():
        ended = assignments.filter(coach=coach, ends_on__lte=day)
        return ended.aggregate(last=Max("ends_on"))["last"]
    return None


class CoachAssignment(ProjectScoped):
    """One coach has one participant, from a day until another takes over."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="assignments"
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="coach"
    )
    starts_on = models.DateField("från")
    ends_on = models.DateField("till", null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "coach för deltagare"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="assignment_ends_after_start",
            ),
            ExclusionConstraint(
                name="assignment_one_coach",
                expressions=[
                    ("participant", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", Value("[)")), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["coach", "participant"], name="assignment_by_coach")]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.coach_id}"

    def end(self, day: dt.date) -> None:
        self.ends_on = day
        self.save(update_fields=["ends_on"])
