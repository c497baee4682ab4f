"""The facts that made each row count: what the page behind a figure shows beside the name.

Asked only for the rows of the page shown.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from agreements.models import Agreement
from enterprises.models import Enterprise
from participants.models import (
    ActionPlan,
    CoachingSession,
    FollowUp,
    FutureWorkshop,
    Participant,
    Placement,
    StepMeasurement,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)

Cells = tuple[Any, ...]


@dataclass(frozen=True)
class RowFacts:
    """The columns beside the name, and the function that fills them: row id -> cells."""

    headings: tuple[str, ...]
    of: Callable[[list[Any], dt.date], dict[int, Cells]]


def _series(series: list[FutureWorkshop], as_of: dt.date) -> dict[int, Cells]:
    held = _dates_by(
        WorkshopMeeting.objects.filter(
            workshop__in=series, status=WorkshopMeeting.Status.HELD, date__lte=as_of
        ).values_list("workshop", "date")
    )
    return {
        row.pk: (
            f"{len(held[row.pk])} av {row.planned_meetings}",
            held[row.pk][row.planned_meetings - 1],
        )
        for row in series
    }


def _presence(people: list[Participant], as_of: dt.date) -> dict[int, Cells]:
    presences = WorkshopAttendance.objects.present_at_held(as_of).filter(participant__in=people)
    dates = _dates_by(presences.values_list("participant", "meeting__date"))
    return {pk: (found[0], len(found)) for pk, found in dates.items()}


def _presence_and_sex(people: list[Participant], as_of: dt.date) -> dict[int, Cells]:
    presence = _presence(people, as_of)
    return {person.pk: (person.get_sex_display(), *presence[person.pk]) for person in people}


def _coaching(people: list[Participant], as_of: dt.date) -> dict[int, Cells]:
    sessions = CoachingSession.objects.held(as_of).filter(
        participant__in=people, phase=CoachingSession.Phase.WORKSHOP
    )
    dates = _dates_by(sessions.values_list("participant", "date"))
    return {pk: (found[1], len(found)) for pk, found in dates.items()}


def _decision(people: list[Participant], as_of: dt.date) -> dict[int, Cells]:
    decided = WorkshopEnrolment.objects.went_on(as_of).filter(participant__in=people)
    rows = decided.order_by("-decided_on").values_list("participant", "completed_on", "decided_on")
    return {pk: (completed_on, decided_on) for pk, completed_on, decided_on in rows}


def _placements(people: list[Participant], as_of: dt.date) -> dict[int, Cells]:
    placements = Placement.objects.counted(as_of).filter(participant__in=people)
    latest_first = placements.select_related("enterprise__organisation").order_by("-starts_on")
    return {
        one.participant_id: (one.starts_on, str(one.enterprise), one.get_form_display())
        for one in latest_first
    }


def _contacts(people: list[Participant], as_of: dt.date) -> dict[int, Cells]:
    follow_ups = _dates_by(
        FollowUp.objects.held(as_of)
        .filter(placement__participant__in=people)
        .values_list("placement__participant", "date")
    )
    sessions = _dates_by(
        CoachingSession.objects.held(as_of)
        .filter(participant__in=people, phase=CoachingSession.Phase.PLACEMENT)
        .values_list("participant", "date")
    )
    found = {}
    for person in people:
        at_work, talks = follow_ups[person.pk], sessions[person.pk]
        fourth = sorted([*at_work, *talks])[3]
        found[person.pk] = (fourth, len(at_work), len(talks))
    return found


def _progress(people: list[Participant], as_of: dt.date) -> dict[int, Cells]:
    plans = _dates_by(
        ActionPlan.objects.filter(participant__in=people, date__lte=as_of).values_list(
            "participant", "date"
        )
    )
    measured = _dates_by(
        StepMeasurement.objects.by(as_of)
        .filter(participant__in=people)
        .order_by()
        .values_list("participant", "date")
        .distinct()
    )
    return {
        person.pk: (plans[person.pk][0], len(measured[person.pk]), measured[person.pk][-1])
        for person in people
    }


def _received(enterprises: list[Enterprise], as_of: dt.date) -> dict[int, Cells]:
    placements = Placement.objects.counted(as_of).filter(enterprise__in=enterprises)
    people = defaultdict(set)
    first: dict[int, dt.date] = {}
    for where, who, day in placements.order_by("starts_on").values_list(
        "enterprise", "participant", "starts_on"
    ):
        people[where].add(who)
        first.setdefault(where, day)
    return {pk: (day, len(people[pk])) for pk, day in first.items()}


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


def _dates_by(rows: Iterable[tuple[int, dt.date]]) -> defaultdict[int, list[dt.date]]:
    """Owner id -> its dates, earliest first."""
    found = defaultdict(list)
    for owner, day in sorted(rows, key=lambda row: row[1]):
        found[owner].append(day)
    return found


PRESENCE = ("Första träff", "Träffar")
ROW_FACTS = {
    "M1.1": RowFacts(("Hållna träffar", "Klar"), _series),
    "M1.2": RowFacts(PRESENCE, _presence),
    "M1.3": RowFacts(("Andra samtalet", "Samtal"), _coaching),
    "M1.4": RowFacts(("Slutförde", "Valde att gå vidare"), _decision),
    "M1.5": RowFacts(("Kön", *PRESENCE), _presence_and_sex),
    "M2.1": RowFacts(("Började", "Företag", "Form"), _placements),
    "M2.2": RowFacts(("Fjärde kontakten", "Uppföljningar", "Coachning"), _contacts),
    "M2.3": RowFacts(("Handlingsplan", "Mätdagar", "Senaste mätningen"), _progress),
    "M2.4": RowFacts(("Första placeringen", "Personer"), _received),
    "M6.1": RowFacts(("Tecknat", "Offentlig part", "Företag", "Underlag"), _agreements),
}
