"""What *Idag* asks of those who work with participants, one kind a file.

What came with the Excel register makes no duty before the day it came: where it is late all the
same, each kind gathers into one line of its own.
"""

from participants.worklist import coaching, decisions, meetings, missing_steps, steps

SOURCES = [
    meetings.SOURCE,
    coaching.SOURCE,
    missing_steps.SOURCE,
    steps.SOURCE,
    decisions.SOURCE,
]
