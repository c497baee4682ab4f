"""The form in which a participant's facts are changed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.ui.access import Access
from participants.forms.participant import IDENTITY, ParticipantForm
from participants.models import Participant, ProtectionGrant
from participants.models.choices import Protection

# What says, or may say, who a person is or where they live.
PROTECTED_FIELDS = [*IDENTITY, "municipality", "protection", "intake_reason"]


class EditForm(ParticipantForm):
    """Changes a participant. Without a grant, a protected person's identity is not in it at all.

    The stored personnummer is never sent out: an empty field keeps it.
    """

    remove_personnummer = forms.BooleanField(label="Ta bort personnumret", required=False)

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, access=access, **kwargs)
        self.was_protected = self.instance.is_protected
        self.kept_personnummer = self.instance.personnummer
        self.period = self.instance.periods.first()
        self.initial["personnummer"] = ""
        if self.period:
            self.initial["starts_on"] = self.period.starts_on
        else:
            del self.fields["starts_on"]
        if not self.instance.intake_reason:
            del self.fields["intake_reason"]
            self.free_texts = ()
        if not self.instance.is_open:
            for name in [*PROTECTED_FIELDS, "remove_personnummer"]:
                self.fields.pop(name, None)
            self.free_texts = ()
        elif self.kept_personnummer:
            self.fields[
                "personnummer"
            ].help_text = (
                f"{self.instance.masked_personnummer} är sparat. Skriv bara om du vill byta det."
            )
        else:
            del self.fields["remove_personnummer"]

    def clean_personnummer(self) -> str:
        return super().clean_personnummer() or self.kept_personnummer

    def clean_starts_on(self) -> Any:
        """The start of the latest period, which may not reach into an earlier one."""
        self.period.starts_on = self.cleaned_data["starts_on"]
        try:
            self.period.full_clean()
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return self.period.starts_on

    def clean(self) -> Any:
        cleaned = super().clean()
        if cleaned.get("remove_personnummer"):
            cleaned["personnummer"] = ""
        return cleaned

    def find_warnings(self) -> None:
        super().find_warnings()
        if self.was_protected and self.cleaned_data.get("protection") == Protection.NONE:
            self.warn(
                "unprotect",
                "Skyddet tas bort",
                "Alla som arbetar med deltagare i projektet får se vem personen är.",
                tick="Ta bort skyddet",
            )

    def save(self, commit: bool = True) -> Participant:
        participant = super().save(commit)
        if "starts_on" in self.changed_data:
            self.period.save()
        if participant.is_protected and not self.was_protected:
            ProtectionGrant.objects.give(participant, self.access.user, self.access.user)
        elif self.was_protected and not participant.is_protected:
            ProtectionGrant.objects.withdraw_all(participant)
        return participant
