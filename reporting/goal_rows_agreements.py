"""The facts behind the goals about agreements and the public sector (M6–M8)."""

import datetime as dt
from collections import defaultdict

from django.db.models import Count

from agreements.models import Agreement, EventAttendance, PublicEvent
from enterprises.models import Enterprise
from nyttiga.projects.models import ContactPerson
from reporting.row_facts import Cells, RowFacts


def _agreements(agreements: list[Agreement], as_of: dt.date) -> dict[int, Cells]:
    return {
        one.pk: (
            one.signed_on,
            ", ".join(str(party) for party in one.public_parties.all()),
            ", ".join(str(party) for party in one.enterprises.all()),
            f"Saknar {' och '.join(one.missing_proof)}" if one.missing_proof else "Finns, godkänt",
        )
        for one in Agreement.objects.filter(pk__in=[row.pk for row in agreements]).with_parties()
    }


def _events(events: list[PublicEvent], as_of: dt.date) -> dict[int, Cells]:
    here = EventAttendance.objects.filter(meeting__in=events).present().order_by()
    people = dict(
        here.values_list("meeting").annotate(people=Count("pk")).values_list("meeting", "people")
    )
    return {event.pk: (event.date, people.get(event.pk, 0)) for event in events}


def _units(firsts: list[EventAttendance], as_of: dt.date) -> dict[int, Cells]:
    came = EventAttendance.objects.at_trainings(as_of).filter(
        organisation__in=[first.organisation_id for first in firsts]
    )
    people = defaultdict(set)
    for organisation, unit, who in came.values_list("organisation", "unit", "participant"):
        people[organisation, unit].add(who)
    return {
        first.pk: (
            first.meeting.date,
            str(first.meeting),
            len(people[first.organisation_id, first.unit_id]),
        )
        for first in firsts
    }


def _public_people(people: list[ContactPerson], as_of: dt.date) -> dict[int, Cells]:
    came = EventAttendance.objects.at_trainings(as_of).of_public_sector()
    latest_first = came.filter(participant__in=people).order_by("-meeting__date")
    return {
        one.participant_id: (one.meeting.date, one.party)
        for one in latest_first.select_related("meeting", "organisation", "unit__organisation")
    }


def _enterprises_trained(enterprises: list[Enterprise], as_of: dt.date) -> dict[int, Cells]:
    came = EventAttendance.objects.at_trainings(as_of).filter(enterprise__in=enterprises)
    people = defaultdict(set)
    first: dict[int, dt.date] = {}
    for where, who, day in came.order_by("meeting__date").values_list(
        "enterprise", "participant", "meeting__date"
    ):
        people[where].add(who)
        first.setdefault(where, day)
    return {pk: (day, len(people[pk])) for pk, day in first.items()}


EVENTS = RowFacts(("Datum", "Personer där"), _events)
AGREEMENT_FACTS = {
    "M6.1": RowFacts(("Tecknat", "Offentlig part", "Företag", "Underlag"), _agreements),
    "M7.1": EVENTS,
    "M7.2": RowFacts(("Första gången", "Utbildning", "Personer"), _units),
    "M7.3": RowFacts(("Första gången", "Kom från"), _public_people),
    "M7.4": RowFacts(("Första gången", "Personer"), _enterprises_trained),
    "M8.1": EVENTS,
}
