"""The placements of a period: begun, ended with which outcome, followed up. Two queries.

A placement is about one person, so outsiders read its numbers under the rule of small numbers.
"""

from collections.abc import Mapping

from django.db.models import Count, Q

from nyttiga.projects.models import Project
from nyttiga.ui.small_numbers import Sum, few, suppress
from participants.models import FollowUp, Participant, Placement
from participants.models.placement import COUNTED_FORMS
from reporting.periods import Period

BEGUN, ENDED, PEOPLE = "begun", "ended", "people"
FOLLOW_UPS, FOLLOWED_UP = "follow_ups", "followed_up"
# What became of those that ended; together they are all that ended.
OUTCOMES = {**dict(Placement.Outcome.choices), "": "Uppgift saknas"}
Number = int | str  # a string is «<5» or «–»


def placements(project: Project, period: Period) -> dict[str, int]:
    """Placements of the forms that M2.1 counts, by BEGUN (of so many PEOPLE), ENDED and each
    outcome; and FOLLOW_UPS held with FOLLOWED_UP people."""
    days = (period.starts_on, period.ends_on)
    people = Participant.objects.filter(project=project).counted()
    begun, ended = Q(starts_on__range=days), Q(ends_on__range=days)
    counts: dict[str, int] = Placement.objects.filter(
        participant__in=people, form__in=COUNTED_FORMS
    ).aggregate(
        **{
            BEGUN: Count("pk", filter=begun),
            PEOPLE: Count("participant", filter=begun, distinct=True),
            ENDED: Count("pk", filter=ended),
        },
        **{f"outcome_{code}": Count("pk", filter=ended & Q(outcome=code)) for code in OUTCOMES},
    )
    contacts: dict[str, int] = (
        FollowUp.objects.held(period.ends_on)
        .filter(placement__participant__in=people, date__gte=period.starts_on)
        .aggregate(
            **{
                FOLLOW_UPS: Count("pk"),
                FOLLOWED_UP: Count("placement__participant", distinct=True),
            }
        )
    )
    return {key.removeprefix("outcome_"): count for key, count in (counts | contacts).items()}


def placements_for_outsiders(counts: Mapping[str, Number]) -> dict[str, Number]:
    """The same numbers without small ones, nor what would give them away."""
    told_apart = {key: int(counts[key]) for key in (*OUTCOMES, ENDED)}
    shown = suppress(told_apart, [Sum(tuple(OUTCOMES), (ENDED,))], worth=lambda key: key == ENDED)
    return {key: few(count) for key, count in counts.items()} | shown
