"""Who takes care of people at an enterprise."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from enterprises.models import Supervisor
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm


class SupervisorForm(ProjectModelForm):
    """A supervisor: how to reach them, and whether they completed the course."""

    class Meta:
        model = Supervisor
        fields = ["name", "phone", "email", "trained_on", "is_active"]
        help_texts = {"trained_on": "Den dag hela kursen var klar. Lämna tomt annars."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["is_active"]

    def clean_trained_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["trained_on"]
        if day and day > today():
            raise ValidationError("Dagen har inte varit än.")
        return day
