"""Referring a person, and saying no to a referral."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.projects.models import Organisation, Unit
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Referral
from participants.models.choices import Protection, ReferredBy, Sex
from participants.personnummer import is_mans, normalise

IDENTITY = ["first_name", "last_name", "personnummer", "phone"]
# Words in a unit's name that tell what kind of party it is, most telling first.
KINDS = {
    "arbetsförmedling": ReferredBy.PUBLIC_EMPLOYMENT_SERVICE,
    "försäkringskassan": ReferredBy.SOCIAL_INSURANCE_AGENCY,
    "psykiatri": ReferredBy.PSYCHIATRY,
    "vårdcentral": ReferredBy.PRIMARY_CARE,
    "primärvård": ReferredBy.PRIMARY_CARE,
    "samverkansgrupp": ReferredBy.LOCAL_COOPERATION_GROUP,
    "vux": ReferredBy.MUNICIPAL_ADULT_EDUCATION,
    "sfi": ReferredBy.MUNICIPAL_ADULT_EDUCATION,
    "social": ReferredBy.MUNICIPAL_SOCIAL_SERVICES,
}


def kind_of(unit: Unit) -> str:
    """What kind of party a unit is, as far as its name and organisation tell; else ""."""
    name = str(unit).casefold()
    found = next((kind for word, kind in KINDS.items() if word in name), None)
    if found is None and unit.organisation.kind == Organisation.Kind.MUNICIPALITY:
        return ReferredBy.MUNICIPAL_LABOUR_UNIT
    return found or ""


class ReferralForm(ProjectModelForm):
    """What the referrer tells. No free text: nothing about health can land here by habit.

    Whether the person is known already is never said: that is no business of the referrer's.
    Of somebody with protected identity nothing is kept that says who or where it is.
    """

    class Meta:
        model = Referral
        fields = [
            "protection",
            *IDENTITY,
            "sex",
            "municipality",
            "referred_by",
            "knows_and_agrees",
        ]
        widgets = {
            # The encrypted fields are texts of any length; here they are one line.
            "first_name": forms.TextInput(attrs={"maxlength": 80}),
            "last_name": forms.TextInput(attrs={"maxlength": 80}),
            "personnummer": forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 20}),
            "phone": forms.TextInput(attrs={"inputmode": "tel", "maxlength": 40}),
        }
        help_texts = {"personnummer": "Får vara tomt. Tio eller tolv siffror."}
        labels = {
            "protection": "Har personen skyddade personuppgifter?",
            "referred_by": "Ni är",
            "knows_and_agrees": "Personen vet om det här och vill själv vara med",
        }

    def __init__(self, *args: Any, access: Access, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, access=access, **kwargs)
        self.unit = unit
        self.initial["referred_by"] = kind_of(unit)
        self.initial["municipality"] = unit.organisation.municipality_id
        fields: dict[str, Any] = self.fields
        fields["protection"].required = False
        fields["protection"].choices = [(Protection.NONE.value, "Nej"), *Protection.choices[1:]]
        fields["sex"].choices = [("", "Välj"), *Sex.choices]
        fields["sex"].required = False
        fields["sex"].initial = self.initial["sex"] = ""
        fields["municipality"].empty_label = "Vet inte"
        fields["referred_by"].choices = [("", "Välj"), *ReferredBy.choices]
        fields["knows_and_agrees"].required = True
        fields["knows_and_agrees"].error_messages["required"] = (
            "Prata med personen först. Kryssa i när personen själv vill vara med."
        )
        for name in IDENTITY:
            fields[name].widget.attrs["autocomplete"] = "off"
            fields[name].max_length = 80

    def clean_protection(self) -> str:
        return self.cleaned_data["protection"] or Protection.NONE

    def clean_personnummer(self) -> str:
        text = self.cleaned_data["personnummer"]
        digits = normalise(text)
        if text and digits is None:
            raise ValidationError(
                "Personnumret stämmer inte. Kontrollera siffrorna, eller lämna fältet tomt."
            )
        return digits or ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("protection", Protection.NONE) != Protection.NONE:
            data |= dict.fromkeys(IDENTITY, "") | {"municipality": None}
            for name in IDENTITY:
                self.errors.pop(name, None)
        elif not (data.get("first_name") or data.get("last_name")):
            self.add_error("first_name", "Skriv vad personen heter.")
        data["sex"] = data.get("sex") or self._sex(data.get("personnummer"))
        return data

    @staticmethod
    def _sex(personnummer: str | None) -> str:
        """What the personnummer tells, when nothing was chosen."""
        if not personnummer:
            return Sex.UNKNOWN
        return Sex.MAN if is_mans(personnummer) else Sex.WOMAN

    def save(self, commit: bool = True) -> Referral:
        self.instance.unit = self.unit
        self.instance.sent_by = self.access.user
        self.instance.received_on = today()
        return super().save(commit)


class DeclineForm(SoftWarningsMixin, forms.Form):
    """Why not. The referrer reads it."""

    reason = forms.CharField(
        label="Varför är det inte aktuellt?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Den som anvisade läser det här. Skriv inget om diagnoser, och inte att "
        "personen redan är känd här.",
        error_messages={"required": "Skriv ett skäl, så att den som anvisade vet varför."},
    )
    free_texts = ("reason",)
