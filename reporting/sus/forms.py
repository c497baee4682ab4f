"""What somebody fills in when something has been done in SUS."""

import datetime as dt
from typing import Any

from django import forms

from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput
from reporting.sus import acting
from reporting.sus.states import Mode, State

IN, ANONYMOUS, NOT, OUT, CORRECTED, TAKE_BACK = "in", "anonym", "ej", "ut", "rattad", "angra"
DONE = {
    IN: "Registrerad in.",
    ANONYMOUS: "Registrerad anonymt.",
    NOT: "Personen registreras inte.",
    OUT: "Registrerad ut.",
    CORRECTED: "Rättat.",
    TAKE_BACK: "Det senaste är ångrat.",
}


class RegistrationForm(forms.Form):
    """One thing done about one stay, on a day. Which things there are, the stay's state says."""

    day = forms.DateField(label="Vilken dag gjorde du det?", widget=DateInput())
    note = forms.CharField(
        label="Anteckning",
        max_length=300,
        required=False,
        help_text="Bara om själva registreringen. Skriv inget om personen.",
    )

    def __init__(self, *args: Any, stay: Any, user: Any, action: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stay, self.user, self.action = stay, user, action
        self.initial.setdefault("day", today())
        if stay.state not in {State.IN, State.CONSENT}:
            del self.fields["note"]

    def clean_day(self) -> dt.date:
        day: dt.date = self.cleaned_data["day"]
        if day > today():
            raise forms.ValidationError("Den dagen har inte varit än.")
        if day < self.stay.starts_on:
            raise forms.ValidationError("Personen började i projektet först senare.")
        return day

    def save(self) -> bool:
        """Do it. False, with the reason at the day, when it cannot be done."""
        day, note = self.cleaned_data["day"], self.cleaned_data.get("note", "")
        try:
            if self.action == IN:
                acting.register_in(self.stay, day, self.user, note)
            elif self.action in {ANONYMOUS, NOT}:
                mode = Mode.ANONYMOUS if self.action == ANONYMOUS else Mode.NOT
                acting.register_without_consent(self.stay, mode, day, self.user, note)
            elif self.action == OUT:
                acting.register_out(self.stay, day, self.user)
            else:
                acting.correct(self.stay, day)
        except acting.NotNowError as reason:
            self.add_error("day", str(reason))
            return False
        return True
