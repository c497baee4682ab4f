"""Turns what stands around the participants into rows: consents, authorities, measurements,
support and occupation, coaches, exits, referrals."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation, Unit
from participants.exit import plan_later_contacts
from participants.models import (
    ActionPlan,
    CoachAssignment,
    Consent,
    Exit,
    JointMeeting,
    LaterContact,
    NextStep,
    Occupation,
    Participant,
    ParticipationPeriod,
    PlanApproval,
    Professional,
    Referral,
    StepMeasurement,
    SupportSource,
)
from participants.models.choices import EndReason
from participants.models.measurement import DOMAINS
from participants.models.plan import agree_on_step
from participants.models.situation import Moment, Source
from reporting.demo.around import (
    NOT_MEASURED,
    REFERRED_BY,
    SITUATION_MISSING,
    WITHOUT_COACH,
    Around,
    DemoConsent,
    DemoMeeting,
    DemoReferral,
)
from reporting.demo.builder import Builder
from reporting.demo.people import birthday
from reporting.demo.personnummer import invented
from reporting.demo.saving import save_as
from reporting.demo.schedule import workday

DAY = dt.timedelta(days=1)
FIRST_MEASURED, MEASURED_AGAIN = 6 * DAY, 85 * DAY
Before = tuple[Source, int | None, Occupation.Kind, int | None]
BEFORE: list[Before] = [
    (Source.SOCIAL_ASSISTANCE, 100, Occupation.Kind.JOB_SEEKING, None),
    (Source.ACTIVITY_GRANT, 100, Occupation.Kind.PROGRAMME, None),
    (Source.SICKNESS_BENEFIT, 50, Occupation.Kind.OTHER, None),
    (Source.SOCIAL_ASSISTANCE, 75, Occupation.Kind.STUDIES, 25),
]
UNKNOWN: Before = (Source.UNKNOWN, None, Occupation.Kind.OTHER, None)
AFTER: dict[str, Before] = {
    EndReason.TO_WORK: (Source.SUBSIDISED_WAGES, None, Occupation.Kind.SUBSIDISED_WORK, 75),
    EndReason.TO_STUDIES: (Source.STUDENT_AID, 100, Occupation.Kind.STUDIES, 100),
}
OTHERWISE: Before = (Source.SOCIAL_ASSISTANCE, 100, Occupation.Kind.OTHER, None)


@dataclass
class AroundBuilder:
    """Builds on the people, plans and placements that are there already."""

    demo: Builder
    professionals: dict[tuple[str, str], Professional] = field(default_factory=dict)

    def build(self, around: Around) -> None:
        for key, person in self.demo.people.items():
            periods = list(person.periods.exclude(end_reason=EndReason.REGISTERED_BY_MISTAKE))
            for period in reversed(periods):
                self._add_stay(key, person, period)
        for consent in around.consents:
            self._add_consent(consent)
        for one in around.professionals:
            row = Professional(
                project=self.demo.project,
                participant=self.demo.people[one.key],
                organisation=self._organisation(one.organisation),
                role=one.role,
                name=one.name,
                does=one.does,
            )
            self.professionals[one.key, one.role] = row
            save_as(row, self.demo.coach_of(one.key), self.demo.day(-40))
        for meeting in around.meetings:
            self._add_meeting(meeting)
        for key, version, days, yes in around.approvals:
            plan = ActionPlan.objects.get(participant=self.demo.people[key], version=version)
            day = max(self.demo.day(days), plan.date)
            for party, method in yes:
                approval = PlanApproval(
                    project=self.demo.project,
                    plan=plan,
                    party=party,
                    method=method,
                    date=day,
                    recorded_by=self.demo.coach_of(key),
                )
                save_as(approval, self.demo.coach_of(key), day)
        for one_exit in around.exits:
            self._add_exit(
                one_exit.key,
                summary=one_exit.summary,
                remains=one_exit.remains,
                handed_to=one_exit.handed_to,
            )
        self._add_referrals(around)

    # --- each stay ----------------------------------------------------------------------
    def _add_stay(self, key: str, person: Participant, period: ParticipationPeriod) -> None:
        demo, coach = self.demo, self.demo.coach_of(key)
        if key not in WITHOUT_COACH:
            assignment = CoachAssignment(
                project=demo.project,
                participant=person,
                coach=coach,
                starts_on=period.starts_on,
                ends_on=period.ends_on,
            )
            save_as(assignment, demo.leader, period.ends_on or period.starts_on)
        reachable = bool(person.personnummer)
        if reachable and demo.random.random() < 0.8:
            self._save_consent(person, Consent.Kind.SUS, period.starts_on, coach, version="9443")
        if key not in SITUATION_MISSING:
            self._add_situations(person, period)
        if key not in NOT_MEASURED:
            for day in self._days_to_measure(key, period):
                self._measure(person, period, day)

    def _add_situations(self, person: Participant, period: ParticipationPeriod) -> None:
        before = self.demo.random.choice(BEFORE) if person.personnummer else UNKNOWN
        self._add_situation(person, Moment.BEFORE, period.starts_on - DAY, before)
        if period.ends_on:
            after = AFTER.get(period.end_reason, OTHERWISE)
            self._add_situation(person, Moment.AFTER, period.ends_on, after)

    def _add_situation(
        self, person: Participant, moment: Moment, date: dt.date, told: Before
    ) -> None:
        source, extent, kind, percent = told
        common = {
            "project": self.demo.project,
            "participant": person,
            "moment": moment,
            "date": date,
        }
        day = max(date, self.demo.project.starts_on)
        save_as(SupportSource(source=source, extent=extent, **common), self.demo.coach, day)
        save_as(Occupation(kind=kind, percent=percent, **common), self.demo.coach, day)

    def _days_to_measure(self, key: str, period: ParticipationPeriod) -> Iterator[dt.date]:
        """At the start, when the series is over, and then about every three months."""
        last = period.ends_on or self.demo.today
        series = self.demo.first_series.get(key)
        day = workday(period.starts_on + FIRST_MEASURED, forward=True)
        over = series.days[-1] if series and series.is_over else None
        while day < last:
            yield day
            again = day + MEASURED_AGAIN
            if over and over > day:
                again, over = over, None
            day = workday(again, forward=True)

    def _measure(self, person: Participant, period: ParticipationPeriod, day: dt.date) -> None:
        """Both answer, each in their own way. Most things get better with time, not all."""
        chance = self.demo.random
        rounds = (day - period.starts_on).days // 80
        order = int(person.number.lstrip("D"))
        for respondent in StepMeasurement.Respondent:
            answers: dict[str, int | None] = {}
            for place, code in enumerate(DOMAINS):
                level = 1 + (place + order) % 3 + rounds * (place % 3 != 1)
                answers[code] = max(1, min(5, level + chance.choice([-1, 0, 0, 0, 1])))
            if order % 4 == 0:
                answers["d5"] = None
            row = StepMeasurement(
                project=self.demo.project,
                participant=person,
                date=day,
                respondent=respondent,
                entered_by=self.demo.coach,
                **answers,
            )
            save_as(row, self.demo.coach, day)

    # --- consents and authorities -------------------------------------------------------
    def _add_consent(self, consent: DemoConsent) -> None:
        demo = self.demo
        given_on = demo.day(consent.days)
        row = self._save_consent(
            demo.people[consent.key],
            consent.kind,
            given_on,
            demo.coach_of(consent.key),
            valid_to=demo.day(consent.until) if consent.until else None,
            information=list(consent.information),
            scope="Bild och några ord om arbetet på Kryddan"
            if consent.kind == Consent.Kind.MEDIA
            else "",
        )
        row.organisations.set(self._organisation(name) for name in consent.organisations)
        if consent.withdrawn:
            row.withdrawn_on = demo.day(consent.withdrawn)
            row.withdrawn_by = demo.coach_of(consent.key)
            save_as(row, demo.coach_of(consent.key), row.withdrawn_on)

    def _save_consent(
        self,
        person: Participant,
        kind: Consent.Kind,
        given_on: dt.date,
        coach: User,
        version: str = "1",
        **fields: Any,
    ) -> Consent:
        consent = Consent(
            project=self.demo.project,
            participant=person,
            kind=kind,
            text_version=version,
            given_on=given_on,
            method=Consent.Method.PAPER,
            recorded_by=coach,
            **fields,
        )
        return save_as(consent, coach, given_on)

    def _organisation(self, name: str) -> Organisation:
        found, _ = Organisation.objects.get_or_create(
            project=self.demo.project,
            name=name,
            defaults={"kind": Organisation.Kind.MUNICIPALITY},
        )
        return found

    def _add_meeting(self, meeting: DemoMeeting) -> None:
        demo, person = self.demo, self.demo.people[meeting.key]
        coach, day = demo.coach_of(meeting.key), demo.day(meeting.days)
        row = JointMeeting(
            project=demo.project,
            participant=person,
            date=day,
            starts_at=meeting.at,
            place=meeting.place,
            status=meeting.status,
            about=meeting.about,
            notes=meeting.notes,
        )
        save_as(row, coach, day)
        row.present.set(one for (key, _), one in self.professionals.items() if key == meeting.key)
        if meeting.promise:
            role, text, responsible, due = meeting.promise
            agree_on_step(
                person,
                author=coach,
                day=day,
                text=text,
                responsible=responsible,
                due_on=demo.day(due),
                origin=NextStep.Origin.JOINT_MEETING,
                origin_id=row.pk,
                promised_by=self.professionals[meeting.key, role],
            )

    # --- in and out ---------------------------------------------------------------------
    def _add_exit(self, key: str, **words: str) -> None:
        demo = self.demo
        ended = ParticipationPeriod.objects.filter(participant=demo.people[key])
        period = ended.exclude(ends_on=None).latest("ends_on")
        coach = demo.coach_of(key)
        save_as(Exit(project=demo.project, period=period, **words), coach, period.ends_on)
        plan_later_contacts(period, period.ends_on)
        for contact in LaterContact.objects.filter(period=period, due_on__lt=demo.today):
            contact.done_on, contact.reached = workday(contact.due_on), True
            contact.word = "Har det bra och letar arbete på egen hand."
            save_as(contact, coach, contact.done_on)

    def _add_referrals(self, around: Around) -> None:
        for referral in around.referrals:
            self._add_referral(referral)
        for key, days in around.came_by_referral:
            self._add_accepted(key, days)

    def _labour_unit(self) -> Unit:
        return Unit.objects.filter(project=self.demo.project, name="Arbetsmarknadsenheten")[0]

    def _add_referral(self, referral: DemoReferral) -> None:
        demo = self.demo
        sender = demo.users.get(Role.REFERRER)
        born = birthday(demo.today, referral.age, demo.random.randrange(364))
        received_on = demo.day(referral.days)
        row = Referral(
            project=demo.project,
            unit=self._labour_unit(),
            referred_by=REFERRED_BY,
            sent_by=sender,
            received_on=received_on,
            first_name=referral.first_name,
            last_name=referral.last_name,
            personnummer=invented(born, referral.sex),
            sex=referral.sex,
            municipality=demo.municipalities[referral.municipality],
            knows_and_agrees=True,
            status=referral.status,
            reason=referral.reason,
        )
        if referral.decided:
            row.decided_on, row.decided_by = demo.day(referral.decided), demo.leader
        save_as(row, sender or demo.leader, row.decided_on or received_on)

    def _add_accepted(self, key: str, days: int) -> None:
        """The referral that a stay came from: the first one, decided three days after it came."""
        demo, person = self.demo, self.demo.people[key]
        period = person.periods.earliest("starts_on")
        came_on = workday(period.starts_on - days * DAY)
        decided_on = workday(came_on + 3 * DAY)
        sender = demo.users.get(Role.REFERRER)
        referral = Referral(
            project=demo.project,
            unit=self._labour_unit(),
            referred_by=person.referred_by,
            sent_by=sender,
            received_on=came_on,
            first_name=person.first_name,
            last_name=person.last_name,
            sex=person.sex,
            municipality=person.municipality,
            knows_and_agrees=True,
            status=Referral.Status.ACCEPTED,
            decided_on=decided_on,
            decided_by=demo.leader,
            period=period,
        )
        save_as(referral, sender or demo.leader, decided_on)
