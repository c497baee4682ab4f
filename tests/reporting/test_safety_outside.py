"""Steering group and funder: figures, never a way to a person. And texts that try to do things."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import Invitation, User
from nyttiga.accounts.permissions import Role
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    PlanGoal,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from reporting.figures import figures, rar_figures
from reporting.models import Report
from reporting.models.report import Variant
from reporting.report.contents import contents
from reporting.report.facts import facts
from reporting.report.pdf import report_html
from tests.nyttiga.test_every_address import PAGES
from tests.papers import papers_before_the_press
from tests.rows import one_of_each
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ENDS = [dt.date(2026, 3, 31), dt.date(2026, 6, 30), dt.date(2026, 9, 30)]
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}"


def presence(world: World, day: dt.date) -> WorkshopMeeting:
    """Maryam's first presence, on the day."""
    workshop = FutureWorkshop.objects.create(project=world.project, code="FV1", planned_meetings=1)
    meeting = WorkshopMeeting.objects.create(
        project=world.project, workshop=workshop, number=1, date=day, status="genomford"
    )
    WorkshopAttendance.objects.create(
        project=world.project,
        meeting=meeting,
        participant=world.participants["maryam"],
        status="narvarande",
    )
    return meeting


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30")],
)
def test_nothing_tells_when_within_a_quarter_somebody_came(
    world: World, first: str, last: str
) -> None:
    """The forecast neither: it must not tell what the figure was on a day between two ends."""
    meeting = presence(world, dt.date.fromisoformat(first))
    early = [rar_figures(world.project, end) for end in ENDS]
    meeting.date = dt.date.fromisoformat(last)
    meeting.save()
    assert [rar_figures(world.project, end) for end in ENDS] == early


def test_the_funders_forecast_goes_on_at_the_same_pace_but_for_a_few_days(world: World) -> None:
    presence(world, dt.date(2026, 5, 5))
    ours, theirs = (
        next(one.forecast for one in made if one.code == "M1.2")
        for made in (figures(world.project, ENDS[2]), rar_figures(world.project, ENDS[2]))
    )
    assert ours is not None
    assert theirs is not None
    assert abs(ours - theirs) <= dt.timedelta(days=1).days


@pytest.mark.parametrize("role", [Role.STEERING_GROUP, Role.EVALUATOR])
@pytest.mark.parametrize(
    "page",
    [
        "",
        "deltagare/",
        "deltagare/{pk}/",
        "deltagare/{pk}/andringar/",
        "mal/M1.2/",
        "mal/M1.1/",
        "framtidsverkstader/",
        "att-gora/steg/sent/",
        "rapporter/{report}/",
        "rapporter/{report}/intern.pdf",
        "projekt/register/",
        "medlemmar/",
        "lasningar/",
        "projekt/",
    ],
)
def test_no_address_takes_an_outsider_to_a_person(
    world: World, signed_in: SignIn, role: Role, page: str
) -> None:
    rows = one_of_each(world.project, world.leader)
    url = page.format(pk=rows[Participant].pk, report=rows[Report].pk)
    answer = signed_in(world.users[role]).get(f"/p/nyttiga/{url}", {"per": "2026-05-05"})
    assert answer.status_code in {403, 404}


def test_the_goals_of_a_day_of_choice_are_not_for_outsiders(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.STEERING_GROUP])
    answer = client.get("/p/nyttiga/mal/?per=2026-05-05")
    assert (answer.status_code, answer.url) == (302, "/p/nyttiga/mal/rar/")


def test_a_report_whose_quarter_goes_on_is_not_for_outsiders(
    world: World, signed_in: SignIn
) -> None:
    report = Report.objects.create(
        project=world.project, starts_on=dt.date(2026, 10, 1), ends_on=dt.date(2026, 12, 31)
    )
    client = signed_in(world.users[Role.STEERING_GROUP])
    assert client.get(f"/p/nyttiga/rapporter/{report.pk}/rar.pdf").status_code == 403


def test_who_was_registered_by_mistake_changes_no_figure(world: World) -> None:
    report = Report.objects.create(
        project=world.project, starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30)
    )

    def everything() -> list[Any]:
        known = facts(world.project, report.period, TODAY)
        return [
            [dataclasses.replace(one, as_of=TODAY) for one in figures(world.project, TODAY)],
            known.flow,
            known.coaching,
            known.workshop_results,
            [one.present for one in known.meetings],
            contents(report, Variant.INTERNAL, TODAY).sections,
        ]

    meeting = presence(world, dt.date(2026, 8, 3))
    before = everything()
    wrong = world.participant(
        "D093",
        sex="man",
        starts_on=dt.date(2026, 7, 7),
        ends_on=dt.date(2026, 9, 7),
        end_reason="FELREGISTRERING",
    )
    mine = {"project": world.project, "participant": wrong}
    WorkshopAttendance.objects.create(meeting=meeting, status="narvarande", **mine)
    WorkshopEnrolment.objects.create(
        workshop=meeting.workshop,
        status="med",
        completed_on=dt.date(2026, 8, 3),
        goes_on=True,
        decided_on=dt.date(2026, 8, 3),
        **mine,
    )
    for day in (4, 5):
        CoachingSession.objects.create(date=dt.date(2026, 8, day), status="genomford", **mine)
    assert everything() == before


def spoil(world: World) -> None:
    """Fill every text that somebody can write with something that wants to run."""
    for model, names in {
        Participant: ("first_name", "last_name", "phone", "intake_reason"),
        FutureWorkshop: ("place",),
        WorkshopMeeting: ("notes",),
        WorkshopEnrolment: ("situation", "needs", "vision"),
        ActionPlan: ("situation", "needs", "vision"),
        PlanGoal: ("text",),
        NextStep: ("text",),
        CoachingSession: ("shared_note",),
        User: ("name",),
        Invitation: ("name",),
    }.items():
        for row in model.objects.all():  # type: ignore[attr-defined]
            for name in names:
                longest = model._meta.get_field(name).max_length  # type: ignore[attr-defined]
                setattr(row, name, EVIL[:longest])
            row.save()


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.COACH, Role.DATA_PROTECTION_OFFICER])
def test_no_text_runs_on_any_page(world: World, signed_in: SignIn, role: Role) -> None:
    rows = one_of_each(world.project, world.leader)
    rows[Report].write("handelser", EVIL, world.leader, "", "x")
    spoil(world)
    client = signed_in(world.users[role])
    for page in PAGES:
        with papers_before_the_press():
            answer = client.get(page.url(rows))
        if answer.headers["Content-Type"].startswith(("text/", "application/json")):
            text = answer.content.decode()
            assert "<script>alert" not in text, page.name
            assert "<img src=x" not in text, page.name


def test_no_text_runs_in_the_pdf_or_fetches_anything(world: World) -> None:
    report = Report.objects.create(
        project=world.project, starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30)
    )
    presence(world, dt.date(2026, 8, 3))
    FutureWorkshop.objects.update(place="<img src=file:///etc/passwd>")
    text = '- <img src="file:///etc/passwd">\n<link rel=attachment href="http://127.0.0.1/">'
    report.write("handelser", text, world.leader, "", "x")
    html = report_html(contents(report, Variant.INTERNAL, TODAY))
    assert "&lt;img src=" in html
    assert "<img" not in html
    assert "<link rel=attachment" not in html
