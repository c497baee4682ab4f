"""Which figures stand beside the goals (DESIGN 4), and the rows of the floors below that they
count."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from agreements.models import PublicEvent, Story
from enterprises.models import Enterprise, PlaceCount
from nyttiga.accounts.permissions import Permission
from participants.models import Participant
from reporting.beside import Beside
from reporting.sus.gone_on import gone_to_work_or_studies


def gone_on(project: Any, day: dt.date) -> QuerySet[Any]:
    return gone_to_work_or_studies(Participant.objects.filter(project=project), day)


def started(project: Any, day: dt.date) -> QuerySet[Any]:
    return Enterprise.objects.filter(project=project).started(day)


def places(project: Any, day: dt.date) -> QuerySet[Any]:
    """The number that each enterprise has said last."""
    said = PlaceCount.objects.filter(project=project, from_on__lte=day)
    return said.order_by("enterprise_id", "-from_on", "-pk").distinct("enterprise_id")


def learning(project: Any, day: dt.date) -> QuerySet[Any]:
    return PublicEvent.objects.filter(project=project).held_learning(day)


def stories(project: Any, day: dt.date) -> QuerySet[Any]:
    return Story.objects.filter(project=project).published(day)


BESIDE = [
    Beside(
        "Har gått till arbete eller studier",
        gone_on,
        "reporting:sus_tables",
        Permission.GOALS_RAR,
        of_people=True,
    ),
    Beside("Startade företag", started, "enterprises:list", Permission.ENTERPRISES_VIEW),
    Beside(
        "Platser för arbetsträning",
        places,
        "enterprises:places",
        Permission.ENTERPRISES_VIEW,
        column="places",
    ),
    # Twice a year in the application's activities, twice in all elsewhere (DOMAIN 0.4): the
    # former is what was promised the parties.
    Beside(
        "Lärandeprocess, tillfällen",
        learning,
        "agreements:events",
        Permission.AGREEMENTS_VIEW,
        target=4,
    ),
    Beside("Berättelser som publicerats", stories, "agreements:stories", Permission.STORIES_VIEW),
]
