"""Step measurements by staff: typed in, changed, and seen over time."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from participants.models import MeasurementRequest, NextStep, StepMeasurement
from participants.models.measurement import DOMAINS
from participants.step_progress import StepProgress, Trend, signed
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[None]]


def url(world: World, tail: str = "", who: str = "maryam") -> str:
    return f"/p/nyttiga/deltagare/{world.participants[who].pk}/{tail}"


def edit_url(measurement: StepMeasurement) -> str:
    return f"/p/nyttiga/deltagare/stegmatningar/{measurement.pk}/"


def filled_in(date: str = "2026-11-02", **answers: str) -> dict[str, str]:
    """`own_d1="3"` is the participant's answer, `coach_d1` the coach's."""
    names = {
        name.replace("own_", "deltagare-").replace("coach_", "coach-"): value
        for name, value in answers.items()
    }
    return {"date": date} | names


def measured(
    world: World, days_ago: int, who: str = "maryam", respondent: str = "deltagare", **answers: int
) -> StepMeasurement:
    return StepMeasurement.objects.create(
        project=world.participants[who].project,
        participant=world.participants[who],
        date=TODAY - dt.timedelta(days=days_ago),
        respondent=respondent,
        **(answers or {"d1": 2}),
    )


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


# --- How far


def progress(first: list[int], last: list[int]) -> StepProgress:
    codes = list(DOMAINS)
    return StepProgress(dict(zip(codes, first, strict=False)), dict(zip(codes, last, strict=False)))


@pytest.mark.parametrize(
    ("first", "last", "trend"),
    [
        ([2, 2], [3, 2], Trend.FORWARD),  # half a step in the mean
        ([2] * 10, [3, 3, *[2] * 8], Trend.FORWARD),  # a whole step in two domains
        ([2] * 10, [3, *[2] * 9], Trend.SAME),
        ([2] * 10, [2] * 10, Trend.SAME),
        ([2, 2], [1, 2], Trend.BACK),
        ([2] * 10, [1, 1, *[2] * 8], Trend.BACK),
        ([3] * 10, [4, 4, 2, 2, *[3] * 6], Trend.FORWARD),  # both ways: progress is asked first
    ],
)
def test_the_class_of_a_change(first: list[int], last: list[int], trend: Trend) -> None:
    assert progress(first, last).trend == trend


def test_only_domains_answered_both_times_are_compared() -> None:
    way = StepProgress({"d1": 1, "d2": 5}, {"d2": 5, "d3": 1})
    assert (way.mean_change, way.trend) == (0, Trend.SAME)
    assert [one.change for one in way.domains][:3] == [None, 0, None]


def test_without_a_domain_in_common_there_is_no_class() -> None:
    way = StepProgress({"d1": 1}, {"d2": 2})
    assert (way.mean_change, way.trend, way.mean_words) == (None, None, "")


@pytest.mark.parametrize(
    ("number", "words"), [("0.25", "+0,3"), ("-1.05", "−1,1"), ("0.04", "0,0"), ("-0.04", "0,0")]
)
def test_a_change_has_its_sign(number: str, words: str) -> None:
    assert signed(Decimal(number)) == words


# --- The form


def test_both_are_saved_from_one_form(world: World, coach_client: Client) -> None:
    answer = coach_client.post(
        url(world, "stegmatning/"), filled_in(own_d1="2", own_d2="0", coach_d1="3", coach_d10="5")
    )
    assert answer.url == url(world, "stegmatningar/")
    own = StepMeasurement.objects.get(respondent="deltagare")
    coach = StepMeasurement.objects.get(respondent="coach")
    assert (own.answers, coach.answers) == ({"d1": 2}, {"d1": 3, "d10": 5})
    assert own.date == coach.date == TODAY
    assert own.entered_by == coach.entered_by == world.coach


def test_one_of_them_is_enough(world: World, coach_client: Client) -> None:
    coach_client.post(url(world, "stegmatning/"), filled_in(coach_d4="1"))
    assert StepMeasurement.objects.get().respondent == "coach"


@pytest.mark.parametrize("answers", [{}, {"own_d1": "0"}])
def test_nothing_answered_is_not_saved(
    world: World, coach_client: Client, answers: dict[str, str]
) -> None:
    page = coach_client.post(url(world, "stegmatning/"), filled_in(**answers)).content.decode()
    assert "Svara på minst en fråga" in page
    assert not StepMeasurement.objects.exists()


def test_a_day_to_come_is_refused(world: World, coach_client: Client) -> None:
    page = coach_client.post(
        url(world, "stegmatning/"), filled_in("2026-11-03", own_d1="2")
    ).content.decode()
    assert "Den dagen har inte varit än" in page
    assert not StepMeasurement.objects.exists()


def test_the_same_day_twice_is_said_with_the_way_to_the_other(
    world: World, coach_client: Client
) -> None:
    other = measured(world, 0)
    page = coach_client.post(url(world, "stegmatning/"), filled_in(own_d3="4")).content.decode()
    assert "Deltagaren har redan svarat den dagen" in page
    assert edit_url(other) in page
    assert StepMeasurement.objects.get().answers == {"d1": 2}


def test_the_coach_may_answer_on_a_day_when_the_participant_has(
    world: World, coach_client: Client
) -> None:
    measured(world, 0)
    coach_client.post(url(world, "stegmatning/"), filled_in(coach_d1="4"))
    assert StepMeasurement.objects.count() == 2


def test_last_times_answer_stands_beside_each_question(world: World, coach_client: Client) -> None:
    measured(world, 100, d1=1)
    measured(world, 10, d1=4)
    assert "Förra gången 4" in text_of(coach_client, url(world, "stegmatning/"))


def test_a_step_may_be_agreed_but_need_not(world: World, coach_client: Client) -> None:
    coach_client.post(url(world, "stegmatning/"), filled_in("2026-10-01", own_d1="2"))
    assert not NextStep.objects.exists()
    step = {"step_text": "Ring", "step_responsible": "coach", "step_due_on": "2026-11-09"}
    coach_client.post(url(world, "stegmatning/"), filled_in(own_d1="2") | step)
    agreed = NextStep.objects.get()
    assert agreed.origin == NextStep.Origin.MEASUREMENT
    assert agreed.origin_id == StepMeasurement.objects.get(date=TODAY).pk


def test_a_faulty_step_saves_nothing(world: World, coach_client: Client) -> None:
    data = filled_in(own_d1="2") | {"step_text": "Ring"}
    assert coach_client.post(url(world, "stegmatning/"), data).status_code == 200
    assert not StepMeasurement.objects.exists()


def test_editing_shows_and_changes_both_of_the_day(world: World, coach_client: Client) -> None:
    own = measured(world, 5, d1=2, d2=3)
    coach = measured(world, 5, respondent="coach", d1=4)
    page = text_of(coach_client, edit_url(own))
    assert page.count("checked") == 20  # answered, or «ej aktuellt», in both columns
    coach_client.post(edit_url(own), filled_in("2026-10-27", own_d1="5", coach_d1="3"))
    own.refresh_from_db()
    coach.refresh_from_db()
    assert (own.answers, coach.answers) == ({"d1": 5}, {"d1": 3})
    assert own.date == coach.date == dt.date(2026, 10, 27)
    assert own.history.count() == 2


def test_an_edit_cannot_land_on_another_measurement(world: World, coach_client: Client) -> None:
    one, other = measured(world, 5), measured(world, 9)
    day = other.date.isoformat()
    page = coach_client.post(edit_url(one), filled_in(day, own_d1="5")).content.decode()
    assert "har redan svarat den dagen" in page
    one.refresh_from_db()
    assert one.date == TODAY - dt.timedelta(days=5)


def test_emptying_one_column_removes_that_measurement(world: World, coach_client: Client) -> None:
    own, coach = measured(world, 5), measured(world, 5, respondent="coach")
    coach_client.post(edit_url(own), filled_in(own.date.isoformat(), own_d1="5", coach_d1="0"))
    assert StepMeasurement.objects.get() == own
    assert StepMeasurement.history.filter(id=coach.pk, history_type="-").exists()


def test_a_whole_day_is_removed(world: World, coach_client: Client) -> None:
    own = measured(world, 5)
    measured(world, 5, respondent="coach")
    kept = measured(world, 50)
    coach_client.post(edit_url(own), {"remove": "1"})
    assert StepMeasurement.objects.get() == kept


# --- Who may


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in TABLE[Permission.MEASUREMENTS_EDIT]]
)
def test_only_coaches_write(world: World, signed_in: SignIn, role: Role) -> None:
    one, client = measured(world, 5), signed_in(world.users[role])
    for address in (
        url(world, "stegmatning/"),
        url(world, "stegmatning/fraga/"),
        edit_url(one),
    ):
        assert client.post(address, filled_in(own_d1="5")).status_code == 403
    assert StepMeasurement.objects.get().answers == {"d1": 2}


def test_the_leader_reads(world: World, leader_client: Client) -> None:
    measured(world, 5)
    page = text_of(leader_client, url(world, "stegmatningar/"))
    assert "28 oktober 2026" in page
    assert "Ny stegmätning" not in page
    assert "/stegmatningar/1" not in page


def test_the_process_leader_reads_nothing(world: World, signed_in: SignIn) -> None:
    measured(world, 5)
    client = signed_in(world.users[Role.PROCESS_LEADER])
    assert client.get(url(world, "stegmatningar/")).status_code == 403
    assert "Stegmätning" not in text_of(client, url(world))


def test_another_projects_measurement_does_not_exist(world: World, coach_client: Client) -> None:
    foreign = measured(world, 5, "foreign")
    assert coach_client.get(edit_url(foreign)).status_code == 404
    assert coach_client.post(edit_url(foreign), {"remove": "1"}).status_code == 404
    assert StepMeasurement.objects.filter(pk=foreign.pk).exists()


def test_a_protected_person_is_a_number_on_all_pages(world: World, coach_client: Client) -> None:
    one = measured(world, 5, "protected")
    for address in (
        url(world, "stegmatningar/", "protected"),
        url(world, "stegmatning/", "protected"),
        edit_url(one),
    ):
        page = text_of(coach_client, address)
        assert "D004" in page
        assert "Hemlig" not in page


def test_opening_is_written_in_the_read_log(world: World, coach_client: Client) -> None:
    one = measured(world, 5)
    for address in (url(world, "stegmatningar/"), url(world, "stegmatning/"), edit_url(one)):
        coach_client.get(address)
    assert [read.page for read in Read.objects.order_by("pk")] == [
        "stegmätningarna",
        "stegmätning",
        "stegmätning",
    ]


# --- The page and the panel


def test_the_panel_tells_how_far_and_when_next(world: World, coach_client: Client) -> None:
    measured(world, 100, d1=2, d7=2)
    measured(world, 10, d1=3, d7=4)
    page = text_of(coach_client, url(world))
    assert "+1,5 i snitt" in page
    assert "Framsteg" in page
    assert "Mål och riktning" in page
    assert "Nästa senast 22 januari 2027" in page  # 91 days after 23 October


def test_the_panel_of_somebody_never_measured_is_one_quiet_line(
    world: World, coach_client: Client
) -> None:
    page = text_of(coach_client, url(world))
    assert "Ingen mätning än." in page
    assert "Gör den första" in page


def test_the_page_draws_ten_charts_with_words_and_a_table(
    world: World, coach_client: Client
) -> None:
    measured(world, 100, d1=2)
    measured(world, 10, d1=3)
    measured(world, 10, respondent="coach", d1=4)
    page = text_of(coach_client, url(world, "stegmatningar/"))
    assert page.count('class="multiple"') == 10
    told = "Vardagsstruktur. Deltagaren 2 (25 juli 2026), 3 (23 oktober 2026). Coachen 4"
    assert told in page
    assert page.count('<th scope="row"') == 3
    # The two differ by point and dash, not by colour alone.
    assert "<circle" in page
    assert "<rect" in page


def test_asking_puts_the_questions_on_the_own_page_once(world: World, coach_client: Client) -> None:
    measured(world, 10)
    for _ in range(2):
        coach_client.post(url(world, "stegmatning/fraga/"))
    assert MeasurementRequest.objects.get().asked_by == world.coach
    page = text_of(coach_client, url(world, "stegmatningar/"))
    assert "Frågorna väntar på den egna sidan" in page
    measured(world, 0)
    assert "Frågorna väntar" not in text_of(coach_client, url(world, "stegmatningar/"))


@pytest.mark.parametrize("number", [2, 40])
def test_pages_cost_the_same_however_many_measurements(
    world: World, coach_client: Client, number: int, at_most_queries: AtMost
) -> None:
    for one in range(number):
        measured(world, one + 1)
    with at_most_queries(6):
        coach_client.get(url(world, "stegmatningar/"))
    with at_most_queries(10):
        coach_client.get(url(world, "stegmatning/"))
    with at_most_queries(10):
        coach_client.get(url(world))
