"""Turns the written-down courses, advice and mentors into rows."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from enterprises.course_survey import EVALUATION
from enterprises.models import (
    AdvisorySession,
    CoCreationStep,
    Course,
    CourseAttendance,
    CourseEnrolment,
    CourseMeeting,
    Enterprise,
    Lecturer,
    Mentor,
    MentorContact,
    MentorPairing,
)
from enterprises.training import follow_completions
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.links.models import SurveyAnswer
from nyttiga.occasions.models import Attendance, Meeting
from nyttiga.projects.models import ContactPerson, Organisation
from reporting.demo.builder import Builder
from reporting.demo.courses import (
    MAIN_ADVICE,
    MAIN_COURSES,
    MAIN_MENTORS,
    DemoAdvice,
    DemoCourse,
    DemoPlace,
)
from reporting.demo.saving import noon, save_as

SIGNS = {"1": Attendance.Status.PRESENT, "0": Attendance.Status.ABSENT}
Place = CourseEnrolment.Status


@dataclass
class CourseBuilder:
    """Builds what has to do with courses, on top of the enterprises by their keys."""

    demo: Builder
    enterprises: dict[str, Enterprise]
    people: dict[str, ContactPerson] = field(default_factory=dict)

    @property
    def user(self) -> User:
        return self.demo.users.get(Role.PROCESS_LEADER, self.demo.leader)

    def build(self) -> None:
        for course in MAIN_COURSES:
            self._add_course(course)
        for advice in MAIN_ADVICE:
            self._add_advice(advice)
        self._add_mentors()

    def _add_course(self, one: DemoCourse) -> None:
        demo, days = self.demo, [self.demo.day(day) for day in one.days]
        planned_on = min(days[0] - dt.timedelta(days=40), demo.today)
        is_over = days[-1] < demo.today
        course = Course(
            project=demo.project,
            code=one.code,
            kind=one.kind,
            municipality=demo.municipalities[one.municipality],
            place=one.place,
            planned_meetings=len(days),
            places=12,
            content=one.content,
            co_organiser=self._organisation(one.with_school) if one.with_school else None,
            decided_on=days[-1] if is_over and one.decided else None,
        )
        save_as(course, self.user, planned_on)
        meetings = [self._add_meeting(course, n, day) for n, day in enumerate(days, start=1)]
        for number, name, where, about in one.lecturers:
            lecturer = Lecturer(
                project=demo.project,
                meeting=meetings[number - 1],
                name=name,
                organisation=self._organisation(where) if where else None,
                about=about,
            )
            save_as(lecturer, self.user, planned_on)
        for day, who, what in one.steps:
            step = CoCreationStep(
                project=demo.project, course=course, date=demo.day(day), who=who, what=what
            )
            save_as(step, self.user, demo.day(day))
        places = [self._add_place(course, place, meetings) for place in one.places]
        follow_completions([place for place in places if place.completed_on], self.user)
        for numbers, words in one.answers:
            keys = [question.key for question in EVALUATION.questions]
            SurveyAnswer.objects.create(
                project=demo.project,
                survey=EVALUATION.name,
                subject_id=course.pk,
                answers=dict(zip(keys, map(int, numbers), strict=True)),
                words=words,
            )

    def _organisation(self, where: str) -> Organisation:
        if where in self.enterprises:
            return self.enterprises[where].organisation
        school = Organisation.Kind.FOLK_HIGH_SCHOOL
        found, _ = Organisation.objects.get_or_create(
            project=self.demo.project, name=where, defaults={"kind": school}
        )
        return found

    def _add_meeting(self, course: Course, number: int, day: dt.date) -> CourseMeeting:
        held = day < self.demo.today
        meeting = CourseMeeting(
            project=course.project,
            course=course,
            number=number,
            date=day,
            starts_at=dt.time(13),
            ends_at=dt.time(16),
            status=Meeting.Status.HELD if held else Meeting.Status.PLANNED,
            held_by_attendance=held,
        )
        return save_as(meeting, self.user, min(day, self.demo.today))

    def _add_place(
        self, course: Course, one: DemoPlace, meetings: list[CourseMeeting]
    ) -> CourseEnrolment:
        enrolled_on = min(meetings[0].date - dt.timedelta(days=14), self.demo.today)
        enterprise, last = self.enterprises[one.enterprise], meetings[-1].date
        place = CourseEnrolment(
            project=course.project,
            course=course,
            person=self._person(one, enterprise),
            enterprise=enterprise,
            status=Place.WAITING if one.waits else Place.ENROLLED,
            enrolled_at=noon(enrolled_on),
            placed_on=None if one.waits else enrolled_on,
            completed_on=last if one.done else None,
        )
        save_as(place, self.user, last if one.done else enrolled_on)
        for sign, meeting in zip(one.attendance, meetings, strict=False):
            if sign in SIGNS:
                attendance = CourseAttendance(
                    project=course.project,
                    meeting=meeting,
                    participant=place.person,
                    status=SIGNS[sign],
                    recorded_by=self.user,
                )
                save_as(attendance, self.user, meeting.date)
        return place

    def _person(self, one: DemoPlace, enterprise: Enterprise) -> ContactPerson:
        if one.name not in self.people:
            first_name = one.name.partition(" ")[0].lower()
            self.people[one.name] = ContactPerson.objects.create(
                project=self.demo.project,
                organisation=enterprise.organisation,
                name=one.name,
                email=f"{first_name}@{one.enterprise}.exempel.se",
            )
        return self.people[one.name]

    def _add_advice(self, one: DemoAdvice) -> None:
        what, whose, due, done = one.step or ("", "", None, None)
        day = self.demo.day(one.days)
        session = AdvisorySession(
            project=self.demo.project,
            enterprise=self.enterprises[one.enterprise],
            date=day,
            starts_at=dt.time(10) if one.status == AdvisorySession.Status.BOOKED else None,
            hours=Decimal(one.hours),
            topics=[str(topic) for topic in one.topics],
            status=one.status,
            adviser=None if one.by else self.user,
            adviser_name=one.by[0] if one.by else "",
            adviser_organisation=one.by[1] if one.by else "",
            next_step=what,
            responsible=whose,
            due_on=None if due is None else self.demo.day(due),
            done_on=None if done is None else self.demo.day(done),
        )
        save_as(session, self.user, min(day, self.demo.today))

    def _add_mentors(self) -> None:
        demo = self.demo
        for name, company, knows, pair in MAIN_MENTORS:
            mentor = Mentor(project=demo.project, name=name, company=company, knows=knows)
            save_as(mentor, self.user, demo.day(-80))
            if pair is None:
                continue
            enterprise, since, purpose, contacts = pair
            pairing = MentorPairing(
                project=demo.project,
                mentor=mentor,
                enterprise=self.enterprises[enterprise],
                starts_on=demo.day(since),
                purpose=purpose,
            )
            save_as(pairing, self.user, demo.day(since))
            for days, about in contacts:
                contact = MentorContact(
                    project=demo.project, pairing=pairing, date=demo.day(days), about=about
                )
                save_as(contact, self.user, demo.day(days))
