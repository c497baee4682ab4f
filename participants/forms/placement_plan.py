"""What person, enterprise and project agree on for a placement."""

from typing import Any

from django import forms

from nyttiga.ui.forms import ProjectModelForm
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import ChecklistItem, PlacementPlan
from participants.models.placement import AGREED_TEXTS


class PlacementPlanForm(SoftWarningsMixin, ProjectModelForm):
    """The texts. Changing one asks all three again."""

    free_texts = AGREED_TEXTS

    class Meta:
        model = PlacementPlan
        fields = list(AGREED_TEXTS)
        labels = {"schedule": "Dagar och tider"}
        help_texts = {
            "goals": "Vad ska personen ha lärt sig eller provat när placeringen är slut?",
            "adaptations": "Skriv vad ni gör, aldrig varför. Skriv inget om diagnoser.",
            "schedule": "Till exempel: måndag till torsdag, 09.00–12.00.",
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("goals", "tasks", "adaptations")
        }

    def save(self, commit: bool = True) -> PlacementPlan:
        if self.has_changed():
            self.instance.ask_again()
        return super().save(commit)


class ChecklistItemForm(ProjectModelForm):
    """One more thing to go through."""

    class Meta:
        model = ChecklistItem
        fields = ["text"]
        labels = {"text": "Lägg till en punkt"}

    def _get_validation_exclusions(self) -> set[str]:
        # The placement is no field here, yet the same point twice is a fault to show.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"placement"}

    def save(self, commit: bool = True) -> Any:
        last = self.instance.placement.checklist.order_by("-order").first()
        self.instance.order = last.order + 1 if last else 0
        return super().save(commit)
