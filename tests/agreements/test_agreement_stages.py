"""Moving an agreement: by a tap, by the form, back and out; and the way each form goes."""

from collections.abc import Callable

import pytest
from django.test import Client

from agreements.models import StageChange
from agreements.models.choices import Stage
from agreements.stages import COLUMNS, SIDE_EXITS, next_stage
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.agreements.agreement_world import make_agreement
from tests.world import START, TODAY, World

pytestmark = pytest.mark.django_db
Filled = dict[str, str]


def address(pk: int, page: str) -> str:
    return f"/p/nyttiga/avtal/{pk}/{page}/"


def test_every_stage_stands_in_one_column() -> None:
    stages = [stage for column in (*COLUMNS, *SIDE_EXITS) for stage in column.stages]
    assert sorted(stages) == sorted(Stage)
    assert len(COLUMNS) == 6


@pytest.mark.parametrize(
    ("stage", "form", "after"),
    [
        ("IDE", "", "KARTLAGG"),
        ("BESLUT", "RES_4_18", "SPARR"),
        ("BESLUT", "DIREKT", "TECKNAT"),
        ("UNDERLAG", "IOP", "BESLUT"),
        ("SPARR", "IOP", "TECKNAT"),
        ("AKTIVT", "KOP", "AVSLUTAT"),
        ("AVSLUTAT", "KOP", None),
        ("VILANDE", "KOP", None),
    ],
)
def test_what_comes_next_goes_by_the_form(stage: str, form: str, after: str | None) -> None:
    assert next_stage(stage, form) == after


def test_a_tap_moves_to_the_next_stage_and_says_who_and_when(
    world: World, leader_client: Client
) -> None:
    agreement = make_agreement(world, stage="DIALOG")
    leader_client.post(address(agreement.pk, "vidare"), {"before": "DIALOG"})
    change = StageChange.objects.get()
    assert (change.before, change.after, change.date) == ("DIALOG", "FORM", TODAY)
    assert change.made_by == world.leader


def test_a_tap_on_an_old_page_moves_nothing(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world, stage="FORM")
    leader_client.post(address(agreement.pk, "vidare"), {"before": "DIALOG"})
    agreement.refresh_from_db()
    assert agreement.stage == "FORM"


@pytest.mark.parametrize(
    ("stage", "form"), [("BESLUT", "DIREKT"), ("AKTIVT", "DIREKT"), ("DIALOG", "")]
)
def test_a_signature_an_end_and_a_missing_form_take_more_than_a_tap(
    world: World, leader_client: Client, stage: str, form: str
) -> None:
    agreement = make_agreement(world, stage=stage, form=form)
    answer = leader_client.post(address(agreement.pk, "vidare"), {"before": stage})
    assert answer.headers["Location"] == address(agreement.pk, "flytta")
    agreement.refresh_from_db()
    assert agreement.stage == stage


def test_the_move_to_signed_takes_the_day_of_the_signature(
    world: World, leader_client: Client
) -> None:
    agreement = make_agreement(world, stage="BESLUT")
    leader_client.post(address(agreement.pk, "flytta"), {"after": "TECKNAT", "date": "2026-10-30"})
    agreement.refresh_from_db()
    assert str(agreement.signed_on) == "2026-10-30"


def test_a_move_back_says_why_and_takes_the_signature_away(
    world: World, leader_client: Client
) -> None:
    agreement = make_agreement(
        world,
        stage="TECKNAT",
        signed_on=TODAY,
        approved_on=TODAY,
        approved_by=world.leader,
    )
    filled = {"after": "UNDERLAG", "date": str(TODAY)}
    page = leader_client.post(address(agreement.pk, "flytta"), filled).content.decode()
    assert "Skriv varför" in page
    leader_client.post(address(agreement.pk, "flytta"), filled | {"reason": "Fel pris"})
    agreement.refresh_from_db()
    assert (agreement.stage, agreement.signed_on, agreement.approved_on) == ("UNDERLAG", None, None)
    assert StageChange.objects.get().reason == "Fel pris"


def test_what_was_signed_and_broken_off_keeps_its_day(world: World, leader_client: Client) -> None:
    agreement = make_agreement(world, stage="AKTIVT", signed_on=START)
    filled = {"after": "AVBRUTET", "date": str(TODAY), "reason": "Företaget lades ned"}
    leader_client.post(address(agreement.pk, "flytta"), filled)
    agreement.refresh_from_db()
    assert (agreement.stage, agreement.signed_on) == ("AVBRUTET", START)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"date": "2026-11-03"}, "Dagen har inte varit än"),
        ({"after": "NAGOT"}, "NAGOT"),
        ({"form": ""}, "Välj avtalsform först"),
        ({"date": "igår"}, "giltigt datum"),
    ],
)
def test_a_wrong_move_is_told_at_its_field_and_keeps_what_was_written(
    world: World, leader_client: Client, wrong: Filled, told: str
) -> None:
    agreement = make_agreement(world, stage="DIALOG", form="")
    filled = {"after": "UNDERLAG", "date": str(TODAY), "form": "DIREKT", "reason": "Bråttom"}
    page = leader_client.post(address(agreement.pk, "flytta"), filled | wrong).content.decode()
    assert told in page
    assert "Bråttom" in page
    agreement.refresh_from_db()
    assert agreement.stage == "DIALOG"


@pytest.mark.parametrize("role", [Role.COACH, Role.COMMUNICATOR])
def test_those_who_only_read_move_nothing(
    world: World, signed_in: Callable[[User], Client], role: Role
) -> None:
    agreement = make_agreement(world, stage="DIALOG")
    client = signed_in(world.users[role])
    assert client.post(address(agreement.pk, "vidare"), {"before": "DIALOG"}).status_code == 403
    assert "flytta A001 dit" not in client.get("/p/nyttiga/avtal/").content.decode()
