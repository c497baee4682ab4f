"""What courses and advice put on *Idag*."""

from enterprises.worklist import advice, advice_steps, course_completion, course_meetings

SOURCES = [
    course_meetings.SOURCE,
    course_completion.SOURCE,
    advice.SOURCE,
    advice_steps.SOURCE,
]
