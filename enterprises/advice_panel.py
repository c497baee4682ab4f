"""What an enterprise's page shows of its courses, its advice and its mentor."""

import datetime as dt
from typing import Any

from django.db.models import Q, Sum, Window

from enterprises.models import AdvisorySession, CourseEnrolment, Enterprise, MentorPairing
from enterprises.panels import EnterprisePanel
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access

SHOWN = 5


def context(access: Access, enterprise: Enterprise, day: dt.date) -> dict[str, Any]:
    """The latest sessions, the hours, who went which course, the mentors. Three queries."""
    advice = AdvisorySession.objects.visible_to(access).filter(enterprise=enterprise)
    held = Q(status=AdvisorySession.Status.HELD, date__lte=day)
    sessions = list(
        advice.select_related("adviser").annotate(all_hours=Window(Sum("hours", filter=held)))[
            : SHOWN + 1
        ]
    )
    places = CourseEnrolment.objects.visible_to(access).filter(enterprise=enterprise)
    pairings = MentorPairing.objects.visible_to(access).filter(enterprise=enterprise)
    return {
        "advice_sessions": sessions,
        "advice_shown": SHOWN,
        "advice_hours": (sessions[0].all_hours if sessions else None) or 0,
        "course_places": list(
            places.exclude(status=CourseEnrolment.Status.WITHDRAWN)
            .select_related("course__municipality", "person")
            .order_by("-course__pk", "person__sort_name")
        ),
        "mentors_now": list(pairings.current(day).select_related("mentor")),
        "may_edit_advice": access.may(Permission.ENTERPRISES_EDIT),
    }


PANEL = EnterprisePanel(Permission.ENTERPRISES_VIEW, "enterprises/advice/panel.html", context)
