"""Signs of readiness that courses and advice tell: completed, not merely attended (DESIGN 4)."""

import datetime as dt
from functools import partial

from django.db.models import OuterRef, Subquery
from django.db.models.expressions import Combinable

from enterprises.models import AdvisorySession, CourseEnrolment
from enterprises.models.course import Kind
from enterprises.readiness import Sign


def completed(day: dt.date, kind: str) -> Combinable:
    """The last day that somebody of the enterprise completed a course of the kind."""
    done = CourseEnrolment.objects.completed(day, kind).filter(enterprise=OuterRef("pk"))
    return Subquery(done.order_by("-completed_on").values("completed_on")[:1])


def advised(day: dt.date) -> Combinable:
    """The last day of advice."""
    held = AdvisorySession.objects.held(day).filter(enterprise=OuterRef("pk"))
    return Subquery(held.order_by("-date").values("date")[:1])


SIGNS = [
    Sign(
        "handledarkurs",
        "Handledarkurs",
        partial(completed, kind=Kind.SUPERVISOR_COURSE),
        is_date=True,
        missing="Inte slutförd",
        fix="enterprises:to_supervisor_course",
        order=31,
    ),
    Sign(
        "affarsskola",
        "Affärsskola",
        partial(completed, kind=Kind.BUSINESS_SCHOOL),
        is_date=True,
        missing="Inte slutförd",
        fix="enterprises:to_business_school",
        order=50,
    ),
    Sign(
        "radgivning",
        "Rådgivning",
        advised,
        is_date=True,
        missing="Ingen än",
        fix="enterprises:advice_add",
        order=51,
    ),
]
