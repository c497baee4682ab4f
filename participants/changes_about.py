"""Changes of all the rows that hang on a participant: one line of this table a kind.

What was written about the person in free words is never repeated here, only that it was
rewritten: the history outlives the wish to have said it. Private notes have no history, and the
note that coach and participant share is left out of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.changes import AT_ONCE
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from participants.models import (
    ActivityEnrolment,
    CoachAssignment,
    CoachingSession,
    Consent,
    FollowUp,
    JointMeeting,
    LaterContact,
    NextStep,
    Occupation,
    Participant,
    Placement,
    PlanApproval,
    Professional,
    Proposal,
    Referral,
    StepMeasurement,
    SupportSource,
    Wishes,
    WorkshopEnrolment,
)


@dataclass(frozen=True)
class Told:
    """One kind of row: what it is called, who may know of it, and which date or text names it.
    With `only_that`, it is told that it changed and not how; `quiet` picks out the records that
    say nothing to anybody."""

    model: type[Model]
    title: str
    permission: Permission
    date: str = ""
    path: str = "participant"
    only_that: bool = False
    named: str = ""
    quiet: Callable[[list[Any]], set[int]] | None = None
    rows: Callable[[Participant], QuerySet[Any]] | None = None

    def records(self, participant: Participant) -> list[Any]:
        """The history of the person's rows, oldest first. Also of rows that are gone, unless the
        rows themselves may no longer be read."""
        history: Any = self.model.history.all()  # type: ignore[attr-defined]
        if self.rows:
            history = history.filter(id__in=self.rows(participant).values("pk"))
        else:
            history = history.filter(**{self.path: participant})
        return list(history.select_related("history_user").order_by("history_date", "history_id"))


def carried_over(records: list[Any]) -> set[int]:
    """A new version of the plan closes each open step and takes it along as a row of its own:
    both are the same step going on."""
    came = [record for record in records if record.history_type == "+"]
    closed = [record for record in records if record.closed_on and record.history_type == "~"]
    pairs = [
        (old, new)
        for old in closed
        for new in came
        if old.id != new.id
        and old.text == new.text
        and abs(old.history_date - new.history_date) < AT_ONCE
    ]
    return {record.history_id for pair in pairs for record in pair}


def _shareable(participant: Participant) -> QuerySet[Any]:
    return Professional.objects.shareable(today()).filter(participant=participant)


def _readable(participant: Participant) -> QuerySet[Any]:
    return JointMeeting.objects.readable(today()).filter(participant=participant)


SEE = Permission.PARTICIPANTS_VIEW
PLACED = Permission.PLACEMENTS_VIEW
KINDS = [
    Told(CoachAssignment, "Coach", SEE, "starts_on"),
    Told(WorkshopEnrolment, "Plats i Framtidsverkstad", SEE),
    Told(ActivityEnrolment, "Plats i gruppaktivitet", SEE, "joined_on"),
    Told(Consent, "Samtycke", SEE, "given_on"),
    Told(Referral, "Anvisning", Permission.PARTICIPANTS_EDIT, "received_on", "period__participant"),
    Told(Wishes, "Önskemål om plats", PLACED),
    Told(Proposal, "Förslag på plats", PLACED, "proposed_on"),
    Told(Placement, "Placering", PLACED, "starts_on"),
    Told(FollowUp, "Uppföljning", PLACED, "date", "placement__participant"),
    Told(CoachingSession, "Coachning", Permission.COACHING_HELD, "date"),
    Told(
        NextStep,
        "Steg",
        Permission.PLAN_VIEW,
        path="plan__participant",
        named="text",
        quiet=carried_over,
    ),
    Told(PlanApproval, "Ja till planen", Permission.PLAN_VIEW, "date", "plan__participant"),
    Told(StepMeasurement, "Stegmätning", Permission.MEASUREMENTS_VIEW, "date", only_that=True),
    Told(SupportSource, "Försörjning", Permission.SUPPORT, "date", only_that=True),
    Told(Occupation, "Sysselsättning", Permission.SUPPORT, "date", only_that=True),
    Told(
        LaterContact,
        "Uppföljning efter avslut",
        Permission.PARTICIPANTS_EDIT,
        "due_on",
        "period__participant",
    ),
    Told(
        JointMeeting,
        "Samverkansmöte",
        Permission.COLLABORATION,
        "date",
        only_that=True,
        rows=_readable,
    ),
    Told(
        Professional,
        "Person omkring deltagaren",
        Permission.COLLABORATION,
        only_that=True,
        rows=_shareable,
    ),
]


def kinds_for(access: Access) -> list[Told]:
    """Those that the user's role may know of."""
    return [kind for kind in KINDS if access.may(kind.permission)]
