"""Hours a week that grow: 10 from the start, 15 from a day, 20 from another."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms

from nyttiga.ui.forms import DateInput
from participants.models import Placement, PlacementHours

ROWS = 4


class HoursMixin:
    """For a placement's form: rows of hours and the day they hold from. The first row holds
    from the start. Template: `participants/placements/hours_fields.html`."""

    fields: dict[str, Any]
    cleaned_data: dict[str, Any]
    instance: Placement

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without a number of its own yet, the placement has no rows to ask for.
        known = list(self.instance.hours.all()) if self.instance.pk else []
        self.rows = max(ROWS, len(known) + 1)
        for number in range(1, self.rows + 1):
            row = known[number - 1] if number <= len(known) else None
            self.fields[f"hours_{number}"] = forms.DecimalField(
                label="Timmar i veckan",
                min_value=0,
                max_value=60,
                max_digits=4,
                decimal_places=1,
                required=False,
                initial=row.hours.normalize() if row else None,
            )
            if number > 1:
                self.fields[f"from_{number}"] = forms.DateField(
                    label="Från och med",
                    required=False,
                    widget=DateInput(),
                    initial=row.from_on if row else None,
                )

    def clean(self) -> Any:
        cleaned = super().clean() or {}  # type: ignore[misc]
        before = self.cleaned_data.get("starts_on")
        if not self.cleaned_data.get("hours_1"):
            for number in range(2, self.rows + 1):
                if self.cleaned_data.get(f"hours_{number}"):
                    self._fault("hours_1", "Skriv timmarna från start också.")
                    break
        for number in range(2, self.rows + 1):
            hours = self.cleaned_data.get(f"hours_{number}")
            from_on = self.cleaned_data.get(f"from_{number}")
            if hours is None and from_on:
                self._fault(f"hours_{number}", "Skriv timmarna också.")
            elif hours is not None and not from_on:
                self._fault(f"from_{number}", "Skriv vilken dag det börjar gälla.")
            elif from_on and before and from_on <= before:
                self._fault(f"from_{number}", "Dagen ska vara efter raden ovanför.")
            before = from_on or before
        return cleaned

    def _fault(self, name: str, words: str) -> None:
        if name not in self.errors:  # type: ignore[attr-defined]
            self.add_error(name, words)  # type: ignore[attr-defined]

    def hour_fields(self) -> list[tuple[Any, Any]]:
        """For the template: pairs of bound fields; the first row has no day of its own."""
        return [
            (self[f"hours_{number}"], self[f"from_{number}"] if number > 1 else None)  # type: ignore[index]
            for number in range(1, self.rows + 1)
        ]

    @property
    def ramp(self) -> list[tuple[dt.date, Decimal]]:
        """The filled rows, in order."""
        data = self.cleaned_data
        rows = []
        for number in range(1, self.rows + 1):
            day = data["starts_on"] if number == 1 else data[f"from_{number}"]
            if data[f"hours_{number}"] is not None:
                rows.append((day, data[f"hours_{number}"]))
        return rows

    def save_ramp(self, placement: Placement) -> None:
        """Make the placement's rows these; one at a time, so that the history is kept."""
        known = {row.from_on: row for row in placement.hours.all()}
        wanted = dict(self.ramp)
        for from_on, row in known.items():
            if from_on not in wanted:
                row.delete()
            elif row.hours != wanted[from_on]:
                row.hours = wanted[from_on]
                row.save()
        for from_on in wanted.keys() - known.keys():
            PlacementHours.objects.create(
                project_id=placement.project_id,
                placement=placement,
                from_on=from_on,
                hours=wanted[from_on],
            )
