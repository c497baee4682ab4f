"""What *Idag* asks of those who work with enterprises, one kind a file."""

from enterprises.worklist import quiet, steps

SOURCES = [steps.SOURCE, quiet.SOURCE]
