"""Advice to an enterprise: one session, and the step that was agreed."""

from typing import Any

from django import forms

from enterprises.models import AdvisorySession
from enterprises.models.advice import AdviceTopic
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput, ProjectModelForm, TimeInput


class AdviceForm(ProjectModelForm):
    """A session. The adviser is one of the project's own, or somebody of another organisation."""

    topics = forms.MultipleChoiceField(
        label="Ämnen",
        choices=AdviceTopic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    adviser = forms.ChoiceField(label="Rådgivare i projektet", required=False)

    class Meta:
        model = AdvisorySession
        fields = [
            "enterprise",
            "date",
            "starts_at",
            "hours",
            "status",
            "topics",
            "other_topic",
            "adviser_name",
            "adviser_organisation",
            "next_step",
            "responsible",
            "due_on",
            "done_on",
        ]
        help_texts = {
            "responsible": "Företaget, du själv eller någon annan.",
            "adviser_name": "Om någon utanför projektet gav råden.",
        }
        widgets = {"date": DateInput, "starts_at": TimeInput}
        localized_fields = ["hours"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.advisers = advisers(self.access, self.instance.adviser)
        choices = [("", "Någon annan"), *((str(one.pk), one.name) for one in self.advisers)]
        self.fields["adviser"].choices = choices  # type: ignore[attr-defined]
        self.initial["adviser"] = str(self.instance.adviser_id or "")
        enterprises: Any = self.fields["enterprise"]
        enterprises.queryset = enterprises.queryset.select_related("organisation").order_by(
            "organisation__sort_name"
        )
        enterprises.empty_label = "Välj företag"
        if self.instance.pk is None:
            del self.fields["done_on"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        self._check_day(values)
        if values.get("adviser_name") or values.get("adviser_organisation"):
            values["adviser"] = None  # somebody else: the own one stood there as a proposal
        self._check_step(values)
        return values

    def clean_adviser(self) -> User | None:
        chosen = self.cleaned_data["adviser"]
        return next((one for one in self.advisers if str(one.pk) == chosen), None)

    def save(self, commit: bool = True) -> AdvisorySession:
        self.instance.adviser = self.cleaned_data["adviser"]
        saved: AdvisorySession = super().save(commit)
        return saved

    def _check_day(self, values: dict[str, Any]) -> None:
        held = values.get("status") == AdvisorySession.Status.HELD
        if held and values.get("date") and values["date"] > today():
            self.add_error("status", "Dagen har inte varit än. Välj Bokad.")

    def _check_step(self, values: dict[str, Any]) -> None:
        belongs = [name for name in ("responsible", "due_on", "done_on") if values.get(name)]
        if belongs and not values.get("next_step"):
            self.add_error("next_step", "Skriv vad som ska göras.")
        done = values.get("done_on")
        if done and done > today():
            self.add_error("done_on", "Dagen har inte varit än.")


class EnterpriseAdviceForm(AdviceForm):
    """A session from the enterprise's own page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["enterprise"]


def advisers(access: Access, chosen: User | None) -> list[User]:
    """The project's own who may write advice, and whoever stands there already."""
    members = User.objects.filter(
        memberships__project=access.project,
        memberships__role__in=TABLE[Permission.ENTERPRISES_EDIT],
    )
    found = list(members.distinct().order_by("name"))
    return found if chosen is None or chosen in found else [*found, chosen]
