"""Loading the demo as on a given day."""

import datetime as dt
from io import StringIO

import time_machine
from django.core.management import call_command


def load_demo(day: dt.date) -> str:
    """Run the command in the morning of the day; returns what it prints."""
    out = StringIO()
    with time_machine.travel(dt.datetime.combine(day, dt.time(9), dt.UTC), tick=False):
        call_command("load_demo", stdout=out)
    return out.getvalue()
