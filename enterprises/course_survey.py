"""The evaluation of a course: a personal link to everyone in the group, answers without names."""

import datetime as dt

from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string

from enterprises.models import Course, CourseEnrolment
from enterprises.models.enrolment import CourseEnrolmentQuerySet
from nyttiga.accounts.models import User
from nyttiga.links.kinds import LinkKind
from nyttiga.links.models import PersonalLink, SurveyAnswer
from nyttiga.links.survey import Question, Survey, SurveyResult, results

VALID_FOR = dt.timedelta(days=30)

EVALUATION = Survey(
    name="kurs",
    title="Vad tyckte du om kursen?",
    questions=(
        Question("nytta", "Jag har nytta av det jag lärde mig."),
        Question("innehall", "Innehållet passade vår verksamhet."),
        Question("ledning", "De som höll i kursen gjorde det bra."),
        Question("delaktig", "Jag kunde påverka och dela med mig."),
        Question("trygg", "Jag känner mig redo att använda det nu."),
    ),
    words="Vad ska vi göra annorlunda nästa gång?",
    low="stämmer inte",
    high="stämmer helt",
)


def subjects() -> CourseEnrolmentQuerySet:
    """Places whose link may be open: of everyone who has not left the course."""
    found: CourseEnrolmentQuerySet = CourseEnrolment.objects.in_group()
    return found


KIND = LinkKind("kurs", "frågorna om kursen", "course_survey:page", subjects)


def not_asked(course: Course) -> CourseEnrolmentQuerySet:
    """Those of the group who can be reached, and have no link yet, used or not."""
    asked = PersonalLink.objects.filter(project=course.project_id, kind=KIND.name)
    group = subjects().filter(course=course).exclude(person__email="")
    found: CourseEnrolmentQuerySet = group.exclude(pk__in=asked.values("subject_id"))
    return found


def asked(course: Course) -> int:
    """How many of the group have got a link."""
    links = PersonalLink.objects.filter(
        project=course.project_id, kind=KIND.name, subject_id__in=course.enrolments.values("pk")
    )
    return links.values("subject_id").distinct().count()


def send(request: HttpRequest, course: Course, user: User) -> int:
    """Mail a link to everyone who has not got one; how many they were."""
    places = list(not_asked(course).select_related("person"))
    about = {"course": course, "days": VALID_FOR.days}
    for place in places:
        path = PersonalLink.objects.issue(KIND, place, user, VALID_FOR)
        send_mail(
            subject=f"Fem frågor om {course.get_kind_display().lower()}",
            message=render_to_string(
                "enterprises/courses/survey_mail.txt",
                about | {"link": request.build_absolute_uri(path)},
            ),
            from_email=None,
            recipient_list=[place.person.email],
        )
    return len(places)


def evaluation(course: Course) -> SurveyResult:
    """What they thought, from three answers up."""
    return results(EVALUATION, SurveyAnswer.objects.about(EVALUATION.name, course))
