"""What all forms share."""

from typing import Any

from django import forms
from django.http import HttpRequest

from nyttiga.ui.access import Access


def posted_text(request: HttpRequest, name: str) -> str:
    """A posted text that no form checks, trimmed and with plain line breaks. The character NUL
    goes: the database cannot hold it."""
    return request.POST.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()


class DateInput(forms.DateInput):
    """The browser's own date picker, which wants ISO dates."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class ProjectModelForm(forms.ModelForm):
    """A form for a row of the project.

    Dates get the browser's picker, and every choice of a related row is limited to what the
    user may see, so that a form can never reach into another project.
    """

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        self.access = access
        super().__init__(*args, **kwargs)
        if hasattr(self.instance, "project_id") and self.instance.project_id is None:
            self.instance.project = access.project
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = field.queryset.model._default_manager.visible_to(access)
            elif isinstance(field, forms.DateField):
                field.widget = DateInput(field.widget.attrs)
            elif isinstance(field, forms.TimeField):
                field.widget = TimeInput(field.widget.attrs)
