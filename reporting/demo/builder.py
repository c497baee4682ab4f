"""Turns the written-down people, series, sessions and plans into the rows of one project."""

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Municipality, Project
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    ParticipationPeriod,
    ProtectionGrant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.choices import Education, Protection
from participants.models.plan import own_words_of
from reporting.demo.around import OF_SECOND_COACH
from reporting.demo.coaching import Session
from reporting.demo.people import Person, birthday
from reporting.demo.personnummer import invented
from reporting.demo.plans import Plan, Step, Version
from reporting.demo.saving import noon, save_as
from reporting.demo.schedule import days_from, workday
from reporting.demo.users import SECOND_COACH
from reporting.demo.words import WORDS, Words
from reporting.demo.workshops import Place, Series

EDUCATIONS = [Education.PRIMARY, Education.SECONDARY, Education.SECONDARY, Education.LONG_HIGHER]
FIRST_PHONE = 605  # 070-174 06 05 – 06 99 are kept free for fiction (PTS)


@dataclass
class Builder:
    """Builds one project. The order of the methods is the order to call them in."""

    project: Project
    users: dict[str, User]
    today: dt.date
    random: random.Random
    people: dict[str, Participant] = field(default_factory=dict)
    first_series: dict[str, Series] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = Municipality.objects.filter(project=self.project)
        self.municipalities = {row.name: row for row in rows}

    @property
    def leader(self) -> User:
        return self.users[Role.PROJECT_LEADER]

    @property
    def coach(self) -> User:
        return self.users[Role.COACH]

    def coach_of(self, key: str) -> User:
        """The person's coach: the project's first, where there is no other."""
        second = self.users.get(SECOND_COACH) if key in OF_SECOND_COACH else None
        return second or self.coach

    def day(self, days: int) -> dt.date:
        return days_from(self.today, days)

    # --- people -------------------------------------------------------------------------
    def add_people(self, people: list[Person], all_series: list[Series]) -> None:
        for series in all_series:
            for place in series.places:
                self.first_series.setdefault(place.key, series)
        for order, person in enumerate(people, start=1):
            start = self._start(person, order)
            row = save_as(self._participant(person, order, start), self.leader, start)
            self.people[person.key] = row
            self._add_periods(person, row, start)
            if person.protection == Protection.SECRECY_MARK:
                ProtectionGrant.objects.give(row, self.coach, granted_by=self.leader)

    def _start(self, person: Person, order: int) -> dt.date:
        if person.registered is not None:
            return self.day(-person.registered)
        weeks_before = self.first_series[person.key].days[0] - dt.timedelta(days=22 - order % 10)
        return max(workday(weeks_before), workday(self.project.starts_on, forward=True))

    def _participant(self, person: Person, order: int, start: dt.date) -> Participant:
        known = bool(person.name)
        reachable = known and person.protection == Protection.NONE
        first, _, last = person.name.partition(" ")
        born = birthday(self.today, person.age, self.random.randrange(364))
        return Participant(
            project=self.project,
            number=f"D{order:03d}",
            first_name=first,
            last_name=last,
            personnummer=invented(born, person.sex) if reachable else "",
            sex=person.sex,
            phone=f"070-174 06 {(FIRST_PHONE + order) % 100:02d}" if reachable else "",
            municipality=self.municipalities[person.municipality] if person.municipality else None,
            referred_by=person.referred_by,
            protection=person.protection,
            needs_work_training=True,
            needs_coordination=self.random.random() < 0.7,
            intake_reason=person.intake_reason,
        )

    def _add_periods(self, person: Person, row: Participant, start: dt.date) -> None:
        period = ParticipationPeriod(
            project=self.project,
            participant=row,
            starts_on=start,
            education=self.random.choice(EDUCATIONS) if person.name else "",
            support_months=self.random.choice([6, 14, 26, 40, 75]) if person.name else None,
        )
        if person.ends:
            period.end_reason, ends = person.ends[0], self.day(-person.ends[1])
            period.ends_on = ends
        save_as(period, self.leader, period.ends_on or start)
        if person.returned:
            back = self.day(-person.returned)
            again = ParticipationPeriod(project=self.project, participant=row, starts_on=back)
            save_as(again, self.leader, back)

    # --- workshops ----------------------------------------------------------------------
    def add_series(self, series: Series) -> None:
        planned_on = series.days[0] - dt.timedelta(days=40)
        workshop = FutureWorkshop(
            project=self.project,
            code=series.code,
            municipality=self.municipalities[series.municipality],
            place=series.place,
            planned_meetings=len(series.days) - len(series.cancelled),
            places=self.project.group_size,
        )
        save_as(workshop, self.leader, planned_on)
        meetings = [
            self._add_meeting(workshop, series, number, day)
            for number, day in enumerate(series.days, start=1)
        ]
        for order, place in enumerate(series.places):
            self._add_enrolment(workshop, series, place, order)
            for sign, meeting in zip(place.attendance, meetings, strict=False):
                if sign != ".":
                    self._add_attendance(meeting, place, present=sign == "1")

    def _add_meeting(
        self, workshop: FutureWorkshop, series: Series, number: int, day: dt.date
    ) -> WorkshopMeeting:
        status = WorkshopMeeting.Status.PLANNED
        if number in series.cancelled:
            status = WorkshopMeeting.Status.CANCELLED
        elif number <= series.held:
            status = WorkshopMeeting.Status.HELD
        meeting = WorkshopMeeting(
            project=self.project,
            workshop=workshop,
            number=number,
            date=day,
            starts_at=dt.time(9),
            ends_at=dt.time(12),
            status=status,
            held_by_attendance=status == WorkshopMeeting.Status.HELD,
            notes=series.notes[number - 1] if number <= len(series.notes) else "",
        )
        return save_as(meeting, self.leader, day)

    def _add_enrolment(
        self, workshop: FutureWorkshop, series: Series, place: Place, order: int
    ) -> None:
        participant = self.people[place.key]
        is_first = self.first_series[place.key] is series
        began = participant.periods.latest("starts_on").starts_on
        enrolled_on = began if not series.is_over else series.days[0] - dt.timedelta(days=9)
        # Who is not recorded at the first meeting came in after it.
        late = place.attendance.startswith(".")
        placed_on = series.days[0] + dt.timedelta(days=2) if late else enrolled_on
        words = WORDS.get(place.key, Words("")) if is_first and series.held else Words("")
        status = WorkshopEnrolment.Status.ENROLLED
        if place.waiting:
            status = WorkshopEnrolment.Status.WAITING
        elif place.withdrawn:
            status = WorkshopEnrolment.Status.WITHDRAWN
        decided = place.goes_on is not None
        enrolment = WorkshopEnrolment(
            project=self.project,
            workshop=workshop,
            participant=participant,
            status=status,
            enrolled_at=noon(enrolled_on) + dt.timedelta(minutes=order),
            placed_on=None if place.waiting else placed_on,
            situation=words.situation,
            needs=words.needs,
            vision=words.vision,
            completed_on=series.days[-1] if decided else None,
            goes_on=place.goes_on,
            decided_on=workday(series.days[-1] + dt.timedelta(days=7)) if decided else None,
        )
        save_as(enrolment, self.leader, enrolment.decided_on or enrolled_on)

    def _add_attendance(self, meeting: WorkshopMeeting, place: Place, present: bool) -> None:
        status = WorkshopAttendance.Status
        attendance = WorkshopAttendance(
            project=self.project,
            meeting=meeting,
            participant=self.people[place.key],
            status=status.PRESENT if present else status.ABSENT,
            recorded_by=self.leader,
        )
        save_as(attendance, self.leader, meeting.date)

    # --- coaching -----------------------------------------------------------------------
    def add_session(self, session: Session) -> None:
        if session.days is None:
            meeting_day = self.first_series[session.key].days[session.after - 1]
            day = workday(meeting_day + dt.timedelta(days=2))
        else:
            day = self.day(session.days) if session.days else self.today
        status = CoachingSession.Status
        took_place = session.status in {status.HELD, status.BOOKED}
        row = CoachingSession(
            project=self.project,
            participant=self.people[session.key],
            coach=self.coach_of(session.key),
            date=day,
            starts_at=session.at,
            minutes=self.random.choice([45, 60, 60, 75]) if took_place else None,
            phase=session.phase,
            status=session.status,
            form=session.form,
            shared_note=session.note,
        )
        save_as(row, self.coach_of(session.key), day)

    # --- plans --------------------------------------------------------------------------
    def add_plan(self, plan: Plan, people: dict[str, Person]) -> None:
        participant, author = (
            self.people[plan.key],
            self.leader if plan.by_leader else self.coach_of(plan.key),
        )
        for number, version in enumerate(plan.versions):
            row = ActionPlan.new_version(
                participant,
                based_on=number,
                author=author,
                date=self._version_day(plan.key, version),
                words=self._words(participant, version),
                goals=version.goals,
            )
            for step in version.steps:
                self._add_step(row, step, author)
        person = people[plan.key]
        if person.ends and not person.returned:
            NextStep.objects.filter(plan__participant=participant).close(self.day(-person.ends[1]))

    def _version_day(self, key: str, version: Version) -> dt.date:
        if version.days is not None:
            return self.day(version.days)
        last = self.first_series[key].days[-1]
        return workday(last + dt.timedelta(days=version.after_series), forward=True)

    @staticmethod
    def _words(participant: Participant, version: Version) -> dict[str, Any]:
        words = own_words_of(participant)
        return words | {"situation": version.now} if version.now else words

    def _add_step(self, plan: ActionPlan, step: Step, author: User) -> None:
        goals = list(plan.goals.all())
        row = NextStep(
            project=self.project,
            plan=plan,
            goal=goals[step.goal] if step.goal is not None else None,
            text=step.text,
            responsible=step.who,
        )
        if step.done is None:
            row.due_on = self.day(step.due) if step.due else self.today
        else:
            row.done_on = min(workday(plan.date + dt.timedelta(days=step.done)), self.day(-1))
            row.due_on = workday(row.done_on + dt.timedelta(days=2), forward=True)
        save_as(row, author, row.done_on or plan.date)
