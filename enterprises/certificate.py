"""The certificate of a completed course: one page, tagged and archivable."""

from django.template.loader import render_to_string

from enterprises.models import CourseAttendance, CourseEnrolment
from nyttiga.projects.models import Project
from nyttiga.ui.clock import today
from nyttiga.ui.pdf import html_to_pdf

FILE_NAME = "intyg.pdf"  # says nothing about anybody


def certificate_html(place: CourseEnrolment, project: Project) -> str:
    """The paper as HTML, for WeasyPrint alone. The place brings its course, person, enterprise."""
    there = CourseAttendance.objects.present_at_held(today()).filter(
        participant=place.person, meeting__course=place.course
    )
    days = sorted(there.values_list("meeting__date", flat=True))
    held = place.course.meetings.held(today()).values_list("date", flat=True)
    dates = sorted(held)
    return render_to_string(
        "enterprises/courses/certificate.html",
        {
            "place": place,
            "course": place.course,
            "project": project,
            "present": len(days),
            "held": len(dates),
            "first": dates[0] if dates else None,
            "last": dates[-1] if dates else None,
        },
    )


def certificate_pdf(place: CourseEnrolment, project: Project) -> bytes:
    """The bytes of the tagged PDF."""
    return html_to_pdf(certificate_html(place, project))
