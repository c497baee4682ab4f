"""What *Idag* asks of those who work with agreements, one kind a file."""

from agreements.worklist import actions, dates, proof, silence

SOURCES = [
    actions.SOURCE,
    silence.SOURCE,
    *dates.SOURCES,
    proof.SOURCE,
]
