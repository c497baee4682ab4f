"""A synthetic project of any size, for measuring: made in bulk, so it has no history rows.

People get a made-up name and a personnummer of a serial that is never given out. They go through
series of eight, spread evenly over the project's time so far; the last series have just begun.
Things are done as in a well-kept project: one step in two hundred is late. More than half of
those who are through a series are placed; one person has hundreds of things behind them.
"""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from nyttiga.accounts.models import User
from nyttiga.projects.models import Municipality, Project
from nyttiga.ui.fields import blind_index
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    ParticipationPeriod,
    PlanGoal,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.choices import EndReason, ReferredBy, Responsible, Sex
from reporting.demo.people import MAIN_PEOPLE
from reporting.demo.personnummer import invented
from reporting.demo.scale_around import add_around, add_registrations
from reporting.demo.scale_placements import BUSY, add_busy_days, add_enterprises, add_way_to_work
from reporting.demo.schedule import weekly
from reporting.demo.words import WORDS

GROUP, MEETINGS = 8, 6
SERIES_AT_A_TIME = 100
DAY = dt.timedelta(days=1)
BIRTHDAYS = 15_000  # 41 years of them; twice as many people can have a personnummer
_FIRST_NAMES = {
    sex: [person.name.partition(" ")[0] for person in MAIN_PEOPLE if person.sex == sex]
    for sex in (Sex.WOMAN, Sex.MAN)
}
_LAST_NAMES = [person.name.partition(" ")[2] for person in MAIN_PEOPLE if person.name]
_WORDS = list(WORDS.values())
_REASONS = [EndReason.COMPLETED, EndReason.TO_WORK, EndReason.TO_STUDIES, EndReason.OWN_CHOICE]


