"""What *Idag* asks of those who work with enterprises, one kind a file."""

from enterprises.worklist import (
    advice,
    advice_steps,
    course_completion,
    course_meetings,
    quiet,
    steps,
)

SOURCES = [
    steps.SOURCE,
    quiet.SOURCE,
    course_meetings.SOURCE,
    course_completion.SOURCE,
    advice.SOURCE,
    advice_steps.SOURCE,
]
