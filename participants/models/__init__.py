"""The participant's way through the project."""

from participants.models.coaching import CoachingSession
from participants.models.participant import Participant
from participants.models.period import ParticipationPeriod
from participants.models.plan import ActionPlan, PlanGoal
from participants.models.protection import ProtectionGrant
from participants.models.step import NextStep
from participants.models.workshop import (
    FutureWorkshop,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
    WorkshopUndoableChange,
)

__all__ = [
    "ActionPlan",
    "CoachingSession",
    "FutureWorkshop",
    "NextStep",
    "Participant",
    "ParticipationPeriod",
    "PlanGoal",
    "ProtectionGrant",
    "WorkshopAttendance",
    "WorkshopEnrolment",
    "WorkshopMeeting",
    "WorkshopUndoableChange",
]