def fill(project: Project, leader: User, today: dt.date, participants: int) -> Counter[str]:
    """Fill an empty project with so many participants. Returns the number of rows by table."""
    groups = -(-participants // GROUP)
    filler = Filler(project, leader, today, random.Random(participants), groups)
    filler.enterprises = add_enterprises(filler, participants)
    add_around(filler, participants)
    for first in range(0, groups, SERIES_AT_A_TIME):
        for group in range(first, min(first + SERIES_AT_A_TIME, groups)):
            filler.add_group(group, min(GROUP, participants - group * GROUP))
        filler.save()
    add_registrations(filler)
    return filler.saved


@dataclass
class Filler:
    project: Project
    leader: User
    today: dt.date
    random: random.Random
    groups: int
    saved: Counter[str] = field(default_factory=Counter)
    waiting: dict[type[models.Model], list[Any]] = field(default_factory=dict)
    enterprises: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.municipalities = list(Municipality.objects.filter(project=self.project))

    def add(self, model: type[models.Model], **values: Any) -> Any:
        """A row that waits to be saved. A parent comes before its children."""
        row = model(project=self.project, **values)
        self.waiting.setdefault(model, []).append(row)
        return row

    def save(self) -> None:
        """Save what waits, table by table."""
        for model, rows in self.waiting.items():
            model._default_manager.bulk_create(rows, batch_size=2000)
            self.saved[str(model._meta.verbose_name)] += len(rows)
        self.waiting.clear()

    def add_group(self, group: int, size: int) -> None:
        """A series, its people, and all that has happened to them so far."""
        opened = self.project.starts_on + 25 * DAY
        span = (self.today + 10 * DAY - opened).days
        days = weekly(opened + span * group // self.groups * DAY, MEETINGS)
        municipality = self.municipalities[group % len(self.municipalities)]
        workshop = self.add(
            FutureWorkshop, code=f"FV{group + 1}", municipality=municipality, place="Medborgarhuset"
        )
        meetings = [self._add_meeting(workshop, n, day) for n, day in enumerate(days, start=1)]
        for place in range(size):
            person = self._add_person(group * GROUP + place, municipality)
            ends_on = self._add_period(person, days)
            self._add_enrolment(workshop, person, days)
            self._add_attendances(meetings, person)
            self._add_sessions(person, days[0])
            self._add_plans(person, days[0] - 15 * DAY, ends_on)
            add_way_to_work(self, person, days[0] - 20 * DAY, days[-1] + 14 * DAY, ends_on)
            if person.number == BUSY:
                add_busy_days(self, person)

    def _add_meeting(self, workshop: Any, number: int, day: dt.date) -> Any:
        status = WorkshopMeeting.Status
        return self.add(
            WorkshopMeeting,
            workshop=workshop,
            number=number,
            date=day,
            starts_at=dt.time(9),
            ends_at=dt.time(12),
            status=status.HELD if day < self.today else status.PLANNED,
            notes="Vi pratade om vad som gör en dag bra." if day < self.today else "",
        )

    def _add_person(self, index: int, municipality: Municipality) -> Any:
        sex = Sex.MAN if index % 2 else Sex.WOMAN
        # A step that shares no factor with the number of days visits each day once.
        born = dt.date(self.today.year - 60, 1, 1) + index // 2 * 7919 % BIRTHDAYS * DAY
        personnummer = invented(born, sex) if index < 2 * BIRTHDAYS else ""
        return self.add(
            Participant,
            number=f"D{index + 1:03d}",
            first_name=self.random.choice(_FIRST_NAMES[sex]),
            last_name=self.random.choice(_LAST_NAMES),
            personnummer=personnummer,
            personnummer_index=blind_index(personnummer),
            sex=sex,
            municipality=municipality,
            referred_by=self.random.choice(ReferredBy.values),
            needs_work_training=True,
            needs_coordination=True,
        )

    def _add_period(self, person: Any, days: list[dt.date]) -> dt.date | None:
        ends_on = days[-1] + 30 * DAY if self.random.random() < 0.4 else None
        if ends_on and ends_on >= self.today:
            ends_on = None
        self.add(
            ParticipationPeriod,
            participant=person,
            starts_on=days[0] - 20 * DAY,
            ends_on=ends_on,
            end_reason=self.random.choice(_REASONS) if ends_on else "",
        )
        return ends_on

    def _add_enrolment(self, workshop: Any, person: Any, days: list[dt.date]) -> None:
        decided_on = days[-1] + 7 * DAY
        decided = decided_on <= self.today
        words = self.random.choice(_WORDS)
        self.add(
            WorkshopEnrolment,
            workshop=workshop,
            participant=person,
            status=WorkshopEnrolment.Status.ENROLLED,
            placed_on=days[0] - 10 * DAY,
            situation=words.situation,
            needs=words.needs,
            vision=words.vision,
            completed_on=days[-1] if days[-1] < self.today else None,
            goes_on=self.random.random() < 0.7 if decided else None,
            decided_on=decided_on if decided else None,
        )

    def _add_attendances(self, meetings: Iterable[Any], person: Any) -> None:
        status = WorkshopAttendance.Status
        for meeting in meetings:
            if meeting.date < self.today:
                present = self.random.random() < 0.85
                self.add(
                    WorkshopAttendance,
                    meeting=meeting,
                    participant=person,
                    status=status.PRESENT if present else status.ABSENT,
                    recorded_by=self.leader,
                )

    def _add_sessions(self, person: Any, first: dt.date) -> None:
        status = CoachingSession.Status
        for number in (1, 2, 3):
            day = first + 7 * (2 * number - 1) * DAY
            past = status.NO_SHOW if self.random.random() < 0.1 else status.HELD
            self.add(
                CoachingSession,
                participant=person,
                date=day,
                starts_at=dt.time(13),
                minutes=60,
                status=past if day < self.today else status.BOOKED,
                form=CoachingSession.Form.IN_PERSON,
                shared_note="Vi pratade om nästa steg." if day < self.today else "",
            )

    def _add_plans(self, person: Any, first_on: dt.date, ends_on: dt.date | None) -> None:
        """Two versions: one step done and one dropped in the first, one open in the second."""
        words = self.random.choice(_WORDS)._asdict()
        second_on = max(first_on, min(first_on + 35 * DAY, self.today))
        plans = []
        for version, date in ((1, first_on), (2, second_on)):
            plan = self.add(
                ActionPlan, participant=person, version=version, date=date,
                author=self.leader, is_current=version == 2, **words,
            )  # fmt: skip
            goal = self.add(PlanGoal, plan=plan, text="Hitta en plats som passar")
            plans.append((plan, goal))
        (before, old_goal), (now, goal) = plans
        due_on = self.today + (-3 if self.random.random() < 0.005 else 10) * DAY
        who = Responsible.PARTICIPANT
        for plan, about, text, due, done_on, closed_on in (
            (before, old_goal, "Göra ett studiebesök", second_on, second_on, None),
            (before, old_goal, "Skriva ett CV", second_on, None, second_on),
            (now, goal, "Ringa och boka ett besök", due_on, None, ends_on),
        ):
            self.add(
                NextStep, plan=plan, goal=about, text=text, responsible=who,
                due_on=due, done_on=done_on, closed_on=closed_on,
            )  # fmt: skip
