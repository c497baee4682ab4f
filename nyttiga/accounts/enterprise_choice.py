"""Choosing the enterprise that a supervisor is at."""

from typing import Any

from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation


class EnterpriseChoiceMixin:
    """For forms with the fields `role` and `organisation`; `cleaned_data["organisation"]` is None
    for any other role than the supervisor's."""

    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.label = "Vilket företag är personen handledare på?"
        field.empty_label = "Välj företag"
        field.queryset = field.queryset.filter(kind=Organisation.Kind.COMPANY)

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        data = self.cleaned_data
        if data.get("role") != Role.SUPERVISOR:
            data["organisation"] = None
        elif data.get("organisation") is None and "organisation" not in self.errors:  # type: ignore[attr-defined]
            self.add_error("organisation", "Välj företaget.")  # type: ignore[attr-defined]
        return cleaned
