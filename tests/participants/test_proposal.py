"""A proposal: consent first, then the joint visit, both answers, and what they lead to."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.models import ActionPlan, NextStep, Proposal
from participants.withdrawal import withdraw
from tests.participants.matching_world import consent, proposal, step_fields
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
YESTERDAY = TODAY - dt.timedelta(days=1)


def page_of(one: Proposal) -> str:
    return f"/p/nyttiga/deltagare/forslag/{one.pk}/"


@pytest.fixture
def open_proposal(world: World) -> Proposal:
    """Proposed to Maryam, who has not yet let the enterprise be told anything."""
    return proposal(world, world.participants["maryam"], world.enterprise("F001", "Kretsloppet"))


@pytest.fixture
def told(world: World, open_proposal: Proposal) -> Proposal:
    """The same, with consent."""
    consent(world, open_proposal.participant, open_proposal.enterprise)
    return open_proposal


def answers(**changes: str) -> dict[str, str]:
    return {
        "participant_answer": "",
        "participant_reason": "",
        "enterprise_answer": "",
        "enterprise_reason": "",
    } | changes


def test_without_consent_the_page_says_so_and_leads_to_it(
    open_proposal: Proposal, coach_client: Client
) -> None:
    page = coach_client.get(page_of(open_proposal)).content.decode()
    assert "Samtycke till Kretsloppet saknas" in page
    add = f"/p/nyttiga/deltagare/{open_proposal.participant_id}/samtycken/nytt/"
    assert f"{add}?vad=INFO_FORETAG&amp;foretag={open_proposal.enterprise_id}" in page
    assert "Boka besöket" not in page


def test_a_process_leader_is_told_whom_to_ask(
    world: World, open_proposal: Proposal, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.PROCESS_LEADER])
    page = client.get(page_of(open_proposal)).content.decode()
    assert "Be coachen eller projektledaren" in page
    assert "samtycken/nytt" not in page


@pytest.mark.parametrize(
    "given",
    [
        None,
        {"withdrawn_on": TODAY},
        {"valid_to": YESTERDAY},
        {"kind": "INFO_UTBYTE"},
        {"given_on": TODAY + dt.timedelta(days=1)},
    ],
)
def test_no_route_books_a_visit_without_valid_consent(
    world: World, open_proposal: Proposal, coach_client: Client, given: dict[str, object] | None
) -> None:
    if given:
        consent(world, open_proposal.participant, open_proposal.enterprise, **given)
    answer = coach_client.post(f"{page_of(open_proposal)}besok/", {"visit_on": "2026-11-05"})
    assert "Samtycke saknas" in answer.content.decode()
    coach_client.post(
        f"{page_of(open_proposal)}besoket-blev-av/", {"visit_on": "2026-11-01"} | step_fields()
    )
    open_proposal.refresh_from_db()
    assert (open_proposal.visit_on, open_proposal.visited) == (None, False)
    assert not NextStep.objects.exists()


def test_consent_to_one_enterprise_opens_no_other(
    world: World, open_proposal: Proposal, coach_client: Client
) -> None:
    consent(world, open_proposal.participant, world.enterprise("F002", "Återbruket"))
    coach_client.post(f"{page_of(open_proposal)}besok/", {"visit_on": "2026-11-05"})
    open_proposal.refresh_from_db()
    assert open_proposal.visit_on is None


def test_with_consent_the_visit_is_booked(told: Proposal, coach_client: Client) -> None:
    answer = coach_client.post(
        f"{page_of(told)}besok/", {"visit_on": "2026-11-05", "visit_at": "10:00"}
    )
    assert answer.url == page_of(told)
    told.refresh_from_db()
    assert (told.visit_on, told.visit_at) == (dt.date(2026, 11, 5), dt.time(10, 0))
    assert "5 november 2026 10.00" in coach_client.get(page_of(told)).content.decode()


def test_the_visit_is_not_before_the_proposal(told: Proposal, coach_client: Client) -> None:
    answer = coach_client.post(f"{page_of(told)}besok/", {"visit_on": "2026-10-01"})
    assert "Besöket kan inte vara före förslaget." in answer.content.decode()


def test_a_visit_that_took_place_ends_in_a_next_step(
    world: World, told: Proposal, coach_client: Client
) -> None:
    Proposal.objects.filter(pk=told.pk).update(visit_on=YESTERDAY)
    url = f"{page_of(told)}besoket-blev-av/"
    answer = coach_client.post(url, {"visit_on": "2026-11-01"})
    assert "Skriv nästa steg" in answer.content.decode()
    coach_client.post(url, {"visit_on": "2026-11-01"} | step_fields())
    told.refresh_from_db()
    assert told.visited
    step = NextStep.objects.get()
    assert (step.text, step.origin, step.origin_id) == ("Ring Siv", "besok", told.pk)
    assert step.plan.participant == told.participant


def test_a_visit_to_come_has_not_taken_place(told: Proposal, coach_client: Client) -> None:
    answer = coach_client.post(
        f"{page_of(told)}besoket-blev-av/", {"visit_on": "2026-11-05"} | step_fields()
    )
    assert "Dagen har inte varit än." in answer.content.decode()


def test_a_process_leader_sees_no_other_steps_of_the_plan(
    world: World, told: Proposal, signed_in: SignIn
) -> None:
    plan = ActionPlan.objects.create(
        project=world.project,
        participant=told.participant,
        version=1,
        date=YESTERDAY,
        author=world.coach,
    )
    values = {"project": world.project, "plan": plan, "due_on": TODAY}
    NextStep.objects.create(**values, text="Ring vården")
    NextStep.objects.create(**values, text="Titta på bussen dit", origin="besok")
    Proposal.objects.filter(pk=told.pk).update(visit_on=YESTERDAY)
    page = signed_in(world.users[Role.PROCESS_LEADER]).get(page_of(told)).content.decode()
    assert "Titta på bussen dit" in page
    assert "Ring vården" not in page


def test_two_yes_lead_to_a_placement(told: Proposal, coach_client: Client) -> None:
    coach_client.post(
        f"{page_of(told)}svar/", answers(participant_answer="ja", enterprise_answer="ja")
    )
    told.refresh_from_db()
    assert told.both_said_yes
    assert told.closed_on is None
    page = coach_client.get(page_of(told)).content.decode()
    start = f"/p/nyttiga/deltagare/{told.participant_id}/placering/ny/"
    assert f'{start}?foretag={told.enterprise_id}"' in page
    assert "Starta placering" in page


def test_a_no_has_a_reason(told: Proposal, coach_client: Client) -> None:
    answer = coach_client.post(f"{page_of(told)}svar/", answers(participant_answer="nej"))
    assert "Skriv varför" in answer.content.decode()
    told.refresh_from_db()
    assert told.closed_on is None


def test_a_no_leads_to_the_next_try(told: Proposal, coach_client: Client) -> None:
    answer = coach_client.post(
        f"{page_of(told)}svar/",
        answers(enterprise_answer="nej", enterprise_reason="Har ingen plats till våren"),
    )
    assert answer.url == f"/p/nyttiga/deltagare/{told.participant_id}/platser/"
    told.refresh_from_db()
    assert told.closed_on == TODAY
    assert told.reasons == ["Företaget: Har ingen plats till våren"]


def test_without_consent_the_enterprise_has_no_answer(
    open_proposal: Proposal, coach_client: Client
) -> None:
    coach_client.post(
        f"{page_of(open_proposal)}svar/",
        answers(participant_answer="ja", enterprise_answer="ja"),
    )
    open_proposal.refresh_from_db()
    assert (open_proposal.participant_answer, open_proposal.enterprise_answer) == ("ja", "")


def test_the_person_can_always_say_no(open_proposal: Proposal, coach_client: Client) -> None:
    coach_client.post(
        f"{page_of(open_proposal)}svar/",
        answers(participant_answer="nej", participant_reason="Vill inte"),
    )
    open_proposal.refresh_from_db()
    assert open_proposal.closed_on == TODAY


def test_a_closed_proposal_takes_no_more(
    world: World, told: Proposal, coach_client: Client
) -> None:
    Proposal.objects.filter(pk=told.pk).update(closed_on=YESTERDAY)
    for part in ("besok/", "besoket-blev-av/", "svar/"):
        assert coach_client.post(f"{page_of(told)}{part}", {}).status_code == 404


def test_a_closed_proposal_can_be_opened_again(told: Proposal, coach_client: Client) -> None:
    Proposal.objects.filter(pk=told.pk).update(
        closed_on=YESTERDAY,
        participant_answer="ja",
        enterprise_answer="nej",
        enterprise_reason="Fullt",
    )
    coach_client.post(f"{page_of(told)}oppna-igen/")
    told.refresh_from_db()
    assert (told.closed_on, told.participant_answer, told.enterprise_answer) == (None, "ja", "")


def test_what_was_proposed_anew_is_not_opened_again(
    world: World, told: Proposal, coach_client: Client
) -> None:
    Proposal.objects.filter(pk=told.pk).update(closed_on=YESTERDAY)
    proposal(world, told.participant, told.enterprise)
    answer = coach_client.post(f"{page_of(told)}oppna-igen/")
    assert answer.status_code == 302
    told.refresh_from_db()
    assert told.closed_on == YESTERDAY


def test_taking_the_consent_back_closes_the_proposal(world: World, told: Proposal) -> None:
    other = proposal(world, told.participant, world.enterprise("F002", "Återbruket"))
    given = told.participant.consents.get()
    withdraw(given, TODAY, world.coach)
    told.refresh_from_db()
    other.refresh_from_db()
    assert (told.closed_on, other.closed_on) == (TODAY, None)


def test_closing_is_kept_in_the_history(world: World, told: Proposal) -> None:
    Proposal.objects.filter(pk=told.pk).close(TODAY)
    assert told.history.count() == 2


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_match_come_in(
    world: World, told: Proposal, signed_in: SignIn, role: Role
) -> None:
    client = signed_in(world.users[role])
    may = role in TABLE[Permission.PLACEMENTS_EDIT]
    assert client.get(page_of(told)).status_code == (200 if may else 403)
    client.post(f"{page_of(told)}besok/", {"visit_on": "2026-11-05"})
    told.refresh_from_db()
    assert (told.visit_on is not None) == may


def test_to_a_stranger_nothing_is_there(told: Proposal, world: World, signed_in: SignIn) -> None:
    client = signed_in(world.stranger)
    theirs = page_of(told).replace("nyttiga", "annat")
    assert client.get(page_of(told)).status_code == 404
    assert client.get(theirs).status_code == 404
    for part in ("besok/", "besoket-blev-av/", "svar/", "oppna-igen/"):
        assert client.post(f"{theirs}{part}", {}).status_code == 404


def test_a_protected_person_is_a_number(world: World, coach_client: Client) -> None:
    one = proposal(world, world.participants["protected"], world.enterprise("F001", "Ek"))
    page = coach_client.get(page_of(one)).content.decode()
    assert "D004" in page
    assert "Hemlig" not in page


@pytest.mark.parametrize("size", [1, 20])
def test_the_page_keeps_its_budget(
    world: World,
    told: Proposal,
    coach_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    for number in range(size):
        other = world.enterprise(f"F1{number:02d}", f"Annat {number}")
        proposal(world, told.participant, other)
    Proposal.objects.filter(pk=told.pk).update(visit_on=YESTERDAY)
    with at_most_queries(10):
        coach_client.get(page_of(told))
