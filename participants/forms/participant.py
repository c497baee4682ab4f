"""What the forms for registering and for changing a participant share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from nyttiga.ui.access import Access
from nyttiga.ui.forms import ProjectModelForm
from participants import duplicate_checks, duplicates
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Participant
from participants.models.choices import ReferredBy, Sex
from participants.personnummer import is_mans, normalise

IDENTITY = ["first_name", "last_name", "personnummer", "phone", "email"]


class YesNoField(forms.TypedChoiceField):
    """A question that may be left unasked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("True", "Ja"), ("False", "Nej"), ("", "Inte frågat")],
            coerce=lambda answer: answer == "True",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )


class ParticipantForm(SoftWarningsMixin, ProjectModelForm):
    """What registering and changing share: who the person is, and what contradicts itself."""

    starts_on = forms.DateField(label="Startdatum")
    needs_work_training = YesNoField(label="Behöver personen arbetsträning eller praktik?")
    needs_coordination = YesNoField(label="Behöver personen samordnat stöd från flera myndigheter?")
    free_texts: tuple[str, ...] = ("intake_reason",)

    class Meta:
        model = Participant
        fields = [
            "number",
            *IDENTITY,
            "sex",
            "municipality",
            "referred_by",
            "protection",
            "needs_work_training",
            "needs_coordination",
            "intake_reason",
        ]
        widgets = {
            # The model's field is a text of any length; here it is one line.
            "personnummer": forms.TextInput(attrs={"inputmode": "numeric"}),
            "intake_reason": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "personnummer": "Tio eller tolv siffror. Samordningsnummer går bra.",
            "protection": "Med skydd ser bara de som du och projektledaren väljer vem det är.",
        }

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, access=access, **kwargs)
        self.duplicates = duplicates.Duplicates()
        self.fields["sex"].error_messages["required"] = "Välj kön. Är det inte känt, välj Okänt."
        self.fields["sex"].choices = [("", "Välj"), *Sex.choices]  # type: ignore[attr-defined]
        self.fields["protection"].required = False  # without an answer, there is none
        self.fields["municipality"].empty_label = "Vet inte"  # type: ignore[attr-defined]
        self.fields["referred_by"].choices = [  # type: ignore[attr-defined]
            ("", "Vet inte"),
            *ReferredBy.choices,
        ]
        for name in IDENTITY:
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        others = Participant.objects.filter(project=self.access.project, number__iexact=number)
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Numret används redan. Välj ett annat.")
        return number

    def clean_personnummer(self) -> str:
        text = self.cleaned_data["personnummer"]
        digits = normalise(text)
        if text and digits is None:
            raise ValidationError(
                "Personnumret stämmer inte. Kontrollera siffrorna, eller lämna fältet tomt."
            )
        return digits or ""

    def find_warnings(self) -> None:
        super().find_warnings()
        personnummer = normalise(self.cleaned_data.get("personnummer"))
        sex = self.cleaned_data.get("sex")
        if personnummer and sex in {Sex.WOMAN, Sex.MAN}:
            if is_mans(personnummer) != (sex == Sex.MAN):
                self.warn(
                    f"sex-{sex}",
                    "Kön och personnummer säger olika",
                    f"Personnumret hör till en {'man' if is_mans(personnummer) else 'kvinna'}, "
                    f"men du har valt {Sex(sex).label.lower()}.",
                    tick="Det är rätt ändå",
                )
        if self.identity_is_new():
            self.find_duplicates(personnummer or "")

    def identity_is_new(self) -> bool:
        """Whether the person may turn out to be registered already: something was typed that
        was not there before."""
        changed = set(IDENTITY).intersection(self.changed_data)
        return any(self.cleaned_data.get(name) for name in changed)

    def find_duplicates(self, personnummer: str) -> None:
        known = {name: self.cleaned_data.get(name) or "" for name in IDENTITY}
        identity = duplicates.Identity(**(known | {"personnummer": personnummer}))
        try:
            self.duplicates = duplicate_checks.check(self.access, identity, self.instance.pk)
        except duplicate_checks.TooManyChecksError:
            self.add_error(None, duplicate_checks.TOO_MANY)
            return
        same = self.duplicates.same_personnummer
        if same is not None and same.is_open:  # type: ignore[attr-defined]
            self.add_error("personnummer", f"Personnumret finns redan, på {same.number}.")
        elif same is not None:
            self.add_error(
                "personnummer", "Personen kan redan vara registrerad. Fråga projektledaren."
            )
        elif self.duplicates and not self.duplicates_seen:
            self.add_error(None, "Personen kan redan vara registrerad. Jämför nedanför.")

    @property
    def duplicates_code(self) -> str:
        """Stands for just these candidates, so that «Nej, spara ny» is said of them alone. It
        is hashed because a protected person may be among them."""
        found = ",".join(str(one.participant.pk) for one in self.duplicates.candidates)
        return salted_hmac("duplicates", f"{found} {self.duplicates.hidden}").hexdigest()[:16]

    @property
    def duplicates_seen(self) -> bool:
        return self.duplicates_code in self.data.getlist("anyway")
