"""Booking and logging a coaching session."""

from typing import Any

from django import forms

from nyttiga.ui.forms import ProjectModelForm
from participants.models import CoachingSession


class CoachingForm(ProjectModelForm):
    """When, how and what came of it. The note is written on the session's own page."""

    class Meta:
        model = CoachingSession
        fields = ["date", "starts_at", "minutes", "phase", "status", "form"]
        labels = {"starts_at": "Klockan", "minutes": "Minuter", "form": "Hur ses ni?"}
        help_texts = {"status": "Boka in det som ska bli av, eller logga det som har varit."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forms_of_meeting = [("", "Välj"), *CoachingSession.Form.choices]
        self.fields["form"].choices = forms_of_meeting  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        # The participant is no field here, yet two sessions at one time are a fault to show.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"participant"}


class CoachingWithNoteForm(CoachingForm):
    """The session's page: the same facts, and the note that saves itself."""

    class Meta(CoachingForm.Meta):
        fields = [*CoachingForm.Meta.fields, "shared_note"]
        widgets = {"shared_note": forms.Textarea(attrs={"rows": 8})}
        help_texts = CoachingForm.Meta.help_texts | {
            "shared_note": "Deltagaren får läsa den. Bara coacher ser den här. "
            "Skriv inget om diagnoser. Sparas medan du skriver."
        }
