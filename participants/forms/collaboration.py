"""The professionals around a person."""

from typing import Any

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.organisation_choice import AROUND_A_PERSON, NewOrganisationMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Consent, Participant, Professional

NO_DIAGNOSES = "Skriv inget om diagnoser."


class ProfessionalForm(SoftWarningsMixin, NewOrganisationMixin, ProjectModelForm):
    """Somebody around the person, at an organisation that the person's consent covers. A new
    organisation can be named where the consent names none."""

    free_texts = ("role", "name", "does")

    class Meta:
        model = Professional
        fields = ["organisation", "role", "name", "phone", "email", "does", "ends_on"]
        labels = {
            "role": "Roll",
            "name": "Namn",
            "does": "Vad gör de för deltagaren?",
            "ends_on": "Inte med längre från",
        }
        help_texts = {
            "role": "Till exempel handläggare eller arbetskonsulent.",
            "does": f"Till exempel «Beslutar om arbetsträning». {NO_DIAGNOSES}",
        }

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.participant = participant
        fields: dict[str, Any] = self.fields
        if self.instance.pk is None:
            del fields["ends_on"]
        consents = Consent.objects.filter(participant=participant).sharing(today())
        organisations = fields["organisation"].queryset.filter(kind__in=AROUND_A_PERSON)
        fields["organisation"].empty_label = "Välj"
        if consents.filter(organisations=None).exists():
            self.add_new_organisation_fields()
            fields["organisation"].required = False
        else:
            covered = consents.values("organisations")
            organisations = organisations.filter(pk__in=covered)
            fields[
                "organisation"
            ].help_text = "De som står i samtycket. Ska någon annan vara med behövs ett nytt."
        fields["organisation"].queryset = organisations

    def clean(self) -> Any:
        cleaned = super().clean()
        if "new_organisation" in self.fields:
            self.check_new_organisation()
            data = self.cleaned_data
            if not (data.get("organisation") or data.get("new_organisation")):
                self.add_error("organisation", "Välj en organisation, eller skriv en ny.")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # A new organisation is made when all else is right.
        return super()._get_validation_exclusions() | {"organisation"}  # type: ignore[misc]

    def save(self, commit: bool = True) -> Professional:
        if named := self.save_new_organisation():
            self.instance.organisation = named
        saved: Professional = super().save(commit)
        return saved
