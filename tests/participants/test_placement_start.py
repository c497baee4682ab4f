"""A placement begins: with consent or not at all, and with all that belongs to it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants import placement_start
from participants.introduction import ITEMS
from participants.models import FollowUp, Participant, Placement, Wishes
from participants.placement_forms import AUTHORITIES, LEGAL_FORMS, grouped_choices
from tests.participants.matching_world import consent, proposal, start_fields, trained
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


@pytest.fixture
def shop(world: World) -> Enterprise:
    """An enterprise that Maryam lets be told something."""
    shop = world.enterprise("F001", "Kretsloppet", tasks="Sy", places=2)
    consent(world, world.participants["maryam"], shop)
    return shop


def url(person: Participant) -> str:
    return f"/p/nyttiga/deltagare/{person.pk}/placering/ny/"


def start(
    client: Client, world: World, shop: Enterprise, who: str = "maryam", **changes: str
) -> Any:
    supervisor = shop.supervisors.first() or trained(world, shop)
    return client.post(url(world.participants[who]), start_fields(shop, supervisor) | changes)


def test_a_process_leader_starts_a_placement(
    world: World, shop: Enterprise, signed_in: SignIn
) -> None:
    answer = start(signed_in(world.users[Role.PROCESS_LEADER]), world, shop)
    placement = Placement.objects.get()
    assert answer.url == f"/p/nyttiga/placeringar/{placement.pk}/"
    assert placement.number == "P001"
    assert placement.participant == world.participants["maryam"]
    assert (placement.enterprise, placement.legal_form) == (shop, "ARBTR_JUG")
    assert placement.alias == "Maryam"


def test_everything_that_belongs_to_it_is_made(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    start(coach_client, world, shop)
    placement = Placement.objects.get()
    assert [item.text for item in placement.checklist.all()] == list(ITEMS)
    assert placement.plan.tasks == "Sy"
    assert not placement.plan.is_agreed
    assert FollowUp.objects.filter(placement=placement).count() >= 4


def test_the_hours_grow(world: World, shop: Enterprise, coach_client: Client) -> None:
    start(
        coach_client,
        world,
        shop,
        hours_2="15",
        from_2="2026-12-01",
        hours_3="20",
        from_3="2027-01-11",
    )
    ramp = Placement.objects.get().hours.values_list("from_on", "hours")
    assert list(ramp) == [
        (TODAY, 10),
        (dt.date(2026, 12, 1), 15),
        (dt.date(2027, 1, 11), 20),
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"hours_2": "15"}, "Skriv vilken dag det börjar gälla."),
        ({"from_2": "2026-12-01"}, "Skriv timmarna också."),
        ({"hours_2": "15", "from_2": "2026-11-02"}, "Dagen ska vara efter raden ovanför."),
        ({"hours_1": "", "hours_2": "15", "from_2": "2026-12-01"}, "Skriv timmarna från start"),
        ({"hours_1": "61"}, "mindre än eller lika med 60"),
        ({"planned_end_on": "2026-10-01"}, "Slut kan inte vara före start."),
        ({"starts_on": "2025-12-01"}, "Personen är inte med i projektet den dagen."),
        ({"legal_form": "PRAKTIK_AF"}, "hör inte ihop med formen"),
    ],
)
def test_what_does_not_hang_together_is_told(
    world: World, shop: Enterprise, coach_client: Client, changes: dict[str, str], said: str
) -> None:
    answer = start(coach_client, world, shop, **changes)
    assert said in answer.content.decode()
    assert not Placement.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        None,
        {"withdrawn_on": TODAY},
        {"valid_to": TODAY - dt.timedelta(days=1)},
        {"kind": "INFO_UTBYTE"},
    ],
)
def test_no_route_starts_a_placement_without_valid_consent(
    world: World, leader_client: Client, given: dict[str, object] | None
) -> None:
    person = world.participants["maryam"]
    shop = world.enterprise("F001", "Kretsloppet")
    if given:
        consent(world, person, shop, **given)
    page = leader_client.get(url(person)).content.decode()
    assert f"deltagare/{person.pk}/samtycken/nytt/?vad=INFO_FORETAG" in page
    answer = start(leader_client, world, shop, anyway="no-supervisor")
    assert answer.status_code == 200
    assert not Placement.objects.exists()
    placement = Placement(
        project=world.project, participant=person, enterprise=shop, form="praktik", starts_on=TODAY
    )
    with pytest.raises(placement_start.ConsentMissingError):
        placement_start.start(placement, [], TODAY)
    assert not Placement.objects.exists()


def test_consent_to_one_enterprise_starts_nothing_at_another(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    other = world.enterprise("F002", "Återbruket")
    answer = start(coach_client, world, other)
    assert "Samtycke saknas" in answer.content.decode()
    assert not Placement.objects.exists()


def test_a_proposal_with_two_yes_leads_to_its_placement(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    one = proposal(
        world,
        world.participants["maryam"],
        shop,
        participant_answer="ja",
        enterprise_answer="ja",
    )
    start(coach_client, world, shop)
    one.refresh_from_db()
    assert (one.placement, one.closed_on) == (Placement.objects.get(), TODAY)


def test_a_proposal_without_two_yes_starts_nothing(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    proposal(world, world.participants["maryam"], shop, participant_answer="ja")
    answer = start(coach_client, world, shop)
    assert "Förslaget har inte ja från båda än." in answer.content.decode()
    assert not Placement.objects.exists()


def test_the_form_opens_with_what_is_known(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    person = world.participants["maryam"]
    Wishes.objects.create(project=world.project, participant=person, hours=8)
    form = coach_client.get(f"{url(person)}?foretag={shop.pk}&form=praktik").context["form"]
    assert str(form["enterprise"].value()) == str(shop.pk)
    assert (form["form"].value(), form["hours_1"].value()) == ("praktik", 8)
    assert form["alias"].value() == "Maryam"


def test_longer_than_the_form_allows_takes_a_reason(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    long = {"planned_end_on": "2027-06-01"}
    answer = start(coach_client, world, shop, **long)
    page = answer.content.decode()
    assert "Längre än beslutet får vara" in page
    assert "högst 6 månader, till och med 2 maj 2027 (förordning 2007:414, 10 §)" in page
    answer = start(coach_client, world, shop, **long, anyway="length-6")
    assert "Skriv varför den får vara längre." in answer.content.decode()
    assert not Placement.objects.exists()
    start(coach_client, world, shop, **long, anyway="length-6", length_reason="450 dagar")
    assert Placement.objects.get().length_reason == "450 dagar"


def test_exactly_as_long_as_allowed_is_no_warning(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    start(coach_client, world, shop, planned_end_on="2027-05-02")
    assert Placement.objects.exists()


def test_two_at_once_are_asked_about(world: World, shop: Enterprise, coach_client: Client) -> None:
    elsewhere = world.enterprise("F002", "Återbruket")
    other = world.placement("P001", world.participants["maryam"], enterprise=elsewhere)
    answer = start(coach_client, world, shop)
    assert "Personen har redan en placering de dagarna" in answer.content.decode()
    start(coach_client, world, shop, anyway=f"overlap-{other.pk}")
    assert Placement.objects.get(enterprise=shop).number == "P002"


def test_one_after_the_other_is_not(world: World, shop: Enterprise, coach_client: Client) -> None:
    elsewhere = world.enterprise("F002", "Återbruket")
    world.placement("P001", world.participants["maryam"], enterprise=elsewhere, ends_on=TODAY)
    start(coach_client, world, shop)
    assert Placement.objects.count() == 2


def test_without_a_supervisor_it_is_asked_about(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    answer = start(coach_client, world, shop, supervisor="")
    assert "Ingen handledare" in answer.content.decode()
    start(coach_client, world, shop, supervisor="", anyway="no-supervisor")
    assert Placement.objects.get().supervisor is None


def test_an_untrained_supervisor_is_asked_about(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    bo = trained(world, shop, "Bo Ek")
    bo.trained_on = None
    bo.save()
    answer = start(coach_client, world, shop)
    assert "Bo Ek har inte gått klart handledarkursen." in answer.content.decode()


def test_the_supervisor_is_at_the_enterprise(
    world: World, shop: Enterprise, coach_client: Client
) -> None:
    other = world.enterprise("F002", "Återbruket")
    consent(world, world.participants["maryam"], other)
    elsewhere = trained(world, other)
    answer = start(coach_client, world, shop, supervisor=str(elsewhere.pk))
    assert "Handledaren är på ett annat företag." in answer.content.decode()


def test_a_protected_person_needs_another_name(world: World, coach_client: Client) -> None:
    person = world.participants["protected"]
    shop = world.enterprise("F001", "Kretsloppet")
    consent(world, person, shop)
    page = coach_client.get(url(person)).content.decode()
    assert "Hemlig" not in page
    assert "Välj ett namn som inte är det riktiga." in page
    answer = start(coach_client, world, shop, "protected", alias="")
    assert answer.status_code == 200
    assert not Placement.objects.exists()
    start(coach_client, world, shop, "protected", alias="Kim")
    assert Placement.objects.get().alias == "Kim"


def test_the_real_name_is_no_alias(world: World, coach_client: Client) -> None:
    person = world.participants["protected"]
    shop = world.enterprise("F001", "Kretsloppet")
    consent(world, person, shop)
    person.protection_grants.create(project=world.project, user=world.coach)
    answer = start(coach_client, world, shop, "protected", alias="Hemlig")
    assert "Det är personens riktiga namn." in answer.content.decode()


def test_who_may_not_see_the_name_cannot_find_it_by_guessing(
    world: World, coach_client: Client
) -> None:
    person = world.participants["protected"]
    shop = world.enterprise("F001", "Kretsloppet")
    consent(world, person, shop)
    start(coach_client, world, shop, "protected", alias="Hemlig")
    assert Placement.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_place_come_in(
    world: World, shop: Enterprise, signed_in: SignIn, role: Role
) -> None:
    client = signed_in(world.users[role])
    may = role in TABLE[Permission.PLACEMENTS_EDIT]
    answer = client.get(url(world.participants["maryam"]))
    assert answer.status_code == (200 if may else 403)
    start(client, world, shop)
    assert Placement.objects.exists() == may


def test_to_a_stranger_nobody_is_there(world: World, shop: Enterprise, signed_in: SignIn) -> None:
    client = signed_in(world.stranger)
    pk = world.participants["maryam"].pk
    for page in (url(world.participants["maryam"]), f"/p/annat/deltagare/{pk}/placering/ny/"):
        assert client.get(page).status_code == 404
        assert client.post(page, {}).status_code == 404


def test_each_legal_form_can_be_chosen_and_says_who_decides() -> None:
    chosen = [code for _, forms in grouped_choices() for code, _ in forms]
    assert sorted(chosen) == sorted(LEGAL_FORMS)
    assert all(legal.source and legal.forms for legal in LEGAL_FORMS.values())
    assert LEGAL_FORMS["ARBTR_UGA"].longest_end(dt.date(2026, 11, 30)) == dt.date(2027, 2, 28)
    assert LEGAL_FORMS["ANST"].longest_end(TODAY) is None
    assert LEGAL_FORMS["ARBTR_FK"].decider in AUTHORITIES
    assert not LEGAL_FORMS["PROVA"].needs_decision
