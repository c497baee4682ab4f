"""The rows of support and occupation in a form: what, and how much of it."""

from collections.abc import Iterator
from typing import Any

from django import forms

from participants.models import Occupation
from participants.models.situation import FULL_TIME_HOURS, Source
from participants.situation import Situation

LEAST_ROWS = 5
SPARE_ROWS = 1
Kind = Occupation.Kind
SOURCES = [
    ("", "Välj"),
    (
        "Försäkringskassan",
        [
            (one.value, one.label)
            for one in (
                Source.SICKNESS_BENEFIT,
                Source.REHABILITATION_BENEFIT,
                Source.SICKNESS_COMPENSATION,
                Source.ACTIVITY_COMPENSATION,
                Source.ACTIVITY_GRANT,
                Source.DEVELOPMENT_ALLOWANCE,
                Source.INTRODUCTION_BENEFIT,
                Source.PARENTAL_BENEFIT,
            )
        ],
    ),
    (
        "Andra",
        [
            (one.value, one.label)
            for one in (
                Source.SOCIAL_ASSISTANCE,
                Source.UNEMPLOYMENT_BENEFIT,
                Source.STUDENT_AID,
                Source.PENSION,
                Source.OTHER_PUBLIC,
            )
        ],
    ),
    (
        "Eget arbete",
        [(one.value, one.label) for one in (Source.WAGES, Source.SUBSIDISED_WAGES)],
    ),
    ("Inget", [(Source.NONE.value, Source.NONE.label)]),
]


def _percent(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"list": "extents", "inputmode": "numeric"}),
        error_messages={
            "invalid": "Skriv ett helt tal.",
            "min_value": "Skriv ett tal mellan 0 och 100.",
            "max_value": "Skriv ett tal mellan 0 och 100.",
        },
    )


class SituationRows(forms.Form):
    """The rows of a form about one `situation`. CSS shows one empty row of each at a time."""

    situation: Situation

    def add_rows(self) -> None:
        known = [row for row in self.situation.sources if row.source != Source.UNKNOWN]
        self.source_rows = _numbers(len(known))
        for number in self.source_rows:
            self.fields[f"source_{number}"] = forms.ChoiceField(
                label=f"Försörjning {number}", choices=SOURCES, required=False
            )
            self.fields[f"extent_{number}"] = _percent("Procent")
        for number, row in enumerate(known, start=1):
            self.initial.update({f"source_{number}": row.source, f"extent_{number}": row.extent})
        done = self.situation.occupations
        self.occupation_rows = _numbers(len(done))
        for number in self.occupation_rows:
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=f"Sysselsättning {number}",
                choices=[("", "Välj"), *Kind.choices],
                required=False,
            )
            self.fields[f"percent_{number}"] = _percent("Procent")
            self.fields[f"hours_{number}"] = forms.DecimalField(
                label="Timmar",
                required=False,
                min_value=0,
                max_value=FULL_TIME_HOURS,
                max_digits=4,
                decimal_places=1,
                localize=True,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                error_messages={"max_value": "Högst 40: det är 100 procent."},
            )
        for number, one in enumerate(done, start=1):
            self.initial.update(
                {
                    f"kind_{number}": one.kind,
                    f"percent_{number}": one.percent,
                    f"hours_{number}": one.hours_a_week,
                }
            )

    def chosen(self, what: str, numbers: range, extent: str) -> Iterator[tuple[str, int | None]]:
        """The rows that say something, as (code, per cent). Faults land on their fields."""
        seen = set()
        for number in numbers:
            code = self.cleaned_data.get(f"{what}_{number}")
            percent = self.cleaned_data.get(f"{extent}_{number}")
            if what == "kind":
                percent = self._percent(number, percent)
            if not code:
                if percent is not None:
                    self.add_error(f"{what}_{number}", "Välj vad procenten gäller.")
                continue
            if code in seen:
                self.add_error(f"{what}_{number}", "Det står redan på en annan rad.")
            seen.add(code)
            yield code, percent

    def _percent(self, number: int, percent: int | None) -> int | None:
        """Per cent, or the hours a week that were written instead. What was changed holds."""
        worked = self.cleaned_data.get(f"hours_{number}")
        if worked is None:
            return percent
        by_hours = round(worked * 100 / FULL_TIME_HOURS)
        if percent is None or f"percent_{number}" not in self.changed_data:
            return by_hours
        if f"hours_{number}" in self.changed_data and by_hours != percent:
            self.add_error(
                f"hours_{number}", f"Det är {by_hours} procent. Fyll i det ena, så räcker det."
            )
        return percent

    def source_fields(self) -> list[tuple[Any, Any]]:
        """For the template: what, and how much of it."""
        return [(self[f"source_{n}"], self[f"extent_{n}"]) for n in self.source_rows]

    def occupation_fields(self) -> list[tuple[Any, Any, Any]]:
        """For the template: what, per cent, hours."""
        return [
            (self[f"kind_{n}"], self[f"percent_{n}"], self[f"hours_{n}"])
            for n in self.occupation_rows
        ]


def _numbers(known: int) -> range:
    """The rows to show: those that are filled in and one more, three at least."""
    return range(1, max(LEAST_ROWS, known + SPARE_ROWS) + 1)
