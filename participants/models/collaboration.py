"""*Myndighetssamverkan*: the professionals around a person, and their joint meetings.

What somebody promises at a joint meeting is a next step of the person's plan, with its
responsible and its day: `NextStep.origin` says where it was agreed.
"""

from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


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

    history = HistoricalRecords()

    class Meta:
        verbose_name = "person omkring deltagaren"
        ordering = ["role", "pk"]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


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
    present = models.ManyToManyField(
        Professional, blank=True, related_name="meetings", verbose_name="vilka var med"
    )

    history = HistoricalRecords(excluded_fields=["notes"])

    class Meta:
        verbose_name = "samverkansmöte"
        verbose_name_plural = "samverkansmöten"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["planerad", "genomford", "installd"]),
                name="joint_meeting_status_known",
            )
        ]

    def __str__(self) -> str:
        return f"Samverkansmöte {self.date}"
