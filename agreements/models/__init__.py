from agreements.models.anchoring import AnchoringEntry
from agreements.models.event import EventCase, PublicEvent
from agreements.models.event_attendance import EventAttendance, EventUndoableChange
from agreements.models.event_guest import EventGuest

__all__ = [
    "AnchoringEntry",
    "EventAttendance",
    "EventCase",
    "EventGuest",
    "EventUndoableChange",
    "PublicEvent",
]
