"""What happens to a proposal: a joint visit, that it took place, and both answers."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.placement_step import PlacementStepMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Proposal
from participants.models.consent import may_tell_enterprise

NO_CONSENT = "Samtycke saknas. Företaget får inte veta något än."


class _NeedsConsent:
    """Mixin: nothing that tells the enterprise anything is saved without `INFO_FORETAG`."""

    instance: Proposal

    def _get_validation_exclusions(self) -> set[str]:
        # The day of the proposal is no field, yet a visit before it is a fault to show.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"proposed_on"}

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        proposal = self.instance
        if not may_tell_enterprise(proposal.participant, proposal.enterprise, today()):
            raise ValidationError(NO_CONSENT)
        return cleaned


class VisitForm(_NeedsConsent, ProjectModelForm):
    """When the person and somebody of the project visit the enterprise together."""

    class Meta:
        model = Proposal
        fields = ["visit_on", "visit_at"]
        labels = {"visit_on": "Dag", "visit_at": "Klockan"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visit_on"].required = True


class VisitedForm(_NeedsConsent, PlacementStepMixin, ProjectModelForm):
    """The visit took place, and what comes next."""

    class Meta:
        model = Proposal
        fields = ["visit_on"]
        labels = {"visit_on": "Vilken dag var ni där?"}

    def __init__(self, *args: Any, instance: Proposal, **kwargs: Any) -> None:
        self.participant = instance.participant
        super().__init__(*args, instance=instance, **kwargs)
        self.fields["visit_on"].required = True

    def clean_visit_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["visit_on"]
        if day > today():
            raise ValidationError("Dagen har inte varit än.")
        return day


class AnswersForm(SoftWarningsMixin, ProjectModelForm):
    """Yes or no from both. A no has a reason, so that the next try is a better one.

    An enterprise that may be told nothing has no answer to give; the person can always say no.
    """

    free_texts = ("participant_reason", "enterprise_reason")

    class Meta:
        model = Proposal
        fields = [
            "participant_answer",
            "participant_reason",
            "enterprise_answer",
            "enterprise_reason",
        ]
        labels = {
            "participant_answer": "Vad säger deltagaren?",
            "participant_reason": "Deltagarens skäl",
            "enterprise_answer": "Vad säger företaget?",
            "enterprise_reason": "Företagets skäl",
        }
        widgets = {"participant_answer": forms.RadioSelect, "enterprise_answer": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        proposal = self.instance
        if not may_tell_enterprise(proposal.participant, proposal.enterprise, today()):
            del self.fields["enterprise_answer"], self.fields["enterprise_reason"]
        for name in ("participant_answer", "enterprise_answer"):
            if name in self.fields:
                self.fields[name].choices = [  # type: ignore[attr-defined]
                    *Proposal.Answer.choices,
                    ("", "Inget svar än"),
                ]

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        for who in ("participant", "enterprise"):
            if cleaned.get(f"{who}_answer") == Proposal.Answer.NO:
                if not cleaned.get(f"{who}_reason"):
                    self.add_error(
                        f"{who}_reason", "Skriv varför, så att nästa förslag blir bättre."
                    )
        return cleaned

    def save(self, commit: bool = True) -> Proposal:
        if self.instance.was_turned_down:
            self.instance.closed_on = today()
        return super().save(commit)
