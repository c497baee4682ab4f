"""Sending a survey: a personal link in a mail to each who has not been asked."""

import datetime as dt

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string

from nyttiga.accounts.models import User
from nyttiga.links.kinds import LinkKind
from nyttiga.links.models import PersonalLink
from nyttiga.projects.models import ContactPerson, Project
from nyttiga.ui.clock import today
from reporting.goal_surveys.questions import GoalSurvey
from reporting.models import SurveyInvitation, SurveyRound

VALID_FOR = dt.timedelta(days=30)


def subjects() -> QuerySet[SurveyInvitation]:
    """Invitations whose link may be open: while the round takes answers."""
    return SurveyInvitation.objects.answerable()


KIND = LinkKind("enkat", "frågorna", "goal_survey:page", subjects)


def not_asked(survey: GoalSurvey, project: Project, moment: str) -> QuerySet[ContactPerson]:
    """Those who can be asked and have not been, in this round."""
    asked = SurveyInvitation.objects.filter(
        project=project, round__survey=survey.name, round__moment=moment
    )
    return survey.recipients(project).exclude(pk__in=asked.values("person"))


@transaction.atomic
def send(
    request: HttpRequest, survey: GoalSurvey, project: Project, moment: str, user: User
) -> int:
    """Mail a link to everyone who has not got one; how many they were. A round that has closed
    stays closed: what it said has been told."""
    people = list(not_asked(survey, project, moment))
    closes_on = today() + VALID_FOR
    kept = {"sent_on": today(), "closes_on": closes_on, "sent_by": user}
    found, is_new = SurveyRound.objects.select_for_update().get_or_create(
        project=project, survey=survey.name, moment=moment, defaults=kept
    )
    if not found.is_open or not people:
        if is_new:
            found.delete()
        return 0
    found.closes_on = closes_on
    found.save()
    for person in people:
        invitation = SurveyInvitation.objects.create(project=project, round=found, person=person)
        path = PersonalLink.objects.issue(KIND, invitation, user, VALID_FOR)
        send_mail(
            subject="Fyra korta frågor",
            message=render_to_string(
                "reporting/surveys/mail.txt",
                {
                    "project": project,
                    "days": VALID_FOR.days,
                    "link": request.build_absolute_uri(path),
                },
            ),
            from_email=None,
            recipient_list=[person.email],
        )
    return len(people)
