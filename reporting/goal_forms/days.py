"""Days in these forms: of what has been, within reach of the project."""

import datetime as dt

from django.core.exceptions import ValidationError

from nyttiga.projects.models import Project
from nyttiga.ui.clock import today


def been(day: dt.date) -> dt.date:
    """The day, when it is not still to come."""
    if day > today():
        raise ValidationError("Dagen har inte varit än.")
    return day


def within_project(day: dt.date, project: Project) -> dt.date:
    """The day, when it has been and the project had begun by then."""
    if day < project.starts_on:
        raise ValidationError("Projektet hade inte börjat då.")
    return been(day)
