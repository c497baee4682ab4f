"""Agreements between public bodies and social enterprises, public events, anchoring."""

from agreements.models.action import AgreementAction
from agreements.models.agreement import Agreement
from agreements.models.anchoring import AnchoringEntry
from agreements.models.event import EventCase, PublicEvent
from agreements.models.event_attendance import EventAttendance, EventUndoableChange
from agreements.models.event_guest import EventGuest
from agreements.models.option import AgreementOption
from agreements.models.parties import AgreementEnterprise, PublicParty
from agreements.models.placement_link import AgreementPlacement
from agreements.models.stage import StageChange
from agreements.models.story import Story
from agreements.models.story_place import StoryPlace
from agreements.models.support import SupportGiven

__all__ = [
    "Agreement",
    "AgreementAction",
    "AgreementEnterprise",
    "AgreementOption",
    "AgreementPlacement",
    "AnchoringEntry",
    "EventAttendance",
    "EventCase",
    "EventGuest",
    "EventUndoableChange",
    "PublicEvent",
    "PublicParty",
    "StageChange",
    "Story",
    "StoryPlace",
    "SupportGiven",
]
