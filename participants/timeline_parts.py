"""Where the events of a person's timeline come from, each for those who may see it.

Consents are told of because the team must know what was agreed to; what was said in coaching,
at follow-ups or at joint meetings never is.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, BooleanField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast, JSONObject

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import (
    ActionPlan,
    ActivityAttendance,
    CoachAssignment,
    CoachingSession,
    Consent,
    FollowUp,
    JointMeeting,
    LaterContact,
    NextStep,
    ParticipationPeriod,
    Placement,
    PlanApproval,
    Proposal,
    Referral,
    StepMeasurement,
    SupervisorWord,
    WorkshopAttendance,
    WorkshopEnrolment,
)

ORGANISATION = "enterprise__organisation__name"
COLUMNS = ("event_date", "event_is_key", "event_kind", "event_order", "event_facts")
KEY_KINDS = {"started", "ended", "completed", "decided", "placed", "place_ended"}


@dataclass(frozen=True)
class Part:
    """One kind of event: its rows, their date, and the facts that `timeline_words` needs."""

    kind: str
    rows: QuerySet[Any]
    date: str
    facts: dict[str, str] = field(default_factory=dict)
    order: str = "pk"

    def rows_by(self, as_of: dt.date) -> QuerySet[Any]:
        """Those up to the day, in the columns that all kinds share."""
        return (
            self.rows.filter(**{f"{self.date}__lte": as_of})
            .order_by()
            .annotate(
                event_date=F(self.date),
                event_is_key=Value(self.kind in KEY_KINDS, BooleanField()),
                event_kind=Value(self.kind, CharField()),
                event_order=Cast(F(self.order), BigIntegerField()),
                event_facts=JSONObject(**{name: F(path) for name, path in self.facts.items()}),
            )
            .values_list(*COLUMNS)
        )


def parts(access: Access, participant: Any, as_of: dt.date, today: dt.date) -> list[Part]:
    """All kinds that the user may see, about a participant or one that is given later."""
    own = {"participant": participant}
    found = _way(own, as_of)
    if access.may(Permission.PLACEMENTS_VIEW):
        found += _placements(own, as_of)
    if access.may(Permission.COACHING_HELD):
        found.append(Part("coached", CoachingSession.objects.filter(**own).held(as_of), "date"))
    if access.may(Permission.PLAN_VIEW):
        found += _plan(participant)
    if access.may(Permission.MEASUREMENTS_VIEW):
        rows = StepMeasurement.objects.filter(**own)
        found.append(Part("measured", rows, "date", {"who": "respondent"}))
    if access.may(Permission.COLLABORATION):
        # A withdrawn consent closes the past too, so it is asked with today.
        held = JointMeeting.objects.readable(today).filter(status=JointMeeting.Status.HELD)
        found.append(Part("joint", held.filter(**own), "date"))
    return found


def _way(own: dict[str, Any], as_of: dt.date) -> list[Part]:
    """The way in and out, the workshop, the consents, and who the coach is."""
    periods = ParticipationPeriod.objects.filter(**own)
    places = WorkshopEnrolment.objects.filter(**own)
    present = WorkshopAttendance.objects.filter(**own).present_at_held(as_of)
    in_group = ActivityAttendance.objects.filter(**own).present_at_held(as_of)
    referrals = Referral.objects.filter(period__participant=own["participant"])
    consents = Consent.objects.filter(**own)
    contacts = LaterContact.objects.filter(period__participant=own["participant"])
    return [
        Part("referred", referrals, "received_on", {"unit": "unit__name"}),
        Part("referral_decided", referrals, "decided_on", {"status": "status"}),
        Part("started", periods, "starts_on"),
        Part("ended", periods, "ends_on", {"reason": "end_reason"}),
        Part("met", present, "meeting__date", {"number": "meeting__number"}),
        Part(
            "in_group",
            in_group,
            "meeting__date",
            {"name": "meeting__activity__name", "what": "meeting__activity__kind"},
        ),
        Part("completed", places, "completed_on"),
        Part("decided", places, "decided_on", {"goes_on": "goes_on"}),
        Part("consented", consents, "given_on", {"what": "kind"}),
        Part("withdrew", consents, "withdrawn_on", {"what": "kind"}),
        Part("coach", CoachAssignment.objects.filter(**own), "starts_on", {"who": "coach__name"}),
        Part("later", contacts, "done_on", {"months": "months", "reached": "reached"}),
    ]


def _placements(own: dict[str, Any], as_of: dt.date) -> list[Part]:
    placements = Placement.objects.filter(**own)
    proposals = Proposal.objects.filter(**own)
    held = FollowUp.objects.held(as_of).filter(placement__participant=own["participant"])
    place = {"place": ORGANISATION}
    answers = {"person": "participant_answer", "enterprise": "enterprise_answer"}
    answered = proposals.exclude(participant_answer="", enterprise_answer="")
    return [
        Part("proposed", proposals, "proposed_on", place),
        Part("visited", proposals.filter(visited=True), "visit_on", place),
        Part("answered", answered, "closed_on", place | answers),
        Part("placed", placements, "starts_on", place | {"form": "form"}),
        Part("place_ended", placements, "ends_on", place | {"outcome": "outcome"}),
        Part(
            "followed_up",
            held,
            "date",
            {"place": "placement__enterprise__organisation__name", "way": "way"},
        ),
        Part(
            "supervisor_word",
            SupervisorWord.objects.filter(placement__participant=own["participant"]),
            "written_on",
            {"place": "placement__enterprise__organisation__name", "light": "light"},
        ),
    ]


def _plan(participant: Any) -> list[Part]:
    of_plan = {"plan__participant": participant}
    return [
        Part(
            "planned",
            ActionPlan.objects.filter(participant=participant),
            "date",
            {"version": "version", "reason": "reason"},
            order="version",
        ),
        Part(
            "approved",
            PlanApproval.objects.filter(**of_plan),
            "date",
            {"version": "plan__version", "who": "party"},
        ),
        Part("step_done", NextStep.objects.filter(**of_plan), "done_on", {"step": "text"}),
    ]
