"""A step on the way from idea to running enterprise."""

from typing import Any

from django import forms

from enterprises.forms.days import DatedForm
from enterprises.models import WayStep
from enterprises.models.choices import Kind, Step


class WayStepForm(DatedForm):
    """Which step, and when. Who has started is no longer *blivande*, so that asks what it is."""

    PAST = ("reached_on",)

    new_kind = forms.ChoiceField(
        label="Vad är det för företag nu?",
        choices=[("", "Välj"), *((kind, kind.label) for kind in Kind if kind != Kind.TO_BE)],
        required=False,
        help_text="Fyll i när företaget har startat.",
    )

    class Meta:
        model = WayStep
        fields = ["step", "reached_on", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_to_be = self.instance.enterprise.kind == Kind.TO_BE
        if not self.is_to_be:
            del self.fields["new_kind"]

    def clean(self) -> Any:
        data = super().clean() or {}
        if self._starts(data) and not data.get("new_kind"):
            self.add_error("new_kind", "Välj vad företaget är nu när det har startat.")
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # Two rows of one step are a fault to show, so the enterprise is checked with it.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"enterprise"}

    def _starts(self, data: dict[str, Any]) -> bool:
        return self.is_to_be and data.get("step") == Step.STARTED

    def save(self, commit: bool = True) -> WayStep:
        enterprise = self.instance.enterprise
        if self._starts(self.cleaned_data):
            enterprise.kind = self.cleaned_data["new_kind"]
            enterprise.save()
        return super().save(commit)
