"""A placement's page: changed, agreed on by three, introduced, ended."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from participants.introduction import make_checklist
from participants.models import ChecklistItem, FollowUp, NextStep, Placement, PlacementPlan
from participants.withdrawal import withdraw
from tests.participants.matching_world import placed, start_fields, step_fields, trained
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


def page_of(placement: Placement, project: str = "nyttiga") -> str:
    return f"/p/{project}/placeringar/{placement.pk}/"


def changed(placement: Placement, **changes: str) -> dict[str, str]:
    fields = start_fields(placement.enterprise, None, anyway="no-supervisor")
    return fields | {"starts_on": "2026-10-01"} | changes


def plan(placement: Placement, **fields: object) -> PlacementPlan:
    return PlacementPlan.objects.create(
        project=placement.project, placement=placement, goals="Prova hela dagar", **fields
    )


def test_what_is_missing_stands_on_the_page(world: World, coach_client: Client) -> None:
    page = coach_client.get(page_of(placed(world))).content.decode()
    for words in ("Vem som beslutar", "Handledare", "Försäkring", "Ja från alla till planen"):
        assert words in page


def test_when_all_is_there_nothing_is_missing(world: World, coach_client: Client) -> None:
    placement = placed(world, legal_form="ARBTR_JUG", decision_reference="17", insurance="AF")
    placement.supervisor = trained(world, placement.enterprise)
    placement.save()
    plan(
        placement,
        participant_agreed_on=TODAY,
        enterprise_agreed_on=TODAY,
        project_agreed_on=TODAY,
    )
    state = coach_client.get(page_of(placement)).context["state"]
    assert state.missing == []


def test_what_the_employer_decides_has_no_decision_number(
    world: World, coach_client: Client
) -> None:
    placement = placed(world, form="anstallning", legal_form="ANST")
    state = coach_client.get(page_of(placement)).context["state"]
    assert "beslutets nummer" not in state.missing


def test_facts_are_changed_and_hours_with_them(world: World, coach_client: Client) -> None:
    placement = placed(world)
    coach_client.post(
        f"{page_of(placement)}andra/", changed(placement, hours_2="20", from_2="2026-11-16")
    )
    placement.refresh_from_db()
    assert (placement.decision_reference, placement.insurance) == ("AF-2026-17", "Kammarkollegiet")
    assert [row.hours for row in placement.hours.all()] == [10, 20]
    coach_client.post(f"{page_of(placement)}andra/", changed(placement, hours_1="12"))
    ramp = placement.hours.values_list("from_on", "hours")
    assert list(ramp) == [(dt.date(2026, 10, 1), 12)]


def test_another_enterprise_cannot_be_slipped_in(world: World, coach_client: Client) -> None:
    placement = placed(world)
    other = world.enterprise("F009", "Återbruket")
    coach_client.post(f"{page_of(placement)}andra/", changed(placement, enterprise=str(other.pk)))
    placement.refresh_from_db()
    assert placement.enterprise != other


def test_a_start_after_the_end_is_told(world: World, coach_client: Client) -> None:
    placement = placed(world, ends_on=dt.date(2026, 10, 10))
    answer = coach_client.post(
        f"{page_of(placement)}andra/", changed(placement, starts_on="2026-10-20")
    )
    assert "Slut kan inte vara före start." in answer.content.decode()


def test_the_plan_is_agreed_when_three_have_said_yes(world: World, coach_client: Client) -> None:
    placement = placed(world)
    coach_client.post(f"{page_of(placement)}plan/", {"goals": "Prova hela dagar"})
    for number, party in enumerate(("participant", "enterprise", "project")):
        assert placement.plan.is_agreed is False, number
        coach_client.post(f"{page_of(placement)}plan/ja/", {"party": party})
        placement.plan.refresh_from_db()
    assert placement.plan.is_agreed
    assert placement.plan.enterprise_agreed_on == TODAY
    assert "Alla tre sa ja" in coach_client.get(page_of(placement)).content.decode()
    coach_client.post(f"{page_of(placement)}plan/ja/", {"party": "project", "undo": "1"})
    placement.plan.refresh_from_db()
    assert placement.plan.project_agreed_on is None


def test_another_text_is_another_agreement(world: World, coach_client: Client) -> None:
    placement = placed(world)
    agreed = plan(
        placement,
        participant_agreed_on=TODAY,
        enterprise_agreed_on=TODAY,
        project_agreed_on=TODAY,
    )
    same = {"goals": "Prova hela dagar", "tasks": "", "adaptations": "", "schedule": ""}
    coach_client.post(f"{page_of(placement)}plan/", same)
    agreed.refresh_from_db()
    assert agreed.is_agreed
    coach_client.post(f"{page_of(placement)}plan/", same | {"tasks": "Sy"})
    agreed.refresh_from_db()
    assert agreed.participant_agreed_on is None
    assert not agreed.is_agreed


def test_only_the_three_can_say_yes(world: World, coach_client: Client) -> None:
    placement = placed(world)
    answer = coach_client.post(f"{page_of(placement)}plan/ja/", {"party": "granne"})
    assert answer.status_code == 404


def test_the_enterprise_says_nothing_once_the_consent_is_gone(
    world: World, coach_client: Client
) -> None:
    placement = placed(world)
    plan(placement)
    withdraw(placement.participant.consents.get(), TODAY, world.coach)
    coach_client.post(f"{page_of(placement)}plan/ja/", {"party": "enterprise"})
    placement.plan.refresh_from_db()
    assert placement.plan.enterprise_agreed_on is None
    page = coach_client.get(page_of(placement)).content.decode()
    assert "Inget giltigt samtycke" in page
    assert "plan.pdf" not in page
    assert coach_client.get(f"{page_of(placement)}plan/plan.pdf").status_code == 404


def test_the_paper_calls_the_person_what_the_enterprise_does(
    world: World, coach_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[str] = []
    monkeypatch.setattr(
        "participants.placement_plan_pdf.html_to_pdf",
        lambda html: papers.append(html) or b"%PDF",
    )
    placement = placed(world, "protected", alias="Kim")
    plan(placement)
    answer = coach_client.get(f"{page_of(placement)}plan/plan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="plan-for-placeringen.pdf"'
    assert "Plan för Kim på" in papers[0]
    assert "Hemlig" not in papers[0]
    assert Read.objects.filter(action="exporterade", participant_number="D004").exists()


def test_the_paper_is_a_pdf(world: World, coach_client: Client) -> None:
    placement = placed(world)
    plan(placement)
    answer = coach_client.get(f"{page_of(placement)}plan/plan.pdf")
    assert answer.content.startswith(b"%PDF")


def test_the_introduction_is_ticked_by_one_press(world: World, coach_client: Client) -> None:
    placement = placed(world)
    make_checklist(placement)
    item = placement.checklist.first()
    url = f"/p/nyttiga/placeringar/introduktion/{item.pk}/"
    assert coach_client.post(url).url == f"{page_of(placement)}#introduction"
    item.refresh_from_db()
    assert item.done_on == TODAY
    coach_client.post(url, {"undo": "1"})
    item.refresh_from_db()
    assert item.done_on is None


def test_the_introduction_gets_points_of_its_own(world: World, coach_client: Client) -> None:
    placement = placed(world)
    make_checklist(placement)
    for _ in range(2):
        coach_client.post(f"{page_of(placement)}introduktion/", {"text": "Visa hundarna"})
    texts = [item.text for item in placement.checklist.all()]
    assert texts[-1] == "Visa hundarna"
    assert texts.count("Visa hundarna") == 1


def test_it_ends_with_an_outcome_and_a_next_step(world: World, coach_client: Client) -> None:
    placement = placed(world, planned_end_on=dt.date(2027, 2, 1))
    later = FollowUp.objects.create(
        project=world.project,
        placement=placement,
        date=TODAY + dt.timedelta(days=7),
        due_on=TODAY + dt.timedelta(days=7),
        way="besok",
    )
    facts = {"ends_on": "2026-11-02", "outcome": "annan_plats", "outcome_note": "Ville mer"}
    answer = coach_client.post(f"{page_of(placement)}slut/", facts)
    assert "Skriv nästa steg" in answer.content.decode()
    answer = coach_client.post(f"{page_of(placement)}slut/", facts | step_fields())
    placement.refresh_from_db()
    assert (placement.ends_on, placement.outcome) == (TODAY, "annan_plats")
    step = NextStep.objects.get()
    assert (step.origin, step.origin_id) == ("placering", placement.pk)
    later.refresh_from_db()
    assert later.status == FollowUp.Status.CANCELLED
    page = coach_client.get(answer.url).content.decode()
    assert "Avslutad 2 november 2026" in page
    assert "Annan plats" in page


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-03", "Dagen har inte varit än."), ("2026-09-01", "Slut kan inte vara före start.")],
)
def test_it_ends_on_a_day_that_can_be(
    world: World, coach_client: Client, day: str, said: str
) -> None:
    answer = coach_client.post(
        f"{page_of(placed(world))}slut/", {"ends_on": day, "outcome": "avbruten"} | step_fields()
    )
    assert said in answer.content.decode()


def test_a_job_suggests_the_next_placement_or_an_exit(world: World, coach_client: Client) -> None:
    placement = placed(world, ends_on=TODAY, outcome="anstalld")
    page = coach_client.get(page_of(placement)).content.decode()
    person = placement.participant
    assert (
        f"deltagare/{person.pk}/placering/ny/?foretag={placement.enterprise_id}"
        "&amp;form=anstallning" in page
    )
    assert f"deltagare/{person.pk}/avslut/" in page
    world.placement(
        "P002",
        person,
        enterprise=placement.enterprise,
        form="anstallning",
        starts_on=TODAY,
    )
    assert "Lägg in anställningen" not in coach_client.get(page_of(placement)).content.decode()


def test_a_process_leader_edits_and_sees_no_exit(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.PROCESS_LEADER])
    placement = placed(world, ends_on=TODAY, outcome="anstalld")
    page = client.get(page_of(placement)).content.decode()
    assert "Lägg in anställningen" in page
    assert "/avslut/" not in page


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reads_and_edits_what_the_table_says(
    world: World, signed_in: SignIn, role: Role
) -> None:
    placement = placed(world)
    make_checklist(placement)
    item = placement.checklist.first()
    client = signed_in(world.users[role])
    may_edit = role in TABLE[Permission.PLACEMENTS_EDIT]
    may_see = role in TABLE[Permission.PLACEMENTS_VIEW]
    assert client.get(page_of(placement)).status_code == (200 if may_see else 403)
    for part in ("andra/", "slut/", "plan/"):
        assert client.get(f"{page_of(placement)}{part}").status_code == (200 if may_edit else 403)
    client.post(f"/p/nyttiga/placeringar/introduktion/{item.pk}/")
    client.post(f"{page_of(placement)}plan/ja/", {"party": "project"})
    assert ChecklistItem.objects.filter(done_on=TODAY).exists() == may_edit
    assert PlacementPlan.objects.exists() == may_edit


def test_to_a_stranger_nothing_is_there(world: World, signed_in: SignIn) -> None:
    placement = placed(world)
    make_checklist(placement)
    item = placement.checklist.first()
    client = signed_in(world.stranger)
    assert client.get(page_of(placement)).status_code == 404
    for part in ("", "andra/", "slut/", "plan/", "plan/plan.pdf"):
        assert client.get(f"{page_of(placement, 'annat')}{part}").status_code == 404
    for part in ("andra/", "slut/", "plan/", "plan/ja/", "introduktion/"):
        answer = client.post(f"{page_of(placement, 'annat')}{part}", {"party": "project"})
        assert answer.status_code == 404, part
    assert client.post(f"/p/annat/placeringar/introduktion/{item.pk}/").status_code == 404


def test_a_protected_person_is_a_number(world: World, coach_client: Client) -> None:
    placement = placed(world, "protected", alias="Kim")
    for part in ("", "andra/", "slut/", "plan/"):
        page = coach_client.get(f"{page_of(placement)}{part}").content.decode()
        assert "D004" in page, part
        assert "Hemlig" not in page, part


def test_who_looks_stands_in_the_read_log(world: World, coach_client: Client) -> None:
    coach_client.get(page_of(placed(world)))
    assert Read.objects.filter(participant_number="D001", page="placeringen").exists()


@pytest.mark.parametrize("size", [1, 30])
def test_the_page_keeps_its_budget(
    world: World,
    coach_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    placement = placed(world)
    for number in range(size):
        ChecklistItem.objects.create(
            project=world.project, placement=placement, text=f"Punkt {number}"
        )
        placement.hours.create(
            project=world.project, from_on=TODAY + dt.timedelta(days=number), hours=number
        )
    with at_most_queries(12):
        coach_client.get(page_of(placement))
