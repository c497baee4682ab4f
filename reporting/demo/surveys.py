"""Surveys before and after, as far as a project ten months in has come."""

import datetime as dt

from nyttiga.accounts.models import User
from nyttiga.links.models import SurveyAnswer
from nyttiga.projects.models import Project
from reporting.goal_surveys.questions import SURVEYS
from reporting.goal_surveys.sending import VALID_FOR
from reporting.models import SurveyInvitation, SurveyRound

M = SurveyRound.Moment
# Survey, moment, sent so many days ago, and each answer: a digit for each question.
ROUNDS = (
    ("sedd", M.BEFORE, 250, "2233 3223 2324 3334 1223 2233 3244 2132"),
    ("sedd", M.AFTER, 100, "3444 4354 3445 4455 2343 4434"),
    ("kunskap", M.BEFORE, 240, "3221 4322 3211 2111 5332 3322 4221 3212 2322 4432 3111"),
)


def add_surveys(project: Project, leader: User, today: dt.date) -> None:
    """Closed rounds, their answers, and who was asked."""
    for name, moment, ago, answers in ROUNDS:
        survey = SURVEYS[name]
        sent_on = today - dt.timedelta(days=ago)
        found = SurveyRound.objects.create(
            project=project,
            survey=name,
            moment=moment,
            sent_on=sent_on,
            closes_on=sent_on + VALID_FOR,
            sent_by=leader,
        )
        SurveyInvitation.objects.bulk_create(
            SurveyInvitation(project=project, round=found, person=person)
            for person in survey.recipients(project)
        )
        keys = [question.key for question in survey.survey.questions]
        SurveyAnswer.objects.bulk_create(
            SurveyAnswer(
                project=project,
                survey=name,
                subject_id=found.pk,
                answers=dict(zip(keys, map(int, given), strict=True)),
            )
            for given in answers.split()
        )
