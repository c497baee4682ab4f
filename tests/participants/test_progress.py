"""Where in the process somebody is, in the list; and people registered by mistake."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import Participant, Proposal
from tests.participants.test_plan import make_plan
from tests.participants.worklist_world import days, seen, words
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
LIST = "/p/nyttiga/deltagare/"


def place_of(client: Client, person: Participant) -> str:
    rows = client.get(LIST, {"visa": "alla"}).context["rows"]
    return next(progress.text for one, progress in rows if one.pk == person.pk)


@pytest.fixture
def person(world: World) -> Participant:
    return world.participants["maryam"]


def propose(world: World, person: Participant, **fields: object) -> Proposal:
    return Proposal.objects.create(
        project=world.project,
        participant=person,
        enterprise=world.enterprise("F001", "Cykelköket"),
        proposed_on=dt.date(2026, 10, 1),
        **fields,
    )


def test_a_proposal_is_told_with_the_place(
    world: World, person: Participant, leader_client: Client
) -> None:
    propose(world, person)
    assert place_of(leader_client, person) == "Föreslagen till Cykelköket"


def test_between_two_proposals_the_matching_goes_on(
    world: World, person: Participant, leader_client: Client
) -> None:
    propose(world, person, closed_on=dt.date(2026, 10, 20), participant_answer="nej")
    assert place_of(leader_client, person) == "Matchning pågår"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Placerad: Företaget P001"),
        ({"starts_on": dt.date(2026, 11, 9)}, "Börjar hos Företaget P001 9 november"),
        (
            {"ends_on": dt.date(2026, 10, 30), "outcome": "anstalld"},
            "Placeringen är slut: anställd",
        ),
        ({"ends_on": dt.date(2026, 10, 30)}, "Placeringen är slut"),
    ],
)
def test_a_placement_is_told_from_start_to_outcome(
    world: World,
    person: Participant,
    leader_client: Client,
    fields: dict[str, object],
    told: str,
) -> None:
    world.placement("P001", person, **fields)
    assert place_of(leader_client, person) == told


def test_who_has_left_has_left_whatever_the_placement(world: World, leader_client: Client) -> None:
    gone = world.participant("D010", ends_on=dt.date(2026, 10, 1), end_reason="TILL_ARBETE")
    world.placement("P001", gone)
    assert place_of(leader_client, gone) == "Avslutad: Till arbete"


class TestRegisteredByMistake:
    @pytest.fixture
    def mistake(self, world: World) -> Participant:
        return world.participant(
            "D010", first_name="Fel", ends_on=TODAY, end_reason="FELREGISTRERING"
        )

    def shown(self, client: Client, state: str) -> set[int]:
        rows = client.get(LIST, {"visa": state, "vems": "alla"}).context["rows"]
        return {one.pk for one, _ in rows}

    @pytest.mark.parametrize("state", ["pagaende", "avslutade", "alla"])
    def test_they_stand_in_no_list(
        self, leader_client: Client, mistake: Participant, state: str
    ) -> None:
        assert mistake.pk not in self.shown(leader_client, state)

    def test_they_have_a_list_of_their_own(
        self, leader_client: Client, mistake: Participant
    ) -> None:
        assert self.shown(leader_client, "felregistrerade") == {mistake.pk}

    def test_a_search_finds_them_there_only(
        self, leader_client: Client, mistake: Participant
    ) -> None:
        leader_client.post(f"{LIST}sok/", {"q": "D010"})
        assert self.shown(leader_client, "alla") == set()
        assert self.shown(leader_client, "felregistrerade") == {mistake.pk}

    def test_who_came_back_is_no_mistake(
        self, world: World, leader_client: Client, mistake: Participant
    ) -> None:
        mistake.periods.create(project=world.project, starts_on=TODAY)
        assert mistake.pk in self.shown(leader_client, "pagaende")
        assert self.shown(leader_client, "felregistrerade") == set()


class TestTabs:
    def test_the_pages_beside_the_list_are_a_click_away(self, leader_client: Client) -> None:
        page = leader_client.get(LIST).content.decode()
        assert 'href="/p/nyttiga/placeringar/"' in page
        assert f'<a href="{LIST}" aria-current="page">' in page

    def test_one_sees_only_those_one_may_open(self, world: World, signed_in: SignIn) -> None:
        page = signed_in(world.users[Role.PROCESS_LEADER]).get(LIST).content.decode()
        assert "/p/nyttiga/stegmatningar/" not in page
        assert "/p/nyttiga/placeringar/" in page


class TestRevision:
    def asked(self, world: World) -> list[str]:
        return [
            f"{urgency}: {words(item)}"
            for urgency, items in seen(world).items()
            for item in items
            if "se över" in words(item)
        ]

    @pytest.mark.parametrize(("ahead", "urgency"), [(-1, "sent"), (0, "idag"), (7, "snart")])
    def test_a_plan_to_go_through_again_is_on_the_worklist(
        self, world: World, ahead: int, urgency: str
    ) -> None:
        make_plan(world, revise_on=days(ahead))
        assert self.asked(world) == [f"{urgency}: Maryam Haile har en plan att se över"]

    def test_a_new_version_takes_it_away(self, world: World) -> None:
        make_plan(world, revise_on=days(-1))
        make_plan(world, revise_on=days(90))
        assert self.asked(world) == []

    def test_of_who_has_left_nothing_is_asked(self, world: World) -> None:
        make_plan(world, revise_on=days(-1))
        period = world.participants["maryam"].periods.get()
        period.ends_on = TODAY
        period.save()
        assert self.asked(world) == []

    def test_a_protected_person_is_a_number(self, world: World) -> None:
        make_plan(world, "protected", revise_on=days(-1))
        assert self.asked(world) == ["sent: D004 har en plan att se över"]
