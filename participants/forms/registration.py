"""The form in which a new participant is registered."""

from typing import Any

from django import forms

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from participants import intake
from participants.forms.participant import IDENTITY, ParticipantForm
from participants.models import Participant, ParticipationPeriod, ProtectionGrant
from participants.models.choices import Sex
from participants.personnummer import is_mans, normalise

NAMED, UNNAMED = "med", "utan"


class RegistrationForm(ParticipantForm):
    """A new participant. Only sex and start date must be known; no identity is a normal state."""

    identity = forms.ChoiceField(
        label="Hur ska personen registreras?",
        choices=[(NAMED, "Med namn"), (UNNAMED, "Utan namn, bara med nummer")],
        required=False,
        widget=forms.RadioSelect,
        initial=NAMED,
    )
    offered_number = forms.CharField(widget=forms.HiddenInput, required=False)
    lives_elsewhere = forms.BooleanField(label="Bor i en kommun utanför projektet", required=False)

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, access=access, **kwargs)
        number = Participant.next_number(access.project)
        self.initial = {
            **self.initial,
            "number": number,
            "offered_number": number,
            "starts_on": today(),
        }
        self.fields["number"].required = False
        self.fields["number"].help_text = "Nästa lediga. Byt om ni har ett eget."
        self.fields["sex"].required = not self._personnummer()  # which tells it

    def clean_number(self) -> str:
        """Somebody else may have got the offered number meanwhile; then it is the next one."""
        number = self.cleaned_data["number"]
        if not number or number == self.data.get(self.add_prefix("offered_number")):
            return Participant.next_number(self.access.project)
        return super().clean_number()

    def clean_sex(self) -> str:
        personnummer = self._personnummer()
        if self.cleaned_data["sex"] or not personnummer:
            return self.cleaned_data["sex"]
        return Sex.MAN if is_mans(personnummer) else Sex.WOMAN

    def _personnummer(self) -> str | None:
        return normalise(self.data.get(self.add_prefix("personnummer")))

    def find_warnings(self) -> None:
        self._check_identity()
        super().find_warnings()
        self.unmet = self._unmet()
        if self.unmet:
            codes = "-".join(["intake", *(one.code for one in self.unmet)])
            lines = [one.text for one in self.unmet]
            accepted = self.warn(
                codes, "Utanför målgruppen", *lines, tick="Ta in ändå", needs_reason=True
            )
            if accepted and not self.cleaned_data.get("intake_reason"):
                self.add_error("intake_reason", "Skriv varför personen tas in ändå.")

    def _check_identity(self) -> None:
        typed = [name for name in IDENTITY if self.data.get(self.add_prefix(name))]
        if self.cleaned_data.get("identity") == UNNAMED and typed:
            self.add_error(
                "identity",
                "Du valde utan namn. Töm namn och kontaktuppgifter, eller välj Med namn.",
            )
        elif self.cleaned_data.get("identity") == NAMED and not {"first_name", "last_name"} & set(
            typed
        ):
            self.add_error("first_name", "Skriv ett namn, eller välj Utan namn ovanför.")

    def _unmet(self) -> list[intake.Unmet]:
        answers, unmet = self.cleaned_data, []
        starts_on, personnummer = answers.get("starts_on"), answers.get("personnummer")
        if answers.get("needs_work_training") is False:
            unmet.append(intake.Unmet("training", "Behöver inte arbetsträning eller praktik."))
        if answers.get("needs_coordination") is False:
            unmet.append(intake.Unmet("coordination", "Behöver inte samordnat stöd."))
        if answers.get("lives_elsewhere"):
            unmet.append(intake.Unmet("municipality", "Bor utanför projektets kommuner."))
        if starts_on:
            unmet += intake.unmet_dates(self.access.project, starts_on)
            if personnummer:
                unmet += intake.unmet_age(self.access, personnummer, starts_on)
        return unmet

    def save(self, commit: bool = True) -> Participant:
        participant = super().save(commit)
        self.period = ParticipationPeriod.objects.create(
            project=self.access.project,
            participant=participant,
            starts_on=self.cleaned_data["starts_on"],
            late_intake_reason=intake.late_reason(self.unmet, self.cleaned_data["intake_reason"]),
        )
        if participant.is_protected:
            ProtectionGrant.objects.give(participant, self.access.user, self.access.user)
        return participant
