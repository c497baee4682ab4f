"""The form for a person who comes back."""

from typing import Any

from django import forms

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants import exit, intake
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Participant, ParticipationPeriod, Referral


class PeriodForm(SoftWarningsMixin, ProjectModelForm):
    """A new period for somebody whose last one has ended, because of a referral or without."""

    reason = forms.CharField(
        label="Skäl att ta in ändå", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    free_texts = ("reason",)

    class Meta:
        model = ParticipationPeriod
        fields = ["starts_on"]

    def __init__(
        self,
        *args: Any,
        access: Access,
        participant: Participant,
        referral: Referral | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, access=access, **kwargs)
        self.participant, self.referral = participant, referral
        self.instance.participant = participant

    def clean_starts_on(self) -> Any:
        starts_on = self.cleaned_data["starts_on"]
        last = self.participant.periods.first()
        if last and (last.ends_on is None or starts_on < last.ends_on):
            raise forms.ValidationError("Den nya perioden måste börja när den förra är slut.")
        return starts_on

    def find_warnings(self) -> None:
        super().find_warnings()
        starts_on = self.cleaned_data.get("starts_on")
        self.unmet = intake.unmet_dates(self.access.project, starts_on) if starts_on else []
        if self.unmet:
            code = "-".join(["intake", *(one.code for one in self.unmet)])
            lines = [one.text for one in self.unmet]
            accepted = self.warn(
                code, "Utanför projektets tid", *lines, tick="Ta in ändå", needs_reason=True
            )
            if accepted and not self.cleaned_data.get("reason"):
                self.add_error("reason", "Skriv varför personen tas in ändå.")

    def save(self, commit: bool = True) -> ParticipationPeriod:
        reason = self.cleaned_data["reason"]
        self.instance.late_intake_reason = intake.late_reason(self.unmet, reason)
        period = super().save(commit)
        if reason:
            earlier = self.participant.intake_reason
            self.participant.intake_reason = f"{earlier}\n{reason}".strip()
            self.participant.save()
        exit.close_the_old(self.participant, self.access.user, today())
        if self.referral:
            self.referral.accept(self.access.user, today(), period)
        return period
