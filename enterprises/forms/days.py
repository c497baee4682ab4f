"""Days in forms about enterprises."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm


def no_day_to_come(day: dt.date | None) -> dt.date | None:
    """The day, when it has been.

    Raises ValidationError.
    """
    if day and day > today():
        raise ValidationError("Dagen har inte varit än.")
    return day


class DatedForm(ProjectModelForm):
    """A form whose days, those in `PAST`, are of what has happened."""

    PAST: tuple[str, ...] = ()

    def clean(self) -> Any:
        data = super().clean() or {}
        for name in self.PAST:
            try:
                no_day_to_come(data.get(name))
            except ValidationError as fault:
                self.add_error(name, fault)
        return data
