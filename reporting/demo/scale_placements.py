"""What load_scale makes of enterprises, placements and all that measures how far people come."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from enterprises.models import Enterprise
from nyttiga.projects.models import Organisation
from participants.models import (
    CoachingSession,
    Consent,
    FollowUp,
    Occupation,
    Placement,
    PlacementHours,
    StepMeasurement,
    SupportSource,
    WorkplaceDay,
)
from participants.models.measurement import DOMAINS
from participants.models.situation import Moment, Source
from reporting.demo.enterprises import MAIN_ENTERPRISES

if TYPE_CHECKING:
    from reporting.demo.scale import Filler

DAY = dt.timedelta(days=1)
WEEK = 7 * DAY
PEOPLE_PER_ENTERPRISE = 20
PLACED = 0.7  # of those who are through their series
FOLLOW_UPS = 12
BUSY, MUCH = "D001", 220
WORDS = ("Det är roligt att ha någonstans att gå.", "Kommer i tid och frågar när något är oklart.")


def add_enterprises(filler: "Filler", participants: int) -> list[Any]:
    """One enterprise for every twenty people, saved at once."""
    made = []
    for number in range(max(2, participants // PEOPLE_PER_ENTERPRISE)):
        like = MAIN_ENTERPRISES[number % len(MAIN_ENTERPRISES)]
        organisation = filler.add(
            Organisation,
            name=f"{like.name} {number + 1}",
            kind=Organisation.Kind.COMPANY,
            municipality=filler.municipalities[number % len(filler.municipalities)],
        )
        made.append(
            filler.add(
                Enterprise,
                organisation=organisation,
                number=f"F{number + 1:03d}",
                legal_form=like.legal_form,
                places=like.places,
                tasks=like.tasks,
            )
        )
    filler.save()
    return made


def add_way_to_work(
    filler: "Filler", person: Any, begun_on: dt.date, ready_on: dt.date, ends_on: dt.date | None
) -> None:
    """Support before and after, measurements, consents; and a placement for most."""
    _add_situations(filler, person, Moment.BEFORE, begun_on - DAY)
    if ends_on:
        _add_situations(filler, person, Moment.AFTER, ends_on)
    filler.add(Consent, participant=person, kind=Consent.Kind.SUS, given_on=begun_on)
    last = min(ends_on or filler.today, filler.today)
    day = min(begun_on + 7 * DAY, last)
    while day <= last:
        _measure(filler, person, day)
        day += 13 * WEEK
    if ready_on < filler.today and filler.random.random() < PLACED:
        _add_placement(filler, person, ready_on, ends_on)


def add_busy_days(filler: "Filler", person: Any) -> None:
    """Someone with far more behind them than most: the page about them must bear it."""
    for number in range(MUCH):
        filler.add(
            CoachingSession,
            participant=person,
            date=filler.today - (number + 1) * DAY,
            starts_at=dt.time(8),
            minutes=30,
            phase=CoachingSession.Phase.EXIT,
            status=CoachingSession.Status.HELD,
            shared_note="Vi stämde av veckan.",
        )


def _add_situations(filler: "Filler", person: Any, moment: Moment, date: dt.date) -> None:
    chosen = filler.random.choice([Source.SOCIAL_ASSISTANCE, Source.ACTIVITY_GRANT, Source.WAGES])
    common = {"participant": person, "moment": moment, "date": date}
    filler.add(SupportSource, source=chosen, extent=100, **common)
    filler.add(Occupation, kind=Occupation.Kind.JOB_SEEKING, **common)


def _measure(filler: "Filler", person: Any, day: dt.date) -> None:
    for respondent in StepMeasurement.Respondent:
        answers = {code: filler.random.randint(1, 5) for code in DOMAINS}
        filler.add(StepMeasurement, participant=person, date=day, respondent=respondent, **answers)


def _add_placement(
    filler: "Filler", person: Any, starts_on: dt.date, ends_on: dt.date | None
) -> None:
    where = filler.random.choice(filler.enterprises)
    filler.add(
        Consent,
        participant=person,
        kind=Consent.Kind.INFO_ENTERPRISE,
        enterprise=where,
        given_on=starts_on - WEEK,
    )
    placement = filler.add(
        Placement,
        participant=person,
        enterprise=where,
        number=f"P{person.number[1:]}",
        form=filler.random.choice([Placement.Form.WORK_TRAINING, Placement.Form.INTERNSHIP]),
        starts_on=starts_on,
        planned_end_on=filler.today + 60 * DAY,
        ends_on=ends_on and max(ends_on, starts_on),
        outcome=Placement.Outcome.ANOTHER_PLACE if ends_on else "",
    )
    for weeks, hours in ((0, 10), (6, 20)):
        filler.add(
            PlacementHours, placement=placement, from_on=starts_on + weeks * WEEK, hours=hours
        )
    for number in range(1, FOLLOW_UPS + 1):
        _follow_up(filler, placement, starts_on + number * 2 * WEEK, number)
    for number in range(1, 21):
        day = starts_on + number * 2 * DAY
        if day < filler.today:
            filler.add(WorkplaceDay, placement=placement, date=day, is_present=True, hours=5)
    for number in (3, 7):
        day = starts_on + number * WEEK
        filler.add(
            CoachingSession,
            participant=person,
            date=day,
            starts_at=dt.time(15),
            minutes=45,
            phase=CoachingSession.Phase.PLACEMENT,
            status=CoachingSession.Status.HELD
            if day < filler.today
            else CoachingSession.Status.BOOKED,
        )


def _follow_up(filler: "Filler", placement: Any, day: dt.date, number: int) -> None:
    status, is_late = FollowUp.Status, filler.random.random() < 0.002
    past = status.MISSED if filler.random.random() < 0.05 else status.HELD
    held = day < filler.today and not is_late and past == status.HELD
    filler.add(
        FollowUp,
        placement=placement,
        due_on=day,
        date=day,
        way=FollowUp.Way.VISIT if number <= 4 else FollowUp.Way.PHONE,
        status=past if day < filler.today and not is_late else status.PLANNED,
        light=FollowUp.Light.GREEN if held else "",
        participant_word=WORDS[0] if held else "",
        enterprise_word=WORDS[1] if held else "",
    )
