"""Who was at an event, for which organisation or enterprise that day; and what M7.2–M7.4 count."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import F, Min, Q
from simple_history.models import HistoricalRecords

from agreements.models.event import PublicEvent
from enterprises.models.enterprise import EnterpriseQuerySet
from nyttiga.occasions.models import Attendance, Meeting, UndoableChange
from nyttiga.projects.models import Organisation, ProjectQuerySet


class EventAttendanceQuerySet(ProjectQuerySet):
    def present(self) -> Self:
        return self.filter(status=Attendance.Status.PRESENT)

    def of_public_sector(self) -> Self:
        """People who came for a public organisation; a company that is no social enterprise is
        neither."""
        return self.filter(_public())

    def at_trainings(self, as_of: dt.date) -> Self:
        """Presences at held trainings by the day."""
        return self.filter(_at_trainings(as_of))

    def first_of_each_unit(self, as_of: dt.date) -> Self:
        """M7.2: one row for each distinct (organisation, unit) of public people at trainings:
        the presence by which it began to count. No unit is one of its own."""
        presences = self.at_trainings(as_of).of_public_sector()
        firsts = presences.order_by("organisation_id", "unit_id", "meeting__date", "pk").distinct(
            "organisation_id", "unit_id"
        )
        return self.filter(pk__in=firsts.values("pk")).annotate(counts_from=F("meeting__date"))


class EventAttendance(Attendance):
    """Whether one person was at one event. Organisation, unit or enterprise are those of the
    day: a person has either (REGISTER)."""

    meeting = models.ForeignKey(
        PublicEvent, on_delete=models.CASCADE, related_name="attendances", verbose_name="evenemang"
    )
    participant = models.ForeignKey(
        "projects.ContactPerson",
        on_delete=models.PROTECT,
        related_name="event_attendances",
        verbose_name="person",
    )
    organisation = models.ForeignKey(
        "projects.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="event_attendances",
        verbose_name="organisation",
    )
    unit = models.ForeignKey(
        "projects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="event_attendances",
        verbose_name="enhet",
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="event_attendances",
        verbose_name="företag",
    )

    objects = EventAttendanceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Attendance.Meta):
        verbose_name = "närvaro vid evenemang"
        ordering = ["pk"]
        constraints = [
            *Attendance.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "participant"], name="event_attendance_once"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, enterprise__isnull=True)
                | Q(organisation__isnull=True, unit__isnull=True, enterprise__isnull=False),
                name="event_attendance_for_one_party",
            ),
        ]

    def __str__(self) -> str:
        return self.party

    @property
    def party(self) -> str:
        """Whom the person came for that day."""
        return str(self.unit or self.organisation or self.enterprise)


class EventUndoableChange(UndoableChange):
    """What can be undone of the attendance at one event."""

    meeting = models.ForeignKey(
        PublicEvent, on_delete=models.CASCADE, related_name="undoable_changes"
    )
    participant = models.ForeignKey(
        "projects.ContactPerson", on_delete=models.CASCADE, related_name="+"
    )

    class Meta(UndoableChange.Meta):
        verbose_name = "ändring som kan ångras"


def _at_trainings(as_of: dt.date, path: str = "") -> Q:
    """Presence at a held training by the day; `path` leads to the attendance."""
    return Q(
        **{
            f"{path}status": Attendance.Status.PRESENT,
            f"{path}meeting__status": Meeting.Status.HELD,
            f"{path}meeting__kind": PublicEvent.Kind.TRAINING,
            f"{path}meeting__date__lte": as_of,
        }
    )


def _public(path: str = "") -> Q:
    """For an organisation that is no company. Said by the kinds that are: a negation would ask
    about all of a person's attendances instead of the one."""
    kinds = [kind for kind in Organisation.Kind.values if kind != Organisation.Kind.COMPANY]
    return Q(**{f"{path}organisation__kind__in": kinds})


def public_people_at_trainings(people: ProjectQuerySet, as_of: dt.date) -> Any:
    """M7.3: contact people who came to a training for a public organisation."""
    path = "event_attendances__"
    came = people.filter(_at_trainings(as_of, path), _public(path))
    return came.annotate(counts_from=Min(f"{path}meeting__date"))


def enterprises_at_trainings(enterprises: EnterpriseQuerySet, as_of: dt.date) -> Any:
    """M7.4: enterprises that somebody came for to a training."""
    path = "event_attendances__"
    came = enterprises.filter(_at_trainings(as_of, path))
    return came.annotate(counts_from=Min(f"{path}meeting__date"))
