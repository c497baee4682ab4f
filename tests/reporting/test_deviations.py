"""Deviations: what the figures suggest, who is named never, and what RAR reads."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.deviations.suggestions import suggestions
from reporting.models import (
    BudgetLine,
    CostForecast,
    Deviation,
    Factor,
    Goal,
    Report,
    Risk,
    Thresholds,
)
from reporting.models.report import Variant
from reporting.report.contents import Contents, both_contents
from tests.reporting.report_world import fill_quarter
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Queries = Callable[[int], AbstractContextManager[None]]

PAGES = "/p/nyttiga/rapporter/avvikelser/"
GIVEN = {
    "description": "Coachen saknas.",
    "kind": "personal",
    "severity": "3",
    "noticed_on": "2026-09-01",
    "decided_by": "ingen",
    "status": "ny",
}


def deviation(world: World, **fields: object) -> Deviation:
    values = {"kind": "personal", "severity": 3, "description": "Coachen saknas."} | fields
    values.setdefault("noticed_on", dt.date(2026, 9, 1))
    return Deviation.objects.create(project=world.project, **values)


def rules(world: World) -> set[str]:
    return {one.rule for one in suggestions(world.access(world.leader), TODAY)}


def report(world: World) -> dict[Variant, Contents]:
    made = Report(
        project=world.project,
        kind="kvartal",
        number=1,
        starts_on=dt.date(2026, 7, 1),
        ends_on=dt.date(2026, 9, 30),
    )
    return both_contents(made, TODAY)


def words_of(contents: Contents, key: str) -> str:
    section = next(one for one in contents.sections if one.key == key)
    cells = [str(c) for table in section.tables for row in table.rows for c in row.cells]
    return " ".join([section.text, *cells])


def test_the_figures_suggest_and_one_tap_fills_in(world: World, leader_client: Client) -> None:
    fill_quarter(world)
    assert "prognos:M1.2" in rules(world)
    address = f"{PAGES}ny/?forslag=prognos:M1.2"
    form = leader_client.get(address).context["form"]
    assert "Deltagare som påbörjat" in form.initial["description"]
    leader_client.post(address, GIVEN | {"goals": [goal.pk for goal in form.initial["goals"]]})
    made = Deviation.objects.get()
    assert [goal.code for goal in made.goals.all()] == ["M1.2"]
    assert "prognos:M1.2" not in rules(world)
    made.status = "stangd"
    made.save()
    assert "prognos:M1.2" in rules(world)


def test_a_long_time_without_anybody_new_is_suggested_from_the_61st_day(world: World) -> None:
    """All began on 8 January: 298 days before 2 November."""
    assert "intag" in rules(world)
    limits = Thresholds.objects.create(project=world.project, intake_days=298)
    assert "intag" not in rules(world)
    limits.intake_days = 297
    limits.save()
    assert "intag" in rules(world)


def test_a_cost_is_suggested_to_those_who_may_see_totals(world: World) -> None:
    kept = {"project": world.project, "cost_type": "RESOR"}
    BudgetLine.objects.create(**kept, year=2026, amount=100_000)
    CostForecast.objects.create(**kept, made_on=TODAY, amount=112_000)
    assert "kostnad:RESOR" in rules(world)
    coach = {one.rule for one in suggestions(world.access(world.coach), TODAY)}
    assert "kostnad:RESOR" not in coach


@pytest.mark.parametrize("typed", ["Maryam Hailes plan dröjer.", "Gäller 19900101-2385."])
def test_a_deviation_names_nobody(world: World, leader_client: Client, typed: str) -> None:
    answer = leader_client.post(f"{PAGES}ny/", GIVEN | {"cause": typed})
    assert "Ta bort det" in str(answer.context["form"].errors["cause"])
    assert not Deviation.objects.exists()


def test_it_is_reported_on_a_day(world: World, leader_client: Client) -> None:
    given = GIVEN | {"status": "rapporterad"}
    answer = leader_client.post(f"{PAGES}ny/", given)
    assert "reported_on" in answer.context["form"].errors
    early = leader_client.post(f"{PAGES}ny/", given | {"reported_on": "2026-08-31"})
    assert "innan den upptäcktes" in str(early.context["form"].errors["reported_on"])
    leader_client.post(f"{PAGES}ny/", given | {"reported_on": "2026-09-10"})
    made = Deviation.objects.get()
    text = leader_client.get(f"{PAGES}{made.pk}/").content.decode()
    assert "Rapporterad till RAR" in text


def test_rar_reads_what_is_serious_and_reported_in_the_report(world: World) -> None:
    told = dt.date(2026, 9, 10)
    deviation(world, description="Allvarligt och sagt.", reported_on=told)
    deviation(world, description="Allvarligt men osagt.")
    deviation(world, description="Litet.", severity=1, reported_on=told)
    deviation(world, description="Senare.", noticed_on=dt.date(2026, 10, 5))
    Risk.objects.create(
        project=world.project,
        what="En part drar sig ur.",
        probability=3,
        consequence=4,
        reviewed_on=told,
    )
    made = report(world)
    inside = words_of(made[Variant.INTERNAL], "avvikelser")
    outside = words_of(made[Variant.RAR], "avvikelser")
    assert "Allvarligt och sagt." in outside
    assert "Stor (12)" in outside
    for text in ("Allvarligt men osagt.", "Litet."):
        assert text in inside
        assert text not in outside
    assert "Senare." not in inside


def test_the_draft_never_denies_a_deviation_that_is_known(world: World) -> None:
    def draft() -> str:
        contents = report(world)[Variant.RAR]
        return next(one.text for one in contents.sections if one.key == "avvikelser")

    Goal.objects.filter(project=world.project).delete()  # nothing lags by the figures
    world.project.last_intake_on = dt.date(2026, 3, 1)
    world.project.save()
    assert draft() == "Inga avvikelser från planen."
    small = deviation(world, severity=1)
    assert draft() == "Ingen avvikelse är rapporterad till RAR."
    deviation(world, reported_on=dt.date(2026, 9, 10))
    assert draft() == "En avvikelse är öppen och rapporterad till RAR."
    small.delete()
    deviation(world, reported_on=dt.date(2026, 9, 10))
    assert draft() == "Två avvikelser är öppna och rapporterade till RAR."


@pytest.mark.parametrize(
    ("typed", "fault", "said"),
    [
        ({"status": "beslutad"}, "decision", "Skriv vad som beslutades"),
        ({"decision": "Vi väntar."}, "decided_on", "vilken dag det beslutades"),
        ({"decided_on": "2026-10-01"}, "decision", "Skriv vad som beslutades"),
        ({"decision": "Ja.", "decided_on": "2026-11-03"}, "decided_on", "inte varit än"),
    ],
)
def test_a_decision_has_its_words_and_its_day(
    leader_client: Client, typed: dict[str, str], fault: str, said: str
) -> None:
    answer = leader_client.post(f"{PAGES}ny/", GIVEN | typed)
    assert said in str(answer.context["form"].errors[fault])
    assert not Deviation.objects.exists()


def test_the_decision_is_told_in_the_report(world: World, leader_client: Client) -> None:
    decided = {"status": "beslutad", "decision": "Vi anlitar en till.", "decided_on": "2026-09-20"}
    leader_client.post(f"{PAGES}ny/", GIVEN | decided | {"reported_on": "2026-09-10"})
    assert "Vi anlitar en till." in words_of(report(world)[Variant.RAR], "avvikelser")


def test_the_report_has_the_money_in_both_variants(world: World) -> None:
    kept = {"project": world.project, "cost_type": "RESOR"}
    BudgetLine.objects.create(**kept, year=2026, amount=100_000)
    CostForecast.objects.create(
        **kept, made_on=dt.date(2026, 9, 1), amount=112_000, comment="Fler resor."
    )
    for contents in report(world).values():
        text = words_of(contents, "ekonomi")
        assert "Resor: 12\u00a0000 kronor över budgeten. Fler resor." in text
        assert "112000" in text


def test_idag_asks_the_leader_for_late_measures_and_decisions(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    deviation(world, due_on=dt.date(2026, 10, 1), decided_by="styrgrupp")
    text = leader_client.get("/p/nyttiga/").content.decode()
    assert "Avvikelse 1, personal och bemanning" in text
    assert "Styrgruppen ska besluta" in text
    assert "Avvikelse 1," not in coach_client.get("/p/nyttiga/").content.decode()


def test_the_economist_reads_and_does_not_write_and_others_are_not_found(
    world: World, signed_in: SignIn, leader_client: Client
) -> None:
    made = deviation(world)
    economist = signed_in(world.users[Role.ECONOMIST])
    assert economist.get(f"{PAGES}{made.pk}/").status_code == 200
    assert economist.get(f"{PAGES}{made.pk}/andra/").status_code == 403
    assert signed_in(world.users[Role.STEERING_GROUP]).get(PAGES).status_code == 403
    foreign = Deviation.objects.create(
        project=world.other_project,
        noticed_on=TODAY,
        kind="mal",
        severity=1,
        description="Annat.",
    )
    assert leader_client.get(f"{PAGES}{foreign.pk}/").status_code == 404


def test_risks_stand_in_the_matrix_with_what_helped(world: World, leader_client: Client) -> None:
    given = {"what": "Lokalen försvinner.", "probability": 2, "consequence": 5}
    leader_client.post("/p/nyttiga/rapporter/risker/ny/", given | {"reviewed_on": str(TODAY)})
    assert (Risk.objects.get().value, Risk.objects.get().level) == (10, "Medel")
    leader_client.post(
        "/p/nyttiga/rapporter/risker/erfarenheter/ny/",
        {"date": "2026-09-01", "kind": "hjalpte", "text": "Vi åt ihop."},
    )
    assert Factor.objects.exists()
    page = leader_client.get("/p/nyttiga/rapporter/risker/")
    worst = page.context["matrix"][0][1]
    assert worst[1] == ("Medel", [1])
    assert "Vi åt ihop." in page.content.decode()


def test_the_leader_sets_the_limits(world: World, leader_client: Client) -> None:
    given = {
        "forecast_percent": 80,
        "cost_percent": 5,
        "cost_amount": 1000,
        "intake_days": 30,
        "share_low": 60,
        "share_high": 40,
        "overdue_percent": 10,
    }
    refused = leader_client.post(f"{PAGES}granser/", given)
    assert "Lägst kan inte vara mer än högst" in refused.content.decode()
    leader_client.post(f"{PAGES}granser/", given | {"share_high": 70})
    assert Thresholds.of(world.project).share_high == 70


def test_more_deviations_take_no_more_queries(
    world: World, leader_client: Client, at_most_queries: Queries
) -> None:
    goal = Goal.objects.get(project=world.project, code="M1.2")
    for number in (2, 30):
        for _ in range(number):
            deviation(world).goals.add(goal)
        with at_most_queries(17):
            leader_client.get(PAGES)
