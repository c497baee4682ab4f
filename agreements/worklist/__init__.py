"""What *Idag* asks of those who work with agreements, one kind a file."""

from agreements.worklist import (
    actions,
    anchoring_steps,
    dates,
    event_steps,
    events,
    outcomes,
    proof,
    quiet_municipalities,
    silence,
    stories,
)

SOURCES = [
    actions.SOURCE,
    silence.SOURCE,
    *dates.SOURCES,
    proof.SOURCE,
    events.SOURCE,
    outcomes.SOURCE,
    event_steps.SOURCE,
    anchoring_steps.SOURCE,
    quiet_municipalities.SOURCE,
    stories.SOURCE,
]
