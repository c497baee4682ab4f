"""*Idag* as a whole: who sees what, how much, and what came with the Excel register."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.management import call_command
from django.test import Client

from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.projects.models import Project
from nyttiga.ui.worklist import WorkItem, WorkLine
from participants.models import (
    Participant,
)
from participants.models.choices import EndReason
from participants.today import quiet_people
from tests.participants.worklist_world import (
    PEOPLE,
    SignIn,
    booked,
    days,
    meeting,
    plan_with_step,
    seen,
    workshop,
)
from tests.world import TODAY, World


@pytest.fixture
def crowded(calm: World) -> World:
    """Something of each kind, late."""
    series = workshop(calm, *PEOPLE)
    meeting(series, days(-20), status="genomford")
    for who in PEOPLE:
        booked(calm, who, days(-5))
        plan_with_step(calm, who, days(-3))
    return calm


def test_who_has_left_never_appears(crowded: World) -> None:
    for person in Participant.objects.all():
        period = person.periods.get()
        period.ends_on, period.end_reason = days(-25), EndReason.MOVED
        period.save()
    assert seen(crowded) == {}
    assert not quiet_people(crowded.access(crowded.leader), TODAY).exists()


def test_a_protected_person_is_a_number(crowded: World, signed_in: SignIn) -> None:
    for user in (crowded.leader, crowded.coach):
        page = signed_in(user).get("/p/nyttiga/").content.decode()
        assert "D004" in page
        assert "Hemlig" not in page


def test_texts_are_shown_as_text_only(calm: World, leader_client: Client) -> None:
    plan_with_step(calm, "nils", days(-3), text="<script>alert(1)</script>")
    page = leader_client.get("/p/nyttiga/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_earlier_day_is_shown_with_a_notice(calm: World, leader_client: Client) -> None:
    plan_with_step(calm, "nils", days(-3))
    page = leader_client.get("/p/nyttiga/?per=2026-10-29").content.decode()
    assert "Så här såg dagen ut torsdag 29 oktober 2026" in page
    assert "Ring AF" in page
    assert "dagar sen" not in page


def test_nothing_to_do_is_said_calmly(calm: World, leader_client: Client) -> None:
    assert "Allt är gjort" in leader_client.get("/p/nyttiga/").content.decode()


def test_more_than_five_of_a_kind_unfold_from_one_line(calm: World, leader_client: Client) -> None:
    for number in range(10, 16):
        calm.participant(f"D0{number}", starts_on=days(-20))
    page = leader_client.get("/p/nyttiga/").content.decode()
    assert "<b>6 deltagare saknar nästa steg</b>" in page
    assert page.count("saknar nästa steg") == 1 + 6 * 2
    assert "Sent <span>6</span>" in page


@pytest.mark.parametrize("people", [24, 61])
def test_the_number_on_a_line_is_the_length_of_its_list(
    calm: World, leader_client: Client, people: int
) -> None:
    for number in range(100, 100 + people):
        calm.participant(f"D{number}", starts_on=days(-20))
    page = leader_client.get("/p/nyttiga/").content.decode()
    url = "/p/nyttiga/att-gora/utan-steg/sent/"
    assert f'<a href="{url}">Visa alla {people}</a>' in page
    pages = [leader_client.get(f"{url}?page={number}").context for number in range(1, 3)][
        : 1 + people // 50
    ]
    assert sum(len(context["items"]) for context in pages) == people


def test_log_meeting_opens_todays_before_the_late_one(calm: World, leader_client: Client) -> None:
    series = workshop(calm, "maryam")
    late = meeting(series, days(-7), 1)
    button = f'btn-primary" href="/p/nyttiga/framtidsverkstader/traffar/{late.pk}/">Logga träff'
    assert button in leader_client.get("/p/nyttiga/").content.decode()
    today = meeting(series, TODAY, 2)
    button = button.replace(f"/{late.pk}/", f"/{today.pk}/")
    assert button in leader_client.get("/p/nyttiga/").content.decode()


def test_only_those_who_may_get_the_buttons(calm: World, signed_in: SignIn) -> None:
    page = signed_in(calm.users[Role.PROCESS_LEADER]).get("/p/nyttiga/").content.decode()
    assert "Ny deltagare" not in page
    assert "Logga träff" not in page


def test_who_went_quiet_is_named_with_days(calm: World, leader_client: Client) -> None:
    booked(calm, "maryam", days(-29), status="genomford")
    booked(calm, "nils", days(-38), status="genomford")
    quiet = quiet_people(calm.access(calm.leader), TODAY)
    assert {(one.number, (TODAY - one.last_seen).days) for one in quiet} >= {("D002", 38)}
    assert "D001" not in {one.number for one in quiet}
    assert '<span class="sub">38 dagar</span>' in leader_client.get("/p/nyttiga/").content.decode()


@pytest.mark.parametrize("role", [r for r in Role if r not in TABLE[Permission.WORKLIST]])
def test_roles_without_a_worklist_are_refused(world: World, signed_in: SignIn, role: Role) -> None:
    client = signed_in(world.users[role])
    for url in ("/p/nyttiga/", "/p/nyttiga/att-gora/steg/sent/"):
        assert client.get(url).status_code == 403


def test_the_process_leader_may_not_open_the_steps(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.PROCESS_LEADER])
    assert client.get("/p/nyttiga/att-gora/steg/sent/").status_code == 403


@pytest.mark.parametrize("path", ["finns-inte/sent/", "steg/aldrig/"])
def test_an_unknown_list_is_not_found(world: World, leader_client: Client, path: str) -> None:
    assert leader_client.get(f"/p/nyttiga/att-gora/{path}").status_code == 404


def test_to_a_stranger_there_is_no_worklist(crowded: World, signed_in: SignIn) -> None:
    client = signed_in(crowded.stranger)
    for url in ("/p/nyttiga/", "/p/nyttiga/att-gora/steg/sent/"):
        assert client.get(url).status_code == 404
    page = client.get("/p/annat/").content.decode()
    assert "Maryam" not in page
    assert "D002" not in page


@pytest.mark.parametrize("more", [0, 60])
def test_the_page_asks_at_most_twelve_questions(
    crowded: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    more: int,
) -> None:
    for number in range(100, 100 + more):
        crowded.participants[str(number)] = crowded.participant(f"D{number}")
        if number % 2:
            plan_with_step(crowded, str(number), days(-3 - number % 5))
    with at_most_queries(12):
        leader_client.get("/p/nyttiga/")
    with at_most_queries(8):
        leader_client.get("/p/nyttiga/att-gora/steg/sent/")


@pytest.fixture
def moved_in(world: World) -> World:
    """The example register, imported today into the second project."""
    Project.objects.filter(pk=world.other_project.pk).update(
        starts_on="2020-12-01", last_intake_on="2022-02-01", ends_on="2022-11-30"
    )
    Participant.objects.filter(project=world.other_project).delete()
    call_command(
        "import_register", "tests/data/register-exempel.xlsx", project="annat", verbosity=0
    )
    return world


def day_groups(client: Client) -> dict[str, list[WorkLine]]:
    answer = client.get("/p/annat/?per=2022-02-01")
    return {
        group.urgency: [*group.lines, *(line for fold in group.folds for line in fold.lines)]
        for group in answer.context["groups"]
    }


def numbers(items: list[WorkItem]) -> set[str]:
    """The participants' numbers behind the items."""
    people = [int(item.url.split("/")[4]) for item in items]
    return set(Participant.objects.filter(pk__in=people).values_list("number", flat=True))


