"""What a survey says: the mean of each question before and after, from enough answers only."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nyttiga.links.models import SurveyAnswer
from nyttiga.links.survey import LEAST_ANSWERS, SCALE
from nyttiga.projects.models import Project
from nyttiga.ui.small_numbers import few
from reporting.goal_surveys.questions import GoalSurvey
from reporting.models import SurveyRound

LEAST_FOR_OUTSIDERS = 5
M = SurveyRound.Moment


@dataclass(frozen=True)
class Mean:
    """The mean of the answers, 1–5, and how many they were. Of too few there is no mean."""

    answers: int | str
    mean: float | None

    @property
    def percent(self) -> float:
        """The mean as a place along the scale, for a bar."""
        return 0 if self.mean is None else 100 * self.mean / SCALE[-1]


@dataclass(frozen=True)
class Compared:
    """A question before and after; a moment that was never asked is None."""

    text: str
    before: Mean | None
    after: Mean | None

    @property
    def moments(self) -> list[tuple[str, Mean, str]]:
        """What was asked: the moment's name, its mean, and how its bar is drawn."""
        both = (("Före", self.before, "survey-before"), ("Efter", self.after, "survey-fill"))
        return [(label, mean, look) for label, mean, look in both if mean is not None]


@dataclass(frozen=True)
class SurveyShown:
    """A survey with its rounds, its questions, and for the staff what people wrote."""

    survey: GoalSurvey
    rounds: dict[str, SurveyRound]
    questions: list[Compared]
    words: list[str]

    @property
    def is_shown(self) -> bool:
        """Whether there is any mean to read."""
        means = [mean for one in self.questions for mean in (one.before, one.after)]
        return any(mean and mean.mean is not None for mean in means)

    def in_words(self) -> str:
        """As evidence: a line for each question."""
        return "\n".join(f"{one.text} {_moments(one)}" for one in self.questions)


def shown(project: Project, survey: GoalSurvey) -> SurveyShown:
    """For the staff: means from three answers up, as they come in. Two queries."""
    return _shown(project, survey, SurveyRound.objects.all(), LEAST_ANSWERS)


def shown_to_outsiders(project: Project, survey: GoalSurvey, day: dt.date) -> SurveyShown:
    """For the funder: means from five answers up, of rounds that had closed by the day, so that
    no two readings can be subtracted. Two queries."""
    closed = SurveyRound.objects.filter(closes_on__lte=day)
    return _shown(project, survey, closed, LEAST_FOR_OUTSIDERS)


def _shown(
    project: Project, survey: GoalSurvey, rounds: Iterable[SurveyRound], least: int
) -> SurveyShown:
    found = {
        one.moment: one
        for one in rounds.filter(project=project, survey=survey.name)  # type: ignore[attr-defined]
    }
    answers = list(
        SurveyAnswer.objects.filter(
            project=project,
            survey=survey.name,
            subject_id__in=[one.pk for one in found.values()],
        )
    )

    def mean(moment: str, key: str) -> Mean | None:
        if moment not in found:
            return None
        asked = [one for one in answers if one.subject_id == found[moment].pk]
        return _mean([one.answers[key] for one in asked if key in one.answers], least)

    questions = [
        Compared(one.text, mean(M.BEFORE, one.key), mean(M.AFTER, one.key))
        for one in survey.survey.questions
    ]
    return SurveyShown(survey, found, questions, _words(found, answers, least))


def _words(rounds: dict[str, SurveyRound], answers: list[SurveyAnswer], least: int) -> list[str]:
    """Own words are the staff's to read, of rounds with answers enough."""
    if least > LEAST_ANSWERS:
        return []
    number = Counter(one.subject_id for one in answers)
    enough = {one.pk for one in rounds.values() if number[one.pk] >= least}
    return [one.words for one in answers if one.words and one.subject_id in enough]


def _mean(numbers: list[int], least: int) -> Mean:
    if len(numbers) < least:
        return Mean(few(len(numbers)) if least == LEAST_FOR_OUTSIDERS else len(numbers), None)
    return Mean(len(numbers), sum(numbers) / len(numbers))


def _moments(one: Compared) -> str:
    parts = [
        f"{label} {mean.mean:.1f} ({mean.answers} svar)".replace(".", ",")
        for label, mean in (("före", one.before), ("efter", one.after))
        if mean and mean.mean is not None
    ]
    return f"{', '.join(parts)}.".capitalize() if parts else "För få svar."
