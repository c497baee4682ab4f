"""*Myndighetssamverkan*: the professionals around a person, and their joint meetings.

What somebody promises at a joint meeting is a next step of the person's plan, with its
responsible and its day: `NextStep.origin` says where it was agreed.
"""

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import Organisation, ProjectQuerySet, ProjectScoped
from nyttiga.ui.clock import today
from participants.models.choices import Responsible
from participants.models.consent import Consent
from participants.models.step import NextStep


class ProfessionalQuerySet(ProjectQuerySet):
    def shareable(self, day: dt.date) -> Self:
        """Those whose organisation the person's `INFO_UTBYTE` covers on the day. Pages ask with
        today, whatever day they are seen as of: a withdrawal closes the past too."""
        consents = Consent.objects.filter(participant=OuterRef("participant")).sharing(day)
        return self.filter(Exists(consents.covering(OuterRef("organisation"))))

    def around(self, day: dt.date) -> Self:
        """Those who are still there on the day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day))


class Professional(ProjectScoped):
    """Somebody who works with the person at another organisation. Behind `INFO_UTBYTE`."""

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="professionals",
        verbose_name="deltagare",
    )
    organisation = models.ForeignKey(
        "projects.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="organisation",
    )
    role = models.CharField("roll", max_length=80)
    name = models.CharField("namn", max_length=160, blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    email = models.EmailField("e-post", blank=True)
    does = models.CharField("gör", max_length=300, blank=True)
    ends_on = models.DateField("inte med längre från", null=True, blank=True)

    objects = ProfessionalQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "person omkring deltagaren"
        ordering = ["role", "pk"]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"

    @property
    def responsible(self) -> str:
        """Who in a plan's words takes a step that this person promised; "" when the plan has no
        word for the organisation."""
        if self.organisation.kind == Organisation.Kind.STATE:
            name = self.organisation.name.casefold()
            if "försäkringskassan" in name:
                return Responsible.SOCIAL_INSURANCE_AGENCY
            return Responsible.PUBLIC_EMPLOYMENT_SERVICE if "arbetsförmedling" in name else ""
        return RESPONSIBLE.get(self.organisation.kind, "")


RESPONSIBLE: dict[str, str] = {
    Organisation.Kind.MUNICIPALITY: Responsible.MUNICIPALITY,
    Organisation.Kind.REGION: Responsible.REGION,
    Organisation.Kind.COMPANY: Responsible.ENTERPRISE,
}


class JointMeetingQuerySet(ProjectQuerySet):
    def readable(self, day: dt.date) -> Self:
        """Those of people with a valid `INFO_UTBYTE`. As `shareable`, ask with today."""
        consents = Consent.objects.filter(participant=OuterRef("participant"))
        return self.filter(Exists(consents.sharing(day)))

    def without_outcome(self, day: dt.date) -> Self:
        """Planned for the day or an earlier one, and nobody has said how it went."""
        return self.filter(status=JointMeeting.Status.PLANNED, date__lte=day)


class JointMeeting(ProjectScoped):
    """A meeting of the person and the professionals around them."""

    class Status(models.TextChoices):
        PLANNED = "planerad", "Planerat"
        HELD = "genomford", "Genomfört"
        CANCELLED = "installd", "Inställt"

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="joint_meetings",
        verbose_name="deltagare",
    )
    date = models.DateField("datum")
    starts_at = models.TimeField("klockan", null=True, blank=True)
    place = models.CharField("plats", max_length=120, blank=True)
    status = models.CharField("läge", max_length=10, choices=Status, default=Status.PLANNED)
    about = models.CharField("handlar om", max_length=300, blank=True)
    notes = models.TextField("det vi kom fram till", blank=True)
    notes_saved_at = models.DateTimeField(null=True, blank=True, editable=False)
    present = models.ManyToManyField(
        Professional, blank=True, related_name="meetings", verbose_name="vilka var med"
    )

    objects = JointMeetingQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["notes", "notes_saved_at"])

    class Meta:
        verbose_name = "samverkansmöte"
        verbose_name_plural = "samverkansmöten"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planerad", "genomford", "installd"]),
                name="joint_meeting_status_known",
            )
        ]

    def __str__(self) -> str:
        return f"Samverkansmöte {self.date}"

    def clean(self) -> None:
        """What has not happened yet cannot have been held."""
        if self.status == self.Status.HELD and self.date and self.date > today():
            raise ValidationError(
                {"date": "Dagen har inte varit än. Ändra datum, eller välj läget Planerat."}
            )

    def has_begun(self, now: dt.datetime) -> bool:
        """Whether its time has come; without a time, its day."""
        return (self.date, self.starts_at or dt.time.min) <= (now.date(), now.time())

    def save_notes(self, text: str) -> None:
        """Keep the notes as they stand while they are being written. The history has none."""
        self.notes, self.notes_saved_at = text, timezone.now()
        JointMeeting.objects.filter(pk=self.pk).update(
            notes=text, notes_saved_at=self.notes_saved_at
        )


def shared_promises(day: dt.date) -> Any:
    """The steps that were promised at joint meetings and have not fallen away; without those of
    professionals whom the person's consent does not cover on the day."""
    covered = Professional.objects.filter(pk=OuterRef("promised_by")).shareable(day)
    return NextStep.objects.filter(
        Q(promised_by=None) | Exists(covered),
        origin=NextStep.Origin.JOINT_MEETING,
        closed_on=None,
    )
