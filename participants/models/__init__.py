"""The participant's way through the project."""

from participants.models.activity import (
    ActivityAttendance,
    ActivityEnrolment,
    ActivityMeeting,
    ActivityUndoableChange,
    GroupActivity,
)
from participants.models.assignment import CoachAssignment
from participants.models.coaching import CoachingSession
from participants.models.collaboration import JointMeeting, Professional
from participants.models.consent import Consent
from participants.models.exit import Exit, LaterContact
from participants.models.follow_up import FollowUp, FollowUpRule
from participants.models.matching import Proposal, Wishes
from participants.models.measurement import MeasurementRequest, StepMeasurement
from participants.models.participant import Participant
from participants.models.period import ParticipationPeriod
from participants.models.placement import (
    ChecklistItem,
    Placement,
    PlacementHours,
    PlacementPause,
    PlacementPlan,
    WorkplaceDay,
)
from participants.models.plan import ActionPlan
from participants.models.plan_approval import PlanApproval
from participants.models.plan_goal import PlanGoal
from participants.models.private_note import PrivateNote
from participants.models.protection import ProtectionGrant
from participants.models.referral import Referral
from participants.models.situation import Occupation, SupportSource
from participants.models.step import NextStep
from participants.models.supervisor_word import SupervisorWord
from participants.models.workshop import (
    FutureWorkshop,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
    WorkshopUndoableChange,
)

__all__ = [
    "ActionPlan",
    "ActivityAttendance",
    "ActivityEnrolment",
    "ActivityMeeting",
    "ActivityUndoableChange",
    "ChecklistItem",
    "CoachAssignment",
    "CoachingSession",
    "Consent",
    "Exit",
    "FollowUp",
    "FollowUpRule",
    "FutureWorkshop",
    "GroupActivity",
    "JointMeeting",
    "LaterContact",
    "MeasurementRequest",
    "NextStep",
    "Occupation",
    "Participant",
    "ParticipationPeriod",
    "Placement",
    "PlacementHours",
    "PlacementPause",
    "PlacementPlan",
    "PlanApproval",
    "PlanGoal",
    "PrivateNote",
    "Professional",
    "Proposal",
    "ProtectionGrant",
    "Referral",
    "StepMeasurement",
    "SupervisorWord",
    "SupportSource",
    "Wishes",
    "WorkplaceDay",
    "WorkshopAttendance",
    "WorkshopEnrolment",
    "WorkshopMeeting",
    "WorkshopUndoableChange",
]
