"""The parts that the report's figures come from, one file a subject, in the order they are shown.

A new subject is a new file with a `Part`, and its name here.
"""

from reporting.report.parts import (
    activities,
    coming,
    deviations,
    economy,
    factors,
    goals,
    hand_overs,
    lessons,
    participants,
    placements,
    requested,
)
from reporting.report.parts.part import Part

PARTS: tuple[Part, ...] = (
    goals.PART,
    participants.PART,
    activities.PART,
    placements.PART,
    economy.PART,
    deviations.PART,
    coming.PART,
    lessons.PART,
    factors.PART,
    hand_overs.PART,
    requested.PART,
)
