"""Who takes care of people at an enterprise."""

from typing import Any

from enterprises.forms.days import DatedForm
from enterprises.models import Supervisor


class SupervisorForm(DatedForm):
    """A supervisor: how to reach them, and whether they completed the course."""

    PAST = ("trained_on",)

    class Meta:
        model = Supervisor
        fields = ["name", "phone", "email", "trained_on", "is_active"]
        help_texts = {"trained_on": "Den dag hela kursen var klar. Lämna tomt annars."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["is_active"]
