"""Mentors, whom they stand by, and the times they met."""

import datetime as dt
from typing import Any

from django import forms

from enterprises.models import Mentor, MentorContact, MentorPairing
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm


class MentorForm(ProjectModelForm):
    """Somebody in business who lends what they know."""

    class Meta:
        model = Mentor
        fields = ["name", "company", "knows", "email", "phone", "is_active"]
        help_texts = {"knows": "Till exempel inköp, försäljning, ekonomi eller lokaler."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["is_active"]


class PairingForm(ProjectModelForm):
    """A mentor and an enterprise, for a time."""

    class Meta:
        model = MentorPairing
        fields = ["enterprise", "starts_on", "ends_on", "purpose"]
        help_texts = {"ends_on": "Lämna tomt så länge det pågår."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        enterprises: Any = self.fields["enterprise"]
        enterprises.queryset = enterprises.queryset.select_related("organisation").order_by(
            "organisation__sort_name"
        )
        enterprises.empty_label = "Välj företag"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        starts_on, enterprise = values.get("starts_on"), values.get("enterprise")
        same = MentorPairing.objects.visible_to(self.access).filter(
            mentor=self.instance.mentor, enterprise=enterprise, starts_on=starts_on
        )
        if enterprise and starts_on and same.exclude(pk=self.instance.pk).exists():
            self.add_error("starts_on", "De är redan ett par från den dagen.")
        return values


class MentorContactForm(ProjectModelForm):
    """A time that they met or talked."""

    class Meta:
        model = MentorContact
        fields = ["date", "about"]

    def clean_date(self) -> dt.date:
        day: dt.date = self.cleaned_data["date"]
        if day > today():
            raise forms.ValidationError("Dagen har inte varit än.")
        return day
