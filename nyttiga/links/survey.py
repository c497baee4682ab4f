"""Small surveys behind personal links: questions as data, answers without the person.

Whoever sends a survey out registers a `LinkKind` for its page, and gives the page the survey.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction

from nyttiga.links.models import PersonalLink, SurveyAnswer

SCALE = range(1, 6)
LEAST_ANSWERS = 3  # fewer are shown to nobody: they could be told apart


@dataclass(frozen=True)
class Question:
    """One question, answered 1–5."""

    key: str
    text: str


@dataclass(frozen=True)
class Survey:
    """A few questions and a free word. `low` and `high` are the words for 1 and 5."""

    name: str
    title: str
    questions: tuple[Question, ...]
    words: str
    low: str
    high: str


class SurveyForm(forms.Form):
    """A survey to answer. Everything may be left out, but not all of it."""

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey = survey
        ends = {SCALE[0]: f"{SCALE[0]}, {survey.low}", SCALE[-1]: f"{SCALE[-1]}, {survey.high}"}
        for question in survey.questions:
            self.fields[question.key] = forms.TypedChoiceField(
                label=question.text,
                choices=[(number, ends.get(number, str(number))) for number in SCALE],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.fields["words"] = forms.CharField(
            label=survey.words,
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    @property
    def scales(self) -> list[Any]:
        """The questions as fields, without the free word."""
        return [self[question.key] for question in self.survey.questions]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not any(values.values()):
            raise forms.ValidationError("Svara på minst en fråga.")
        return values

    @transaction.atomic
    def save(self, link: PersonalLink, subject_id: int) -> None:
        """Keep the answers, and close the link: one person answers once."""
        values = dict(self.cleaned_data)
        words = values.pop("words")
        SurveyAnswer.objects.create(
            project_id=link.project_id,
            survey=self.survey.name,
            subject_id=subject_id,
            answers={key: value for key, value in values.items() if value is not None},
            words=words,
        )
        PersonalLink.objects.filter(pk=link.pk).revoke()


@dataclass(frozen=True)
class QuestionResult:
    """What was answered to one question: how many gave each number."""

    text: str
    counts: tuple[int, ...]

    @property
    def answered(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """One to five; None when nobody answered."""
        total = sum(n * count for n, count in zip(SCALE, self.counts, strict=True))
        return total / self.answered if self.answered else None

    @property
    def percent(self) -> float:
        """The mean as a place along the scale, for a bar."""
        return 0 if self.mean is None else 100 * self.mean / SCALE[-1]


@dataclass(frozen=True)
class SurveyResult:
    """The answers together. `questions` and `words` are empty below three answers."""

    answers: int
    questions: list[QuestionResult]
    words: list[str]

    @property
    def is_shown(self) -> bool:
        return self.answers >= LEAST_ANSWERS


def results(survey: Survey, answers: Iterable[SurveyAnswer]) -> SurveyResult:
    """What the given answers come to; nothing but their number as long as they are too few."""
    given = list(answers)
    if len(given) < LEAST_ANSWERS:
        return SurveyResult(len(given), [], [])
    questions = []
    for question in survey.questions:
        found = Counter(one.answers.get(question.key) for one in given)
        questions.append(QuestionResult(question.text, tuple(found[n] for n in SCALE)))
    return SurveyResult(len(given), questions, [one.words for one in given if one.words])
