"""Group activities beside the workshops: one that goes on, one that is soon, one that was."""

import datetime as dt
from dataclasses import dataclass

from participants.models import (
    ActivityAttendance,
    ActivityEnrolment,
    ActivityMeeting,
    GroupActivity,
)
from reporting.demo.builder import Builder
from reporting.demo.saving import save_as

Kind = GroupActivity.Kind


@dataclass(frozen=True)
class DemoActivity:
    """`days` of the meetings, from today; `people` by key with one sign a meeting that was:
    1 here, 0 not."""

    kind: GroupActivity.Kind
    name: str
    municipality: str
    place: str
    days: tuple[int, ...]
    people: tuple[tuple[str, str], ...]
    starts_at: dt.time = dt.time(10)
    ends_at: dt.time = dt.time(12)


ACTIVITIES = (
    DemoActivity(
        Kind.HEALTH_WALK, "", "Eskilstuna", "Vid Munktellbadet", (-29, -22, -15, -8, 6, 13),
        (("selam", "1101"), ("yusuf", "1011"), ("ester", "0111"), ("lena", "1100")),
        ends_at=dt.time(11),
    ),
    DemoActivity(
        Kind.STUDY_VISIT, "Besök på Återbruket Svalan", "Nyköping", "Återbruket Svalan", (-43,),
        (("fatuma", "1"), ("rasha", "1"), ("selam", "1")),
        dt.time(13), dt.time(15),
    ),
    DemoActivity(
        Kind.COMPUTER_COURSE, "Söka jobb med mobilen", "Flen", "Biblioteket", (8, 15, 22),
        (("maryam", ""), ("nils", "")),
    ),
)  # fmt: skip


def add_activities(builder: Builder) -> None:
    """Planned a month before the first meeting; recorded on the day."""
    for number, one in enumerate(ACTIVITIES, start=1):
        days = [builder.day(day) for day in one.days]
        planned_on = min(days[0], builder.today) - dt.timedelta(days=30)
        activity = GroupActivity(
            project=builder.project,
            code=f"GA{number}",
            kind=one.kind,
            name=one.name,
            municipality=builder.municipalities[one.municipality],
            place=one.place,
            planned_meetings=len(days),
        )
        save_as(activity, builder.coach, planned_on)
        meetings = [_meeting(builder, activity, one, *place) for place in enumerate(days, start=1)]
        for key, signs in one.people:
            _person(builder, activity, meetings, key, signs, planned_on)


def _meeting(
    builder: Builder, activity: GroupActivity, one: DemoActivity, number: int, day: dt.date
) -> ActivityMeeting:
    is_held = day < builder.today
    meeting = ActivityMeeting(
        project=builder.project,
        activity=activity,
        number=number,
        date=day,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        status=ActivityMeeting.Status.HELD if is_held else ActivityMeeting.Status.PLANNED,
        held_by_attendance=is_held,
    )
    return save_as(meeting, builder.coach, day)


def _person(
    builder: Builder,
    activity: GroupActivity,
    meetings: list[ActivityMeeting],
    key: str,
    signs: str,
    joined_on: dt.date,
) -> None:
    about = {"project": builder.project, "participant": builder.people[key]}
    enrolment = ActivityEnrolment(activity=activity, joined_on=joined_on, **about)
    save_as(enrolment, builder.coach, joined_on)
    for sign, meeting in zip(signs, meetings, strict=False):
        status = ActivityAttendance.Status.PRESENT if sign == "1" else "franvarande"
        attendance = ActivityAttendance(
            meeting=meeting, status=status, recorded_by=builder.coach, **about
        )
        save_as(attendance, builder.coach, meeting.date)
