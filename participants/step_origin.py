"""Where a step was agreed, in words and as a link."""

from dataclasses import dataclass

from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import NextStep

# The page of the row that `origin_id` is the number of, and who may open it.
PAGES = {
    NextStep.Origin.COACHING: ("participants:coaching_edit", Permission.COACHING_EDIT),
    NextStep.Origin.VISIT: ("participants:proposal", Permission.PLACEMENTS_VIEW),
    NextStep.Origin.PLACEMENT: ("participants:placement", Permission.PLACEMENTS_VIEW),
    NextStep.Origin.FOLLOW_UP: ("participants:follow_up", Permission.PLACEMENTS_EDIT),
    NextStep.Origin.JOINT_MEETING: ("participants:joint_meeting", Permission.COLLABORATION),
    NextStep.Origin.MEASUREMENT: ("participants:measurement_edit", Permission.MEASUREMENTS_EDIT),
}


@dataclass(frozen=True)
class Origin:
    """«Coachning»; without an address for those who may not open it."""

    title: str
    url: str


def origin(access: Access, step: NextStep) -> Origin | None:
    """Where the step was agreed; None for one that was written in the plan itself."""
    if step.origin == NextStep.Origin.PLAN:
        return None
    title = NextStep.Origin(step.origin).label
    page, permission = PAGES.get(NextStep.Origin(step.origin), ("", None))
    if not (page and permission and step.origin_id and access.may(permission)):
        return Origin(title, "")
    return Origin(title, reverse(page, args=[access.project.slug, step.origin_id]))
