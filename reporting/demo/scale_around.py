"""What load_scale makes of agreements, events, courses, money, deviations and SUS."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import F

from agreements.models import (
    Agreement,
    AgreementEnterprise,
    EventAttendance,
    PublicEvent,
    PublicParty,
    StageChange,
)
from agreements.models.choices import Stage
from enterprises.models import (
    Course,
    CourseAttendance,
    CourseEnrolment,
    CourseMeeting,
    EnterpriseContact,
)
from enterprises.models.course import Kind
from nyttiga.occasions.models import Attendance, Meeting
from nyttiga.projects.models import ContactPerson, Organisation, Unit
from participants.models import Consent, ParticipationPeriod
from reporting.models import Cost, CostType, Deviation, ExternalRegistration, Insats, Report
from reporting.periods import ended_quarters
from reporting.sus.facts import IN_FACTS, fingerprints, with_bounds
from reporting.sus.profile import profile_on

if TYPE_CHECKING:
    from reporting.demo.scale import Filler

DAY, IN_AFTER = dt.timedelta(days=1), dt.timedelta(days=6)
PEOPLE_AT_A_BODY, GUESTS, PLACES, COURSE_MEETINGS = 5, 20, 12, 4
WAITS = 200  # one of so many has begun long ago and is still not registered
STAGES = [*Stage][:4]
COSTS = [one for one in CostType if one != CostType.INCOME]


def add_around(filler: "Filler", participants: int) -> None:
    """As much of it as the participants give work to, saved at once."""
    guests = _add_bodies(filler, max(2, participants // 60))
    for number, enterprise in enumerate(filler.enterprises, start=1):
        _add_enterprise_life(filler, enterprise, number, guests)
    for number in range(1, max(2, participants // 60) + 1):
        _add_event(filler, number, guests)
    for number in range(1, max(2, participants // 100) + 1):
        _add_course(filler, number)
    for number in range(1, max(10, participants // 5) + 1):
        _add_cost(filler, number)
    for number in range(1, max(5, participants // 100) + 1):
        _add_deviation(filler, number)
    for number, period in enumerate(ended_quarters(filler.project, filler.today), start=1):
        days = {"starts_on": period.starts_on, "ends_on": period.ends_on}
        filler.add(Report, number=number, **days)
    filler.save()


def _ago(filler: "Filler", days: int) -> dt.date:
    """So many days ago, within the project."""
    span = (filler.today - filler.project.starts_on).days
    return filler.today - (days % span + 1) * DAY


def _add_bodies(filler: "Filler", bodies: int) -> list[Any]:
    """Public bodies with a unit each, and whom to call there."""
    people = []
    for number in range(1, bodies + 1):
        where = filler.municipalities[number % len(filler.municipalities)]
        body = filler.add(
            Organisation,
            name=f"Förvaltning {number}",
            kind=Organisation.Kind.MUNICIPALITY,
            municipality=where,
        )
        unit = filler.add(Unit, organisation=body, name="Arbetsmarknad")
        people += [
            filler.add(
                ContactPerson,
                organisation=body,
                unit=unit,
                name=f"Kontakt {number}-{place}",
                email=f"kontakt-{number}-{place}@exempel.se",
            )
            for place in range(PEOPLE_AT_A_BODY)
        ]
    filler.save()
    return people


def _add_enterprise_life(filler: "Filler", enterprise: Any, number: int, guests: list[Any]) -> None:
    """Somebody was in touch lately; every other one is in an agreement."""
    filler.add(EnterpriseContact, enterprise=enterprise, date=_ago(filler, number % 30))
    if number % 2:
        return
    stage, opened_on = STAGES[number // 2 % len(STAGES)], _ago(filler, 30 + number)
    agreement = filler.add(
        Agreement, number=f"A{number:03d}", title=f"Lunch {number}", opened_on=opened_on,
        stage=stage, estimated_value=100_000,
    )  # fmt: skip
    filler.add(StageChange, agreement=agreement, after=stage, date=opened_on, made_by=filler.leader)
    filler.add(AgreementEnterprise, agreement=agreement, enterprise=enterprise)
    buyer = guests[number % len(guests)]
    filler.add(PublicParty, agreement=agreement, organisation=buyer.organisation, unit=buyer.unit)


def _add_event(filler: "Filler", number: int, guests: list[Any]) -> None:
    kinds = list(PublicEvent.Kind)
    event = filler.add(
        PublicEvent, code=f"E{number}", kind=kinds[number % len(kinds)], name=f"Möte {number}",
        date=_ago(filler, 7 * number), starts_at=dt.time(9), status=Meeting.Status.HELD,
        municipality=filler.municipalities[number % len(filler.municipalities)],
    )  # fmt: skip
    for place in range(min(GUESTS, len(guests))):
        guest = guests[(number * GUESTS + place) % len(guests)]
        filler.add(
            EventAttendance, meeting=event, participant=guest, organisation=guest.organisation,
            unit=guest.unit, status=Attendance.Status.PRESENT, recorded_by=filler.leader,
        )  # fmt: skip


def _add_course(filler: "Filler", number: int) -> None:
    """A course that is over, with people of the enterprises."""
    course = filler.add(
        Course, code=f"K{number}", kind=list(Kind)[number % len(Kind)],
        planned_meetings=COURSE_MEETINGS, places=PLACES,
    )  # fmt: skip
    first = _ago(filler, 40 + 5 * number)
    meetings = [
        filler.add(
            CourseMeeting, course=course, number=place, date=first + place * DAY,
            starts_at=dt.time(13), status=Meeting.Status.HELD,
        )
        for place in range(1, COURSE_MEETINGS + 1)
    ]  # fmt: skip
    for place in range(min(PLACES, len(filler.enterprises))):
        enterprise = filler.enterprises[(number * PLACES + place) % len(filler.enterprises)]
        person = filler.add(
            ContactPerson, organisation=enterprise.organisation, name=f"Handledare {number}-{place}"
        )
        filler.add(
            CourseEnrolment, course=course, person=person, enterprise=enterprise,
            status=CourseEnrolment.Status.ENROLLED, completed_on=meetings[-1].date,
        )  # fmt: skip
        for meeting in meetings:
            filler.add(
                CourseAttendance, meeting=meeting, participant=person,
                status=Attendance.Status.PRESENT, recorded_by=filler.leader,
            )  # fmt: skip


def _add_cost(filler: "Filler", number: int) -> None:
    filler.add(
        Cost, voucher=f"V{number:05}", booked_on=_ago(filler, number), amount=1_000 + number,
        cost_type=COSTS[number % len(COSTS)], recorded_by=filler.leader,
    )  # fmt: skip


def _add_deviation(filler: "Filler", number: int) -> None:
    filler.add(
        Deviation, number=number, noticed_on=_ago(filler, 5 * number),
        kind=list(Deviation.Kind)[number % len(Deviation.Kind)], severity=number % 4 + 1,
        description="Starten dröjde.", measure="Vi ringer runt.", responsible="Projektledaren",
        due_on=filler.today + 30 * DAY,
    )  # fmt: skip


def add_registrations(filler: "Filler") -> None:
    """Nearly all are registered in SUS, and those who ended are registered out."""
    insats = Insats.objects.of_people().get(project=filler.project)
    consents = dict(
        Consent.objects.filter(project=filler.project, kind=Consent.Kind.SUS).values_list(
            "participant", "pk"
        )
    )
    mine = ParticipationPeriod.objects.filter(
        project=filler.project, starts_on__lte=filler.today - IN_AFTER
    )
    for number, stay in enumerate(mine.order_by("pk"), start=1):
        if number % WAITS:
            filler.add(
                ExternalRegistration, insats=insats, period=stay,
                mode=ExternalRegistration.Mode.PERSON, consent_id=consents[stay.participant_id],
                profile=profile_on(filler.today).name, in_on=stay.starts_on + IN_AFTER,
                in_by=filler.leader, out_on=stay.ends_on,
                out_reason=ExternalRegistration.OutReason.ENDED if stay.ends_on else "",
            )  # fmt: skip
    registrations = list(filler.waiting[ExternalRegistration])
    filler.save()
    _copy(mine, registrations)


def _copy(stays: Any, registrations: list[Any]) -> None:
    """Every fact is in SUS as it stands here."""
    prints = with_bounds(stays).annotate(current=fingerprints(F("registration__salt"), out=True))
    current = dict(prints.values_list("pk", "current"))
    for row in registrations:
        facts = current[row.period_id]
        row.copied = facts if row.is_out else {key: facts[key] for key in IN_FACTS}
    ExternalRegistration.objects.bulk_update(registrations, ["copied"], batch_size=2000)
