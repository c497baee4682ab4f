"""What the agreements app puts on *Idag*."""

from agreements.worklist import (
    anchoring_steps,
    event_steps,
    events,
    outcomes,
    quiet_municipalities,
)

EVENT_SOURCES = (
    events.SOURCE,
    outcomes.SOURCE,
    event_steps.SOURCE,
    anchoring_steps.SOURCE,
    quiet_municipalities.SOURCE,
)
