"""A new agreement from a need, and the facts of one on its way."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from agreements.forms.party import PartyChoiceMixin
from agreements.models import Agreement, AgreementAction, AgreementEnterprise, PublicParty
from agreements.models.choices import AgreementForm, PriceModel, Secrecy, Subject
from agreements.models.stage import begin
from enterprises.models import Enterprise
from nyttiga.projects.models import Project
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput, ProjectModelForm


class NeedForm(PartyChoiceMixin, ProjectModelForm):
    """Begins an agreement from a need: what, who, and what to do first. Under a minute."""

    enterprise = forms.ModelChoiceField(
        Enterprise.objects.none(), label="Företag", required=False, empty_label="Vet inte än"
    )
    what = forms.CharField(label="Nästa steg", max_length=200, required=False)
    due_on = forms.DateField(label="Klart senast", widget=DateInput(), required=False)

    class Meta:
        model = Agreement
        fields = ["title", "subject", "need"]
        labels = {"need": "Vad behöver de?"}
        help_texts = {"title": "Till exempel Lunch till kommunhuset i Flen."}
        widgets = {"need": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = [("", "Vet inte än"), *Subject.choices]
        chosen: Any = self.fields["enterprise"]
        chosen.queryset = chosen.queryset.select_related("organisation")
        self.fields["what"].help_text = "Till exempel Ringa upphandlaren."
        self.add_party_fields(required=True)

    def clean(self) -> Any:
        data = super().clean() or {}
        self.check_party()
        if data.get("what") and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Välj en dag, så påminner Idag dig.")
        if data.get("due_on") and not data.get("what"):
            self.add_error("what", "Skriv vad som ska göras.")
        return data

    @transaction.atomic
    def save(self, commit: bool = True) -> Agreement:
        agreement, access = self.instance, self.access
        # One at a time, so that two who begin at once get different numbers.
        Project.objects.select_for_update().get(pk=access.project.pk)
        agreement.number = Agreement.objects.next_number(access.project)
        agreement.opened_on = today()
        begin(agreement, access.user)
        mine = {"project": access.project, "agreement": agreement}
        organisation, unit = self.chosen_party()
        PublicParty.objects.create(**mine, organisation=organisation, unit=unit)
        if self.cleaned_data["enterprise"]:
            AgreementEnterprise.objects.create(**mine, enterprise=self.cleaned_data["enterprise"])
        if self.cleaned_data["what"]:
            AgreementAction.objects.create(
                **mine,
                what=self.cleaned_data["what"],
                who=access.user.name,
                due_on=self.cleaned_data["due_on"],
            )
        return agreement


class AgreementFactsForm(ProjectModelForm):
    """All facts of an agreement but its parties, its stage and its signature."""

    class Meta:
        model = Agreement
        fields = [
            "title",
            "subject",
            "need",
            "form",
            "is_renewal",
            "is_call_off",
            "framework",
            "cpv",
            "reference",
            "estimated_value",
            "contracted_value",
            "places",
            "price_model",
            "starts_on",
            "ends_on",
            "notice_months",
            "secrecy",
            "secret_until",
            "obstacles",
            "is_case_study",
        ]
        help_texts = {
            "is_renewal": "En förnyelse räknas inte som ett nytt avtal.",
            "is_call_off": "Ett avrop räknas inte. Ramavtalet räknas.",
            "cpv": "Åtta siffror, om den är känd.",
            "secrecy": "Då ser bara projektledaren och processledaren villkoren.",
            "obstacles": "Det som har stått i vägen, så att nästa avtal går lättare.",
        }
        widgets = {
            "need": forms.Textarea(attrs={"rows": 3}),
            "obstacles": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = {
            "subject": ("Vet inte än", Subject),
            "form": ("Inte vald än", AgreementForm),
            "price_model": ("Inte bestämd", PriceModel),
            "secrecy": ("Ingen", Secrecy),
        }
        for name, (label, choices) in empty.items():
            self.fields[name].choices = [("", label), *choices.choices]  # type: ignore[attr-defined]
        framework: Any = self.fields["framework"]
        framework.queryset = framework.queryset.filter(form=AgreementForm.FRAMEWORK).exclude(
            pk=self.instance.pk
        )
        framework.empty_label = "Inget"

    def clean_cpv(self) -> str:
        code: str = self.cleaned_data["cpv"].replace(" ", "")
        if code and not (code[:8].isdigit() and len(code.partition("-")[0]) == 8):
            raise ValidationError("En CPV-kod har åtta siffror, till exempel 55320000.")
        return code

    def clean(self) -> Any:
        data = super().clean() or {}
        if data.get("form") == AgreementForm.CALL_OFF or data.get("framework"):
            data["is_call_off"] = True
        return data
