"""What *Idag* asks of those who work with participants, one kind a file.

What came with the Excel register makes no duty before the day it came: where it is late all the
same, each kind gathers into one line of its own.
"""

from participants.worklist import (
    activities,
    coaching,
    consent_missing,
    consents,
    decisions,
    follow_ups,
    joint_meetings,
    later_contacts,
    lights,
    measurements,
    meetings,
    missing_steps,
    placements,
    plan_revision,
    proposals,
    referrals,
    situation,
    steps,
    supervisor_words,
    sus_withdrawn,
)

SOURCES = [
    sus_withdrawn.SOURCE,
    meetings.SOURCE,
    activities.SOURCE,
    coaching.SOURCE,
    joint_meetings.SOURCE,
    missing_steps.SOURCE,
    steps.SOURCE,
    plan_revision.SOURCE,
    decisions.SOURCE,
    measurements.SOURCE,
    follow_ups.SOURCE,
    lights.SOURCE,
    supervisor_words.RED,
    supervisor_words.SILENT,
    proposals.SOURCE,
    placements.ENDS,
    placements.PLANS,
    consent_missing.SOURCE,
    consents.SOURCE,
    referrals.SOURCE,
    referrals.FREE_PLACES,
    situation.SOURCE,
    later_contacts.SOURCE,
]
