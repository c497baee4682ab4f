"""What all forms share."""

from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
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


def say_what_to_choose(field: Any) -> None:
    """Words instead of the dashes that Django shows for a choice nobody has made."""
    dashes, words = BLANK_CHOICE_DASH[0][1], "Välj" if field.required else "Inget valt"
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = words if field.empty_label == dashes else field.empty_label
    elif field.choices[:1] == BLANK_CHOICE_DASH:
        field.choices = [("", words), *field.choices[1:]]


class ProjectModelForm(forms.ModelForm):
    """A form for a row of the project.

    Dates get the browser's picker, a choice nobody has made says so in words, and every choice
    of a related row is limited to what the user may see, so that a form can never reach into
    another project.
    """

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        self.access = access
        super().__init__(*args, **kwargs)
        if hasattr(self.instance, "project_id") and self.instance.project_id is None:
            self.instance.project = access.project
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                say_what_to_choose(field)
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = field.queryset.model._default_manager.visible_to(access)
            elif isinstance(field, forms.DateField):
                field.widget = DateInput(field.widget.attrs)
            elif isinstance(field, forms.TimeField):
                field.widget = TimeInput(field.widget.attrs)
