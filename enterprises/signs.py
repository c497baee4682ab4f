"""The signs of readiness that the enterprises' own rows tell."""

import datetime as dt

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from enterprises.contact_days import last_contact, last_date
from enterprises.models import EnterpriseContact, Routine, Supervisor
from enterprises.models.choices import RoutineKind
from enterprises.readiness import Sign, yes_no
from enterprises.room import free_places


def logged_contact(day: dt.date) -> Combinable:
    """The last day in the contact log."""
    return last_date(EnterpriseContact.objects.by(day))


def trained_supervisor(day: dt.date) -> Combinable:
    """One who completed the course, and is still there."""
    there = Supervisor.objects.trained().filter(is_active=True, trained_on__lte=day)
    return yes_no(Exists(there.filter(enterprise=OuterRef("pk"))))


def routines(day: dt.date) -> Combinable:
    """How many of the three routines are in place."""
    there = Routine.objects.in_place().filter(in_place_on__lte=day, enterprise=OuterRef("pk"))
    number = there.order_by().values("enterprise").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def places(day: dt.date) -> Combinable:
    """As many as they have said."""
    return F("places")


SIGNS = [
    Sign(
        "kontakt",
        "Senaste kontakt",
        last_contact,
        missing="Ingen än",
        is_date=True,
        is_contact=True,
        fix="enterprises:contact_add",
        order=10,
    ),
    Sign(
        "platser",
        "Platser",
        places,
        missing="Inte angivet",
        is_number=True,
        is_needed=True,
        fix="enterprises:edit",
        order=20,
    ),
    Sign(
        "ledigt",
        "Lediga platser",
        free_places,
        missing="Inte angivet",
        is_number=True,
        fix="enterprises:edit",
        order=21,
    ),
    Sign(
        "handledare",
        "Utbildad handledare",
        trained_supervisor,
        is_needed=True,
        fix="enterprises:supervisor_add",
        order=30,
    ),
    Sign(
        "rutiner",
        "Rutiner på plats",
        routines,
        goal=len(RoutineKind),
        is_needed=True,
        fix="enterprises:routines",
        order=40,
    ),
]