def test_a_moved_in_projects_day_is_short(moved_in: World, signed_in: SignIn) -> None:
    groups = day_groups(signed_in(moved_in.stranger))
    assert sum(len(lines) for lines in groups.values()) <= 15


def test_a_moved_in_projects_day_is_true(moved_in: World, signed_in: SignIn) -> None:
    groups = day_groups(signed_in(moved_in.stranger))
    late = [line.items[0] for line in groups["sent"]]
    assert numbers(late) == {"D023", "D024", "D032"}
    assert all(item.text == " saknar nästa steg" for item in late)
    imported = {line.source.slug: line for line in groups["registret"]}
    assert imported["steg"].title == "27 deltagare har steg från registret vars datum har gått"
    # D006 was booked too, but has left.
    assert numbers(imported["coachning"].items) == {"D003", "D009", "D029"}
    assert set(imported) == {
        *("steg", "coachning", "traffar", "beslut"),
        *("uppfoljningar", "placeringens-slut", "placeringens-plan"),
        *("kurstraffar", "avtal-underlag"),
    }
    assert set(groups) == {"sent", "registret"}


def test_the_imported_line_leads_to_just_as_many(moved_in: World, signed_in: SignIn) -> None:
    client = signed_in(moved_in.stranger)
    answer = client.get("/p/annat/att-gora/steg/registret/?per=2022-02-01")
    assert len(answer.context["items"]) == 27
