"""The ten questions: answered by the participant on the telephone, or typed in by staff."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput
from participants.forms.agreed_step import AgreedStepMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.measurement_history import NAMES
from participants.models import NextStep, Participant, StepMeasurement
from participants.models.measurement import DOMAINS, SCALE
from participants.personnummer import stands_in

NOT_RELEVANT = "0"
NOTHING_ANSWERED = "Svara på minst en fråga."


class AnswerField(forms.TypedChoiceField):
    """1–5, or not relevant, which is None like an answer left out."""

    def __init__(self, not_relevant: str, **kwargs: Any) -> None:
        super().__init__(
            choices=[*SCALE.items(), (NOT_RELEVANT, not_relevant)],
            coerce=lambda value: int(value) or None,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Välj ett av svaren."},
            **kwargs,
        )


def answered(measurement: StepMeasurement | None) -> dict[str, int | str]:
    """The saved answers as a form shows them; nothing is chosen before the first time."""
    if measurement is None:
        return {}
    return {code: measurement.answers.get(code, NOT_RELEVANT) for code in DOMAINS}


class OwnAnswersForm(forms.Form):
    """The participant's own answers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, title in DOMAINS.items():
            self.fields[code] = AnswerField("Passar inte mig", label=title)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(NOTHING_ANSWERED)
        return data


class HowItWentForm(forms.Form):
    """One line about a step, in the participant's own words."""

    result = forms.CharField(max_length=300, required=False, label="Hur gick det?")

    def clean_result(self) -> str:
        words: str = self.cleaned_data["result"]
        if stands_in(words):
            raise forms.ValidationError("Det ser ut att stå ett personnummer. Ta bort det.")
        return words


@dataclass(frozen=True)
class QuestionRow:
    """One domain of the staff's form, with what each answered the time before."""

    title: str
    cells: list[tuple[str, forms.BoundField, int | None]]  # who, field, last time


class MeasurementForm(SoftWarningsMixin, AgreedStepMixin, forms.Form):
    """The participant's and the coach's answers of one day, side by side. Either may be empty.

    `saved` are the measurements of the day that is being changed, none for a new one. Changing a
    respondent's answers to none at all removes that measurement.
    """

    date = forms.DateField(label="Datum", widget=DateInput())
    free_texts = ("step_text",)

    def __init__(
        self,
        *args: Any,
        participant: Participant,
        saved: Sequence[StepMeasurement] = (),
        **kwargs: Any,
    ) -> None:
        self.participant = participant
        self.saved = {one.respondent: one for one in saved}
        day = saved[0].date if saved else today()
        kwargs["initial"] = {"date": day} | {
            _name(respondent, code): answer
            for respondent in NAMES
            for code, answer in answered(self.saved.get(respondent)).items()
        }
        super().__init__(*args, **kwargs)
        self.others = list(participant.measurements.exclude(pk__in=[one.pk for one in saved]))
        self.before: dict[str, StepMeasurement | None] = {
            respondent: next(
                (one for one in self.others if one.respondent == respondent and one.date < day),
                None,
            )
            for respondent in NAMES
        }
        for respondent, who in NAMES.items():
            for code, title in DOMAINS.items():
                field = AnswerField("Ej aktuellt", label=f"{title}, {who.lower()}")
                self.fields[_name(respondent, code)] = field
        self.clash: StepMeasurement | None = None

    def ends_in_a_step(self) -> bool:
        """A measurement alone calls for no step; one may be agreed."""
        return False

    @property
    def rows(self) -> list[QuestionRow]:
        return [
            QuestionRow(
                title,
                [
                    (who, self[_name(respondent, code)], self._before(respondent, code))
                    for respondent, who in NAMES.items()
                ],
            )
            for code, title in DOMAINS.items()
        ]

    def _before(self, respondent: str, code: str) -> int | None:
        before = self.before[respondent]
        return before.answers.get(code) if before else None

    def answers(self, respondent: str) -> dict[str, int | None]:
        return {code: self.cleaned_data.get(_name(respondent, code)) for code in DOMAINS}

    def given(self) -> list[str]:
        """Those who answered something."""
        return [respondent for respondent in NAMES if any(self.answers(respondent).values())]

    def clean_date(self) -> dt.date:
        day: dt.date = self.cleaned_data["date"]
        if day > today():
            raise forms.ValidationError("Den dagen har inte varit än.")
        return day

    def clean(self) -> Any:
        cleaned = super().clean()
        given = self.given()
        if not given:
            self.add_error(None, NOTHING_ANSWERED)
        self.clash = next(
            (
                one
                for one in self.others
                if one.date == self.cleaned_data.get("date") and one.respondent in given
            ),
            None,
        )
        if self.clash:
            who = NAMES[StepMeasurement.Respondent(self.clash.respondent)]
            self.add_error(
                "date",
                f"{who} har redan svarat den dagen. Ändra den mätningen, eller välj en annan dag.",
            )
        return cleaned

    def save(self, author: Any) -> StepMeasurement:
        """Save what each answered; returns one of the measurements."""
        kept = []
        for respondent in NAMES:
            measurement = self.saved.get(respondent)
            if respondent in self.given():
                measurement = measurement or StepMeasurement(
                    project_id=self.participant.project_id,
                    participant=self.participant,
                    respondent=respondent,
                    entered_by=author,
                )
                measurement.date = self.cleaned_data["date"]
                for code, answer in self.answers(respondent).items():
                    setattr(measurement, code, answer)
                measurement.save()
                kept.append(measurement)
            elif measurement:
                measurement.delete()
        self.save_step(author, today(), NextStep.Origin.MEASUREMENT, kept[0].pk)
        return kept[0]


def _name(respondent: str, code: str) -> str:
    return f"{respondent}-{code}"
