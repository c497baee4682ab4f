"""The participant's own page on the telephone: what it shows, and what may be done there."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from nyttiga.links.kinds import LinkKind
from nyttiga.ui.clock import today
from participants.models import (
    MeasurementRequest,
    NextStep,
    Participant,
    PlanGoal,
    StepMeasurement,
)
from participants.models.choices import Responsible
from participants.models.measurement import INTERVAL
from participants.models.participant import ParticipantQuerySet
from participants.models.step import NextStepQuerySet


def people() -> ParticipantQuerySet:
    """Whose page opens today: who has left, or was registered by mistake, has none."""
    return Participant.objects.ongoing(today())


KIND = LinkKind("min-sida", "din sida", "phone:page", people)

# Goals that were given up are not held up to anybody.
SHOWN_GOALS = [
    PlanGoal.Status.ACTIVE,
    PlanGoal.Status.REACHED,
    PlanGoal.Status.PARTLY,
    PlanGoal.Status.PAUSED,
]


def first_name(participant: Participant) -> str:
    """What the page calls the person. Empty for a protected person, and for one without a name."""
    return "" if participant.is_protected else participant.first_name.strip()


def goals(participant: Participant) -> list[PlanGoal]:
    """Those of the plan that holds now."""
    current = PlanGoal.objects.filter(plan__participant=participant, plan__is_current=True)
    return list(current.filter(status__in=SHOWN_GOALS))


def steps(participant: Participant, day: dt.date) -> NextStepQuerySet:
    """The steps of the plan that holds now: what is open, and what was done today."""
    current = NextStep.objects.filter(plan__participant=participant, plan__is_current=True)
    return current.filter(Q(done_on=None) | Q(done_on=day), closed_on=None)


def own_steps(participant: Participant, day: dt.date) -> NextStepQuerySet:
    """Those that the person may tick, or untick the same day. What staff ticked stays."""
    mine = steps(participant, day).filter(responsible=Responsible.PARTICIPANT)
    return mine.filter(Q(done_on=None) | Q(done_by_participant=True))


def tick(step: NextStep, day: dt.date | None) -> None:
    """The person has done the step on the day; None takes it back, with what was said of it."""
    step.done_on, step.done_by_participant = day, day is not None
    if day is None:
        step.result = ""
    step.save(update_fields=["done_on", "done_by_participant", "result"])


def say(step: NextStep, words: str) -> None:
    """How it went, in the person's own words."""
    step.result = words
    step.save(update_fields=["result"])


@dataclass(frozen=True)
class Questions:
    """Whether the ten questions are offered, and the answers already given today."""

    today: StepMeasurement | None
    offered: bool


def questions(participant: Participant, day: dt.date) -> Questions:
    """Offered when staff have asked, when there are no answers, or when they are three months
    old (DOMAIN 3.5). What was answered today can be changed today."""
    own = StepMeasurement.objects.own().filter(participant=participant)
    last = own.by(day).order_by("-date").first()
    if last and last.date == day:
        return Questions(last, True)
    asked = MeasurementRequest.objects.filter(participant=participant).unanswered()
    offered = last is None or last.date + INTERVAL <= day or asked.exists()
    return Questions(None, offered)
