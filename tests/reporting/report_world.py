"""A quarter with something in it, for the tests of the report: July–September 2026."""

import datetime as dt

from nyttiga.accounts.models import User
from nyttiga.jobs.worker import run_all
from participants.models import (
    CoachingSession,
    FutureWorkshop,
    Participant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from reporting.models import FrozenReport, Report
from reporting.models.report_kind import parse_code
from reporting.periods import Period
from reporting.report.fixing import fix
from tests.world import TODAY, World

Q2 = Period(dt.date(2026, 4, 1), dt.date(2026, 6, 30))
Q3 = Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30))
Q4 = Period(dt.date(2026, 10, 1), dt.date(2026, 12, 31))
NAMES = ["Amina", "Bertil", "Cecilia", "David", "Elsa", "Farid"]
NAMES += ["Greta", "Hassan", "Ingrid", "Jonas", "Karin", "Lars"]


def begin(world: World, period: Period = Q3) -> Report:
    return Report.objects.create(
        project=world.project,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        created_by=world.leader,
    )


def begin_kind(world: World, code: str) -> Report:
    """A report of any kind: «2026-T1», «2026», «slut»."""
    kind, period = parse_code(code, world.project)
    return Report.objects.create(
        project=world.project,
        kind=kind,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        created_by=world.leader,
    )


def fix_with_files(report: Report, user: User) -> FrozenReport:
    """Fix the report and let the queue make all its files."""
    frozen = fix(report, user, TODAY)
    run_all()
    report.refresh_from_db()
    return frozen


def fill_quarter(world: World) -> list[Participant]:
    """Twelve newcomers in Q3, two of whom end; a workshop in Flen with two held meetings, one
    cancelled and one planned in Q4; coaching held and missed."""
    newcomers = [
        world.participant(
            f"Q{number:03d}",
            first_name=first_name,
            last_name=f"Efternamn{first_name}",
            sex="kvinna" if number % 2 else "man",
            municipality=world.municipality("Flen" if number < 9 else "Trosa"),
            referred_by="AF",
            starts_on=dt.date(2026, 7, 6),
            **({"ends_on": dt.date(2026, 9, 1), "end_reason": "FLYTT"} if number < 2 else {}),
        )
        for number, first_name in enumerate(NAMES)
    ]
    workshop = FutureWorkshop.objects.create(
        project=world.project,
        code="FV1",
        municipality=world.municipality("Flen"),
        place="Medborgarhuset",
    )
    days = {
        dt.date(2026, 9, 3): "genomford",
        dt.date(2026, 9, 10): "genomford",
        dt.date(2026, 9, 17): "installd",
        dt.date(2026, 10, 1): "planerad",
    }
    for number, (day, status) in enumerate(days.items(), start=1):
        meeting = WorkshopMeeting.objects.create(
            project=world.project, workshop=workshop, number=number, date=day, status=status
        )
        present = newcomers[:10] if number == 1 else newcomers[:3] if number == 2 else []
        for person in present:
            WorkshopAttendance.objects.create(
                project=world.project, meeting=meeting, participant=person, status="narvarande"
            )
    for person in newcomers[:6]:
        CoachingSession.objects.create(
            project=world.project, participant=person, date=dt.date(2026, 9, 8), status="genomford"
        )
    CoachingSession.objects.create(
        project=world.project,
        participant=newcomers[0],
        date=dt.date(2026, 9, 22),
        status="utebliven",
    )
    WorkshopEnrolment.objects.create(
        project=world.project,
        workshop=workshop,
        participant=newcomers[2],
        status="med",
        completed_on=dt.date(2026, 9, 10),
        goes_on=True,
        decided_on=dt.date(2026, 9, 12),
    )
    return newcomers
