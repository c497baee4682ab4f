"""Booking a coaching session, logging how it went, and moving it."""

from typing import Any

from django.utils.formats import time_format

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.agreed_step import AgreedStepMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import CoachingSession, NextStep, Participant

Status = CoachingSession.Status
# «Ombokad» is no choice: moving a session books another one.
OUTCOMES = [(status.value, status.label) for status in Status if status != Status.MOVED]


class CoachingForm(SoftWarningsMixin, ProjectModelForm):
    """When, where and how, and what the participant wants to talk about."""

    free_texts: tuple[str, ...] = ("topic", "place")

    class Meta:
        model = CoachingSession
        fields = ["date", "starts_at", "minutes", "form", "place", "phase", "topic"]
        labels = {
            "date": "Dag",
            "starts_at": "Klockan",
            "minutes": "Minuter",
            "form": "Hur ses ni?",
            "topic": "Vad vill deltagaren prata om?",
        }
        help_texts = {
            "topic": "Deltagarens egna ord. Bara coacher ser dem. Skriv inget om diagnoser."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [("", "Välj"), *CoachingSession.Form.choices]
        self.fields["form"].choices = ways  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        # The participant is no field here, yet two sessions at one time are a fault to show.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"participant"}

    def find_warnings(self) -> None:
        super().find_warnings()
        data = self.cleaned_data
        takes_time = data.get("status", Status.BOOKED) in {Status.BOOKED, Status.HELD}
        if not (takes_time and data.get("date")):
            return
        asked = CoachingSession(
            participant_id=self.instance.participant_id,
            coach_id=self.instance.coach_id,
            date=data["date"],
            starts_at=data.get("starts_at"),
            minutes=data.get("minutes"),
        )
        people = Participant.objects.visible_to(self.access)
        lines = []
        for other in asked.overlapping():
            name = people.values_list("shown_name", flat=True).get(pk=other.participant_id)
            times = (time_format(time) for time in (other.starts_at, other.ends_at()) if time)
            lines.append(f"{name}, {'–'.join(times)}")
        if lines:
            self.warn(
                "same-time",
                "Coachen har ett annat samtal då",
                *lines,
                tick="Det är rätt: båda blir av",
            )


class BookingForm(CoachingForm):
    """A session to come."""

    def clean_date(self) -> Any:
        day = self.cleaned_data["date"]
        if day < today() and "date" in self.changed_data:
            self.add_error("date", "Den dagen har varit. Välj en dag som kommer.")
        return day


class OutcomeForm(AgreedStepMixin, CoachingForm):
    """How it went. One that was held ends in a next step."""

    class Meta(CoachingForm.Meta):
        fields = ["date", "starts_at", "minutes", "form", "place", "phase", "status", "topic"]
        labels = CoachingForm.Meta.labels | {"status": "Hur blev det?"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = kwargs["instance"]
        self.participant = session.participant
        self.was_held = session.pk is not None and session.status == Status.HELD
        super().__init__(*args, **kwargs)
        self.free_texts = (*self.free_texts, "step_text")
        moved = [(Status.MOVED.value, Status.MOVED.label)]
        outcomes = moved if session.status == Status.MOVED else OUTCOMES
        self.fields["status"].choices = outcomes

    def ends_in_a_step(self) -> bool:
        return self.cleaned_data.get("status") == Status.HELD and not self.was_held

    def save(self, commit: bool = True) -> CoachingSession:
        session: CoachingSession = super().save(commit)
        self.save_step(self.access.user, today(), NextStep.Origin.COACHING, session.pk)
        return session


class MoveForm(BookingForm):
    """Another day for a session. What it is about goes along."""

    class Meta(CoachingForm.Meta):
        fields = ["date", "starts_at", "minutes", "form", "place"]

    free_texts = ("place",)
