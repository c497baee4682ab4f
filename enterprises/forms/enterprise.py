"""An enterprise and its organisation, in one form."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from enterprises import organisation_number
from enterprises.models import Enterprise
from enterprises.models.choices import Kind, LegalForm
from nyttiga.projects.models import Municipality, Organisation, Project
from nyttiga.ui.forms import ProjectModelForm


class EnterpriseForm(ProjectModelForm):
    """Makes or changes an enterprise. An organisation with the name that stands in the project
    already becomes the enterprise's; there are never two.

    A sole trader's organisationsnummer is a personnummer: it is never sent out, and an empty
    field keeps it.
    """

    name = forms.CharField(label="Namn", max_length=200)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label="Kommun", required=False, empty_label="Vet inte"
    )
    sni_codes = forms.CharField(
        label="SNI-koder",
        max_length=100,
        required=False,
        help_text="Fem siffror för varje. Skriv mellanslag mellan dem.",
    )
    website = forms.URLField(label="Webbplats", required=False, assume_scheme="https")
    remove_number = forms.BooleanField(label="Ta bort numret", required=False)

    class Meta:
        model = Enterprise
        fields = [
            "kind",
            "interest",
            "legal_form",
            "organisation_number",
            "sni_codes",
            "website",
            "places",
            "least_hours",
            "most_hours",
            "tasks",
            "adaptations",
        ]
        labels = {
            "places": "Platser",
            "tasks": "Arbetsuppgifter",
            "adaptations": "Det som går att anpassa",
            "least_hours": "Minst timmar i veckan",
            "most_hours": "Högst timmar i veckan",
        }
        help_texts = {
            "places": "Så många kan arbetsträna där samtidigt.",
            "tasks": "Skriv med vanliga ord. De jämförs med vad deltagarna vill göra.",
        }
        widgets = {
            "organisation_number": forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off"}
            ),
            "tasks": forms.Textarea(attrs={"rows": 3}),
            "adaptations": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["legal_form"].choices = [("", "Vet inte"), *LegalForm.choices]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", "Vet inte"), *Kind.choices]  # type: ignore[attr-defined]
        self.fields["interest"].required = False
        self.initial["sni_codes"] = " ".join(self.instance.sni_codes)
        self.kept_number = self.instance.organisation_number
        self.organisation = self.instance.organisation if self.instance.pk else None
        if self.organisation:
            self.initial["name"] = self.organisation.name
            self.initial["municipality"] = self.organisation.municipality_id
        if organisation_number.is_personal(self.kept_number):
            self.initial["organisation_number"] = ""
            self.fields["organisation_number"].help_text = (
                f"{self.instance.shown_organisation_number} är sparat. "
                "Skriv bara om du vill byta det."
            )
        else:
            del self.fields["remove_number"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        same = Organisation.objects.visible_to(self.access).filter(name__iexact=name)
        if self.organisation:
            if same.exclude(pk=self.organisation.pk).exists():
                raise ValidationError("En annan organisation heter så. Välj ett annat namn.")
            return name
        self.organisation = same.select_related("enterprise").first()
        known = getattr(self.organisation, "enterprise", None)
        if known:
            raise ValidationError(f"Företaget finns redan, som {known.number}.")
        return name

    def clean_interest(self) -> str:
        kept: str = self.instance.interest
        return self.cleaned_data["interest"] or kept

    def clean_sni_codes(self) -> list[str]:
        codes = re.split(r"[\s,;]+", self.cleaned_data["sni_codes"].replace(".", "").strip())
        found = list(dict.fromkeys(code for code in codes if code))
        wrong = [code for code in found if not re.fullmatch(r"\d{5}", code, re.ASCII)]
        if wrong:
            raise ValidationError(f"En SNI-kod har fem siffror. Rätta {wrong[0]}.")
        return found

    def clean_organisation_number(self) -> str:
        text = self.cleaned_data["organisation_number"]
        if not text:
            kept = "remove_number" in self.fields and "remove_number" not in self.data
            return self.kept_number if kept else ""
        digits = organisation_number.normalise(text)
        if digits is None:
            raise ValidationError("Numret stämmer inte. Kontrollera siffrorna.")
        return digits

    def clean(self) -> Any:
        data = super().clean() or {}
        digits = data.get("organisation_number")
        if digits and "legal_form" in data:
            is_sole_trader = data["legal_form"] == LegalForm.SOLE_TRADER
            if organisation_number.is_personal(digits) != is_sole_trader:
                self.add_error(
                    "organisation_number",
                    "En enskild firma har ägarens personnummer som organisationsnummer."
                    if is_sole_trader
                    else "Det här är ett personnummer. Välj Enskild firma, eller rätta numret.",
                )
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # The index is no field here, yet two enterprises with one number are a fault to show.
        self.instance.organisation_number_index = self.instance.index_of(
            self.cleaned_data.get("organisation_number", "")
        )
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"organisation_number_index", "project"}

    def save(self, commit: bool = True) -> Enterprise:
        organisation = self.organisation or Organisation(
            project=self.access.project, kind=Organisation.Kind.COMPANY
        )
        if self.instance.pk or not organisation.pk:
            organisation.name = self.cleaned_data["name"]
        if self.cleaned_data["municipality"] or self.instance.pk:
            organisation.municipality = self.cleaned_data["municipality"]
        organisation.save()
        self.instance.organisation = organisation
        if not self.instance.pk:
            # One at a time, so that two who register at once get different numbers.
            Project.objects.select_for_update().get(pk=self.access.project.pk)
            self.instance.number = Enterprise.objects.next_number(self.access.project)
        return super().save(commit)
