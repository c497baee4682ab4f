"""What M6.1 counts, each rule by itself. The example register stands in reporting."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from agreements.enterprise_facts import signed_agreements
from agreements.models import AgreementEnterprise
from enterprises.models import Enterprise
from reporting.counting import count
from tests.agreements.agreement_world import DAY, make_agreement
from tests.world import START, TODAY, World

pytestmark = pytest.mark.django_db

SIGNED = dt.date(2026, 6, 15)


def counted(world: World, day: dt.date = TODAY) -> int:
    return count(world.project, [day])["M6.1", day].rows


def test_an_agreement_counts_from_the_day_it_is_signed(world: World) -> None:
    make_agreement(world, stage="TECKNAT", signed_on=SIGNED)
    assert counted(world, SIGNED - DAY) == 0
    assert counted(world, SIGNED) == 1


def test_the_dates_alone_decide_not_the_stage_nor_the_proof(world: World) -> None:
    make_agreement(world, stage="AVBRUTET", signed_on=SIGNED)
    assert counted(world) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"is_renewal": True},
        {"is_call_off": True},
        {"signed_on": None},
        {"signed_on": START - DAY},
        {"party": False},
        {"enterprise": False},
    ],
)
def test_what_does_not_count_says_why_on_its_page(
    world: World, leader_client: Client, other: dict[str, Any]
) -> None:
    agreement = make_agreement(world, **({"stage": "TECKNAT", "signed_on": SIGNED} | other))
    assert counted(world) == 0
    page = leader_client.get(f"/p/nyttiga/avtal/{agreement.pk}/").content.decode()
    assert "Räknas inte" in page
    assert "Det är ett nytt avtal i projektets mål" not in page


def test_a_framework_counts_and_its_call_offs_do_not(world: World) -> None:
    framework = make_agreement(world, "A001", form="RAMAVTAL", stage="TECKNAT", signed_on=SIGNED)
    make_agreement(
        world,
        "A002",
        form="AVROP",
        is_call_off=True,
        framework=framework,
        stage="TECKNAT",
        signed_on=SIGNED,
    )
    assert counted(world) == 1


def test_a_joint_bid_is_one_agreement(world: World) -> None:
    agreement = make_agreement(world, stage="TECKNAT", signed_on=SIGNED)
    AgreementEnterprise.objects.create(
        project=world.project, agreement=agreement, enterprise=world.enterprise("F9", "Andra")
    )
    assert counted(world) == 1


def test_an_agreement_signed_after_the_project_does_not_count(world: World) -> None:
    after = world.project.ends_on + DAY
    make_agreement(world, stage="TECKNAT", signed_on=after)
    assert counted(world, after) == 0


def test_the_rows_behind_the_figure_tell_what_proof_is_missing(
    world: World, leader_client: Client
) -> None:
    make_agreement(world, stage="TECKNAT", signed_on=SIGNED, reference="KS 1")
    page = leader_client.get("/p/nyttiga/mal/M6.1/").content.decode()
    assert "Avtalet A001" in page
    assert "Saknar projektledarens godkännande" in page


def test_an_enterprise_knows_how_many_agreements_it_has_signed(world: World) -> None:
    make_agreement(world, "A001", stage="AKTIVT", signed_on=SIGNED)
    make_agreement(world, "A002", stage="DIALOG")
    enterprises = Enterprise.objects.annotate(signed=signed_agreements(TODAY))
    assert dict(enterprises.values_list("number", "signed")) == {"FA001": 1, "FA002": 0}
