"""Another rule for follow-ups, from a day on."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.models import FollowUpRule

MOST_WEEKS = 26
MOST_MONTHS = 12


class FollowUpRuleForm(ProjectModelForm):
    """From which day, how often, and who decided. A rule from today on that was entered already
    is corrected; what held before today stands."""

    weekly_weeks = forms.IntegerField(
        label="Veckor med uppföljning varje vecka", min_value=0, max_value=MOST_WEEKS
    )
    then_every_months = forms.IntegerField(
        label="Därefter en gång på så många månader", min_value=1, max_value=MOST_MONTHS
    )
    first_visits = forms.IntegerField(
        label="Så många av de första är besök",
        min_value=0,
        max_value=MOST_WEEKS,
        help_text="De andra är telefonsamtal.",
    )

    class Meta:
        model = FollowUpRule
        fields = ["valid_from", "weekly_weeks", "then_every_months", "first_visits", "decided_by"]
        labels = {
            "valid_from": "Gäller placeringar som börjar från",
            "decided_by": "Vem beslutade?",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].required = True

    def clean_valid_from(self) -> dt.date:
        day: dt.date = self.cleaned_data["valid_from"]
        if day < today():
            raise ValidationError("Välj i dag eller en dag som kommer: det som gällt ändras inte.")
        return day

    def save(self, commit: bool = True) -> FollowUpRule:
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        rule, _ = FollowUpRule.objects.update_or_create(
            project=self.access.project, valid_from=values.pop("valid_from"), defaults=values
        )
        return rule

    def _get_validation_exclusions(self) -> set[str]:
        # A rule of the same day is corrected by `save`, so it is no fault.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions | {"valid_from"}
