"""Who takes care of people at an enterprise."""

from typing import Any

from django import forms

from enterprises.forms.days import DatedForm
from enterprises.models import Enterprise, Supervisor
from nyttiga.ui.access import Access


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


class SupervisorMoveForm(forms.Form):
    """Where the supervisor works now."""

    enterprise = forms.ModelChoiceField(
        Enterprise.objects.none(), label="Arbetar nu på", empty_label="Välj företag"
    )

    def __init__(self, *args: Any, access: Access, supervisor: Supervisor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Enterprise.objects.visible_to(access).exclude(pk=supervisor.enterprise_id)
        chosen: Any = self.fields["enterprise"]
        chosen.queryset = others.select_related("organisation").order_by("organisation__sort_name")
