"""What the steering group has decided, meeting by meeting."""

from typing import Any

from django.db import models
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


class SteeringMeeting(ProjectScoped):
    """A meeting of the steering group. Its decisions hold from its date."""

    date = models.DateField("datum")
    summary = models.TextField("i korthet", blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "styrgruppsmöte"
        verbose_name_plural = "styrgruppsmöten"
        ordering = ["-date"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "date"],
                name="steering_meeting_once_a_day",
                violation_error_message="Det finns redan ett möte den dagen.",
            )
        ]

    def __str__(self) -> str:
        return f"Styrgruppens möte {self.date}"


class Decision(ProjectScoped):
    """One decision. A decision about a goal has a `target`, which holds from the meeting's date;
    the target that held before stays as it was."""

    meeting = models.ForeignKey(
        SteeringMeeting, on_delete=models.CASCADE, related_name="decisions", verbose_name="möte"
    )
    number = models.CharField("paragraf", max_length=20)
    text = models.TextField("beslut")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="decision_number_once",
                violation_error_message="Den paragrafen finns redan från det mötet.",
            )
        ]

    def __str__(self) -> str:
        return f"§ {self.number}"

    @property
    def decided_by(self) -> str:
        """Who decided, as reports tell it."""
        return f"styrgruppen {date_format(self.meeting.date)}, § {self.number}"

    @property
    def new_target(self) -> Any:
        """The target it gave a goal; None for a decision about something else."""
        return getattr(self, "target", None)
