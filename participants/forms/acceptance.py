"""Taking in somebody who was referred: the registration form, filled in by the referrer."""

from typing import Any

from nyttiga.ui.clock import today
from participants.forms.registration import NAMED, UNNAMED, RegistrationForm
from participants.models import Participant, Referral

TAKEN_OVER = ["first_name", "last_name", "phone", "sex", "referred_by", "protection"]


class AcceptanceForm(RegistrationForm):
    """A new participant out of a referral. The personnummer follows along without being shown."""

    def __init__(self, *args: Any, referral: Referral, **kwargs: Any) -> None:
        self.referral = referral
        super().__init__(*args, **kwargs)
        self.initial.update({name: getattr(referral, name) for name in TAKEN_OVER})
        self.initial.update(
            municipality=referral.municipality_id, identity=NAMED if referral.name else UNNAMED
        )
        if referral.personnummer:
            self.fields["personnummer"].help_text = (
                f"{referral.personnummer[:8]}-**** följer med från anvisningen. "
                "Skriv bara om det ska vara ett annat."
            )

    def _personnummer(self) -> str | None:
        return super()._personnummer() or self._inherited()

    def _inherited(self) -> str:
        """Nobody who is registered without a name gets a number along."""
        named = self.data.get(self.add_prefix("identity")) == NAMED
        return self.referral.personnummer if named else ""

    def clean_personnummer(self) -> str:
        return super().clean_personnummer() or self._inherited()

    def identity_is_new(self) -> bool:
        return True

    def save(self, commit: bool = True) -> Participant:
        participant = super().save(commit)
        self.referral.accept(self.access.user, today(), self.period)
        return participant
