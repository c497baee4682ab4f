"""What is judged and mapped together with an enterprise: needs, ASF criteria, maturity, impact."""

from typing import Any

from django import forms

from enterprises.forms.days import DatedForm
from enterprises.models import (
    CriteriaAssessment,
    EffectChain,
    EffectIndicator,
    MaturityAssessment,
    NeedsMapping,
)
from enterprises.models.choices import Need
from enterprises.models.maturity import HIGHEST
from nyttiga.audit.changes import label_of
from nyttiga.ui.forms import ProjectModelForm

LEVELS = ["Inte börjat", "Har börjat", "På väg", "Fungerar", "Fungerar bra"]


class NeedsForm(DatedForm):
    """Their own words, and the needs that can be counted."""

    PAST = ("mapped_on",)

    needs = forms.MultipleChoiceField(
        label="Behov", choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = NeedsMapping
        fields = ["mapped_on", "words", "needs"]
        widgets = {"words": forms.Textarea(attrs={"rows": 5})}


class CriteriaForm(DatedForm):
    """The five, each with what shows it."""

    PAST = ("assessed_on",)

    class Meta:
        model = CriteriaAssessment
        fields = [
            "assessed_on",
            *(field for name in CriteriaAssessment.NAMES for field in (name, f"{name}_evidence")),
        ]

    def clean(self) -> Any:
        data = super().clean() or {}
        for name in CriteriaAssessment.NAMES:
            if data.get(name) and not data.get(f"{name}_evidence"):
                self.add_error(f"{name}_evidence", "Skriv vad som visar det.")
        return data


class MaturityForm(DatedForm):
    """Six sides, each 0 to 4."""

    PAST = ("assessed_on",)

    class Meta:
        model = MaturityAssessment
        fields = ["occasion", "assessed_on", *MaturityAssessment.SIDES, "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in MaturityAssessment.SIDES:
            self.fields[name] = forms.TypedChoiceField(
                label=label_of(MaturityAssessment._meta.get_field(name)),
                choices=[("", "Välj"), *((n, f"{n}. {LEVELS[n]}") for n in range(HIGHEST + 1))],
                coerce=int,
            )


class EffectChainForm(ProjectModelForm):
    """Step by step, in their own words."""

    class Meta:
        model = EffectChain
        fields = ["resources", "activities", "outputs", "outcomes", "effect", "assumptions"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in fields}


class EffectIndicatorForm(DatedForm):
    """One figure: where it was, where it should go, where it is, and where it comes from."""

    PAST = ("baseline_on", "latest_on")

    class Meta:
        model = EffectIndicator
        fields = [
            "name",
            "unit",
            "baseline",
            "baseline_on",
            "target",
            "latest",
            "latest_on",
            "source",
        ]
        localized_fields = ["baseline", "target", "latest"]
        help_texts = {"source": "Var siffran kommer ifrån, till exempel bokföring eller enkät."}
