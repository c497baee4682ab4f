"""The plan on paper: accessible, plain, and without more of the person than a first name."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import page
import pypdf
import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from participants.models import ActionPlan, CoachAssignment, PlanApproval, PlanGoal
from tests.participants.test_plan import add_step, make_plan, version_url
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


def pdf_url(plan: ActionPlan) -> str:
    return f"{version_url(plan)}plan.pdf"


def text_of(answer: Any) -> str:
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


@pytest.fixture
def plan(world: World) -> ActionPlan:
    goal = PlanGoal(text="Jobba med djur", measure="Tre dagar i veckan", due_on=TODAY)
    reached = PlanGoal(text="Sova bättre", status=PlanGoal.Status.REACHED)
    plan = make_plan(
        world,
        words={"situation": "Jag är mest hemma", "vision": "Ett eget stall"},
        goals=[goal, reached],
        revise_on=dt.date(2027, 2, 2),
    )
    add_step(plan, "Ring stallet")
    add_step(plan, "Köp stövlar", done_on=TODAY, result="Blå")
    CoachAssignment.objects.give(plan.participant, world.coach, TODAY)
    return plan


def test_it_is_both_accessible_and_archivable(plan: ActionPlan, coach_client: Client) -> None:
    made = coach_client.get(pdf_url(plan)).content
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        found = page.validate_pdf_bytes(made, profile=profile)
        assert found.is_compliant, [(fault.rule_id, fault.message) for fault in found.failures]


def test_it_says_what_to_do_next_and_why(
    world: World, plan: ActionPlan, coach_client: Client
) -> None:
    text = text_of(coach_client.get(pdf_url(plan)))
    for words in [
        "Maryam, det här är din plan",
        "Ring stallet Jag, senast måndag 9 november 2026",
        "Jobba med djur",
        "Så märks det: Tre dagar i veckan",
        "Jag är mest hemma",
        "Sova bättre uppnått",
        "Köp stövlar, 2 november. Blå",
        "senast 2 februari 2027",
        f"Min coach heter {world.coach.name}",
    ]:
        assert words in text


def test_it_holds_neither_surname_nor_number(plan: ActionPlan, coach_client: Client) -> None:
    answer = coach_client.get(pdf_url(plan))
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    told = text_of(answer) + str(reader.metadata)
    for secret in ("Haile", "D001", "19900101", "2385"):
        assert secret not in told


def test_one_page_is_enough_for_a_plain_plan(plan: ActionPlan, coach_client: Client) -> None:
    reader = pypdf.PdfReader(io.BytesIO(coach_client.get(pdf_url(plan)).content))
    assert len(reader.pages) <= 2
    assert reader.root_object["/Lang"] == "sv"
    assert reader.metadata.title == "Min plan, version 1"


def test_a_protected_person_has_no_name_on_it_even_with_a_grant(
    world: World, leader_client: Client
) -> None:
    plan = make_plan(world, "protected")
    person = world.participants["protected"]
    from participants.models import ProtectionGrant

    ProtectionGrant.objects.give(person, world.leader, world.leader)
    text = text_of(leader_client.get(pdf_url(plan)))
    assert "Det här är din plan" in text
    assert "Hemlig" not in text


def test_a_yes_is_on_the_paper(plan: ActionPlan, coach_client: Client) -> None:
    PlanApproval.objects.create(
        project=plan.project, plan=plan, party="deltagare", date=TODAY, method="papper"
    )
    assert "Jag sa ja 2 november 2026" in text_of(coach_client.get(pdf_url(plan)))


def test_the_file_has_a_neutral_name_and_the_log_tells_of_it(
    plan: ActionPlan, coach_client: Client
) -> None:
    answer = coach_client.get(pdf_url(plan))
    assert answer["Content-Disposition"] == 'attachment; filename="handlingsplan-v1.pdf"'
    read = Read.objects.get(page="handlingsplanen som PDF")
    assert (read.action, read.participant_number) == (Read.Action.EXPORTED, "D001")


def test_an_older_version_shows_the_steps_it_had(
    world: World, plan: ActionPlan, coach_client: Client
) -> None:
    make_plan(world)
    text = text_of(coach_client.get(pdf_url(plan)))
    assert "Ring stallet" in text
    assert "Version 1" in text


@pytest.mark.parametrize("role", [r for r in Role if r not in TABLE[Permission.PLAN_VIEW]])
def test_other_roles_are_refused(
    world: World, plan: ActionPlan, signed_in: SignIn, role: Role
) -> None:
    assert signed_in(world.users[role]).get(pdf_url(plan)).status_code == 403


def test_to_a_stranger_there_is_no_plan(world: World, plan: ActionPlan, signed_in: SignIn) -> None:
    assert signed_in(world.stranger).get(pdf_url(plan)).status_code == 404
