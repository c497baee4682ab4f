"""The participant's way through the project."""

from participants.models.coaching import CoachingSession
from participants.models.participant import Participant
from participants.models.period import ParticipationPeriod
from participants.models.plan import ActionPlan, NextStep, PlanGoal
from participants.models.protection import ProtectionGrant
from participants.models.workshop import (
    FutureWorkshop,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
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
]
