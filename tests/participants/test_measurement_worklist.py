"""*Idag* asks for step measurements when they are due, and for no more."""

import datetime as dt

import pytest
from django.test import Client

from participants.models import FutureWorkshop, StepMeasurement, WorkshopEnrolment
from tests.participants.test_measurements import filled_in, measured, url
from tests.world import TODAY, World


def work(client: Client) -> dict[str, tuple[str, dt.date, str]]:
    """By the headline: how urgent, due when, the detail."""
    answer = client.get("/p/nyttiga/")
    return {
        item.headline: (group.urgency, item.due, item.detail)
        for group in answer.context["groups"]
        for line in (*group.lines, *(line for fold in group.folds for line in fold.lines))
        if line.source.slug == "stegmatning"
        for item in line.items
    }


@pytest.fixture
def all_measured(world: World) -> World:
    """Everybody but Maryam was measured yesterday."""
    for who in ("nils", "anonymous", "protected"):
        measured(world, 1, who)
    return world


def test_the_first_is_due_two_weeks_after_the_start(
    all_measured: World, coach_client: Client
) -> None:
    assert work(coach_client) == {"Maryam Haile": ("sent", dt.date(2026, 1, 22), "Den första")}


@pytest.mark.parametrize(
    ("days_ago", "urgency"), [(120, "sent"), (91, "idag"), (85, "snart"), (80, None)]
)
def test_the_next_is_due_after_three_months(
    all_measured: World, coach_client: Client, days_ago: int, urgency: str | None
) -> None:
    measured(all_measured, days_ago)
    found = work(coach_client)
    assert found.get("Maryam Haile", (None,))[0] == urgency


def test_it_is_gone_when_done(all_measured: World, coach_client: Client) -> None:
    coach_client.post(url(all_measured, "stegmatning/"), filled_in(coach_d1="2"))
    assert work(coach_client) == {}


@pytest.mark.parametrize(("days_before", "is_due"), [(30, True), (10, False)])
def test_the_end_of_the_workshop_calls_for_one(
    all_measured: World, coach_client: Client, days_before: int, is_due: bool
) -> None:
    person, ended = all_measured.participants["maryam"], TODAY - dt.timedelta(days=20)
    series = FutureWorkshop.objects.create(project=all_measured.project, code="FV1")
    WorkshopEnrolment.objects.create(
        project=all_measured.project,
        workshop=series,
        participant=person,
        status="med",
        completed_on=ended,
    )
    measured(all_measured, 20 + days_before)
    assert ("Maryam Haile" in work(coach_client)) == is_due


def test_an_exit_to_come_calls_for_one(all_measured: World, coach_client: Client) -> None:
    ends_on = TODAY + dt.timedelta(days=5)
    all_measured.participants["maryam"].periods.update(ends_on=ends_on)
    measured(all_measured, 30)
    assert work(coach_client)["Maryam Haile"][:2] == ("snart", ends_on)


def test_who_has_left_owes_none(all_measured: World, coach_client: Client) -> None:
    all_measured.participants["maryam"].periods.update(ends_on=TODAY, end_reason="TILL_ARBETE")
    assert work(coach_client) == {}


def test_who_comes_back_is_measured_anew(all_measured: World, coach_client: Client) -> None:
    measured(all_measured, 20)
    all_measured.participants["maryam"].periods.update(starts_on=TODAY - dt.timedelta(days=10))
    assert work(coach_client)["Maryam Haile"][1] == TODAY + dt.timedelta(days=4)


def test_what_was_late_when_it_came_with_the_register_is_no_duty(
    all_measured: World, coach_client: Client
) -> None:
    one = measured(all_measured, 200)
    StepMeasurement.objects.filter(pk=one.pk).update(imported_on=TODAY)
    assert work(coach_client)["Maryam Haile"][0] == "registret"


def test_the_list_shows_nobody_registered_by_mistake(
    all_measured: World, coach_client: Client
) -> None:
    all_measured.participants["maryam"].periods.update(
        ends_on=TODAY + dt.timedelta(days=3), end_reason="FELREGISTRERING"
    )
    assert work(coach_client) == {}
