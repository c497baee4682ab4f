"""Planning a Framtidsverkstad: the preview, and what is saved."""

import datetime as dt

import pytest
from django.test import Client

from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Municipality
from participants.models import FutureWorkshop, WorkshopMeeting
from tests.world import World


@pytest.fixture
def url(world: World) -> str:
    return f"/p/{world.project.slug}/framtidsverkstader/ny/"


def answers(world: World, **changes: str) -> dict[str, str]:
    return {
        "code": "FV1",
        "municipality": str(world.municipality("Flen").pk),
        "place": "Folkets hus",
        "places": "8",
        "planned_meetings": "6",
        "first_date": "2026-05-21",
        "starts_at": "09:00",
        "hours": "3",
        "weeks_between": "1",
        "weekday": "",
        "action": "plan",
    } | changes


def days(*dates: str) -> dict[str, str]:
    return {f"day-{index}": date for index, date in enumerate(dates)}


WEEKS = ("2026-05-21", "2026-05-28", "2026-06-04", "2026-06-11", "2026-06-18", "2026-06-25")


def test_the_form_opens_with_what_is_usual(world, url, leader_client):
    FutureWorkshop.objects.create(project=world.project, code="FV7")
    form = leader_client.get(url).context["form"]
    assert form["code"].value() == "FV8"
    assert form["places"].value() == world.project.group_size
    assert form["planned_meetings"].value() == 6
    assert form["starts_at"].value() == dt.time(9)
    assert form["hours"].value() == 3


def test_the_preview_shows_each_day_with_its_weekday_and_saves_nothing(world, url, leader_client):
    page = leader_client.post(url, answers(world)).content.decode()
    assert "torsdag 21 maj 2026" in page
    assert "torsdag 25 juni 2026" in page
    assert not FutureWorkshop.objects.exists()


def test_saving_makes_the_series_and_its_six_meetings_of_three_hours(world, url, leader_client):
    answer = leader_client.post(url, answers(world, action="save") | days(*WEEKS))
    workshop = FutureWorkshop.objects.get()
    assert answer.url.endswith(f"/framtidsverkstader/{workshop.pk}/")
    meetings = workshop.meetings.order_by("number").values_list(
        "number", "date", "starts_at", "ends_at", "status"
    )
    assert list(meetings) == [
        (number, dt.date.fromisoformat(day), dt.time(9), dt.time(12), "planerad")
        for number, day in enumerate(WEEKS, start=1)
    ]


def test_a_chosen_weekday_moves_the_first_meeting_on(world, url, leader_client):
    page = leader_client.post(url, answers(world, weekday="0")).content.decode()
    assert "måndag 25 maj 2026" in page


def test_every_other_week(world, url, leader_client):
    page = leader_client.post(url, answers(world, weeks_between="2")).content.decode()
    assert "torsdag 4 juni 2026" in page
    assert "torsdag 28 maj 2026" not in page


def test_midsummer_eve_is_shown_with_a_free_week_and_not_saved_unasked(world, url, leader_client):
    fridays = answers(world, first_date="2026-06-05", planned_meetings="3")
    page = leader_client.post(url, fridays).content.decode()
    assert "Midsommarafton" in page
    assert "Flytta till fredag 26 juni" in page
    leader_client.post(
        url, fridays | days("2026-06-05", "2026-06-12", "2026-06-19") | {"action": "save"}
    )
    assert not FutureWorkshop.objects.exists()


def test_a_day_with_a_warning_is_kept_when_one_says_so(world, url, leader_client):
    leader_client.post(
        url,
        answers(world, planned_meetings="1", action="save", anyway="on") | days("2026-06-19"),
    )
    assert WorkshopMeeting.objects.get().date == dt.date(2026, 6, 19)


def test_a_press_on_move_moves_the_day_in_the_preview(world, url, leader_client):
    page = leader_client.post(
        url,
        answers(world, planned_meetings="2", action="move-0") | days("2026-05-14", "2026-05-21"),
    )
    plan = page.context["plan"]
    assert plan.days == [dt.date(2026, 5, 21), dt.date(2026, 5, 28)]
    assert not FutureWorkshop.objects.exists()


def test_a_day_changed_by_hand_is_checked_again(world, url, leader_client):
    page = leader_client.post(
        url, answers(world, planned_meetings="1", action="check") | days("2026-05-14")
    )
    assert "Kristi himmelsfärdsdag" in page.content.decode()


def test_a_clash_with_another_series_is_shown(world, url, leader_client):
    leader_client.post(url, answers(world, action="save") | days(*WEEKS))
    page = leader_client.post(url, answers(world, code="FV2", starts_at="11:00"))
    assert "Krockar med Framtidsverkstad Flen, träff 1 av 6" in page.content.decode()


def test_another_projects_series_is_no_clash_and_its_code_is_free(world, url, leader_client):
    other = FutureWorkshop.objects.create(project=world.other_project, code="FV1")
    WorkshopMeeting.objects.create(
        project=world.other_project, workshop=other, number=1, date=dt.date(2026, 5, 21)
    )
    page = leader_client.post(url, answers(world))
    assert "Krockar" not in page.content.decode()
    assert not page.context["plan"].has_faults


@pytest.mark.parametrize("anyway", [{}, {"anyway": "on"}])
def test_a_day_outside_the_project_is_never_saved(world, url, leader_client, anyway):
    page = leader_client.post(
        url,
        answers(world, planned_meetings="1", action="save") | days("2029-05-17") | anyway,
    )
    assert "utanför projektets tid" in page.content.decode()
    assert not FutureWorkshop.objects.exists()


def test_a_day_that_cannot_be_read_is_pointed_out(world, url, leader_client):
    page = leader_client.post(
        url, answers(world, planned_meetings="1", action="save") | days("nästa fredag")
    )
    assert "gick inte att läsa" in page.content.decode()
    assert not FutureWorkshop.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "fv3"),
        ("first_date", ""),
        ("hours", "0"),
        ("hours", "20"),
        ("planned_meetings", "0"),
        ("planned_meetings", "31"),
        ("weeks_between", "3"),
        ("municipality", "999999"),
    ],
)
def test_an_answer_that_cannot_be_is_said_at_its_field(world, url, leader_client, field, value):
    FutureWorkshop.objects.create(project=world.project, code="FV3")
    form = leader_client.post(url, answers(world, **{field: value})).context["form"]
    assert list(form.errors) == [field]


def test_a_meeting_that_would_pass_midnight_is_refused(world, url, leader_client):
    form = leader_client.post(url, answers(world, starts_at="22:00")).context["form"]
    assert list(form.errors) == ["hours"]


def test_another_projects_municipality_cannot_be_chosen(world, url, leader_client):
    flen = Municipality.objects.get(project=world.other_project, name="Flen")
    form = leader_client.post(url, answers(world, municipality=str(flen.pk))).context["form"]
    assert list(form.errors) == ["municipality"]


def test_changing_the_answers_keeps_what_was_typed(world, url, leader_client):
    page = leader_client.post(url, answers(world, place="Biblioteket", action="change"))
    assert page.context["form"]["place"].value() == "Biblioteket"


@pytest.mark.parametrize("role", [Role.PROCESS_LEADER, Role.STEERING_GROUP, Role.SUPERVISOR])
def test_others_may_not_plan(world, url, signed_in, role):
    client: Client = signed_in(world.users[role])
    assert client.get(url).status_code == 403
    assert client.post(url, answers(world)).status_code == 403
