import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import (
    ActionPlan,
    FutureWorkshop,
    NextStep,
    ProtectionGrant,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db

LIST = reverse("participants:list", args=["nyttiga"])
SEARCH = reverse("participants:search", args=["nyttiga"])


def search(client: Client, words: str) -> str:
    return client.post(SEARCH, {"q": words}, follow=True).content.decode()


def test_the_list_shows_names_and_numbers(world: World, leader_client: Client) -> None:
    page = leader_client.get(LIST).content.decode()
    assert "Maryam Haile" in page
    assert "D003" in page


def test_the_list_is_in_swedish_order(world: World, leader_client: Client) -> None:
    for number, name in [("D010", "Öberg"), ("D011", "Zetterlund"), ("D012", "Ärlig")]:
        world.participant(number, first_name="A", last_name=name)
    page = leader_client.get(LIST).content.decode()
    places = [page.index(name) for name in ["A Zetterlund", "Nils Åström", "A Ärlig", "A Öberg"]]
    assert places == sorted(places)


def test_another_projects_people_are_not_in_the_list(world: World, leader_client: Client) -> None:
    assert "Projektsson" not in leader_client.get(LIST).content.decode()


@pytest.mark.parametrize(
    "words",
    ["Maryam", "mary", "HAILE", "haile maryam", "Máryam", "ail", "D001", "d001 mar"],
)
def test_parts_of_names_and_numbers_are_found(
    world: World, leader_client: Client, words: str
) -> None:
    page = search(leader_client, words)
    assert "Maryam Haile" in page
    assert "Åström" not in page


@pytest.mark.parametrize(
    "words", ["199001012385", "19900101-2385", "900101-2385", "900101 2385", "1990 01 01 - 2385"]
)
def test_a_personnummer_is_found_however_it_is_written(
    world: World, leader_client: Client, words: str
) -> None:
    page = search(leader_client, words)
    assert "Maryam Haile" in page
    assert "Åström" not in page


def test_accents_left_out_do_not_matter(world: World, leader_client: Client) -> None:
    assert "Nils Åström" in search(leader_client, "astrom")


def test_signs_of_the_database_are_only_letters(world: World, leader_client: Client) -> None:
    assert "Ingen träff" in search(leader_client, "%")


def test_the_words_are_never_in_an_address(world: World, leader_client: Client) -> None:
    response = leader_client.post(SEARCH, {"q": "Maryam", "kommun": "Maryam", "visa": "Maryam"})
    assert "Maryam" not in response.url


def test_the_search_stays_until_it_is_cleared(world: World, leader_client: Client) -> None:
    search(leader_client, "Maryam")
    assert "Åström" not in leader_client.get(LIST).content.decode()
    assert "Nils Åström" in search(leader_client, "")


def test_each_user_has_a_search_of_their_own(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    search(leader_client, "Maryam")
    assert "Nils Åström" in coach_client.get(LIST).content.decode()


def test_a_search_finds_those_who_have_ended_too(world: World, leader_client: Client) -> None:
    world.participant(
        "D010",
        first_name="Tidigare",
        last_name="Deltagare",
        ends_on=dt.date(2026, 5, 1),
        end_reason="TILL_ARBETE",
    )
    assert "Tidigare Deltagare" not in leader_client.get(LIST).content.decode()
    assert "Tidigare Deltagare" in search(leader_client, "tidigare")


def test_ended_ones_have_a_list_of_their_own(world: World, leader_client: Client) -> None:
    world.participant("D010", ends_on=dt.date(2026, 5, 1), end_reason="TILL_ARBETE")
    page = leader_client.get(LIST, {"visa": "avslutade"}).content.decode()
    assert "D010" in page
    assert "Avslutad: Till arbete" in page
    assert "Maryam" not in page


def test_who_came_back_is_ongoing(world: World, leader_client: Client) -> None:
    back = world.participant("D010", ends_on=dt.date(2026, 5, 1))
    back.periods.create(project=world.project, starts_on=dt.date(2026, 9, 1))
    assert "D010" in leader_client.get(LIST).content.decode()
    assert "D010" not in leader_client.get(LIST, {"visa": "avslutade"}).content.decode()


def test_a_municipality_is_chosen_by_its_number(world: World, leader_client: Client) -> None:
    world.participant(
        "D010", first_name="Trosa", last_name="Bo", municipality=world.municipality("Trosa")
    )
    flen = world.municipality("Flen").pk
    page = leader_client.get(LIST, {"kommun": flen}).content.decode()
    assert "Maryam Haile" in page
    assert "Trosa Bo" not in page


def test_typing_swaps_only_the_list(world: World, leader_client: Client) -> None:
    response = leader_client.post(SEARCH, {"q": "mar"}, follow=True, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert page.lstrip().startswith('<div id="found"')
    assert "Maryam Haile" in page
    assert "mar" not in response["HX-Replace-Url"]


class TestProtected:
    """D004, «Hemlig Person», is protected."""

    def test_is_a_number_in_the_list(self, world: World, leader_client: Client) -> None:
        page = leader_client.get(LIST).content.decode()
        assert "Hemlig" not in page
        assert "D004" in page
        assert "Skyddad" in page

    @pytest.mark.parametrize("words", ["Hemlig", "person", "198505052384", "hemlig d004"])
    def test_is_not_found_by_name_or_personnummer(
        self, world: World, leader_client: Client, words: str
    ) -> None:
        assert "D004" not in search(leader_client, words).replace(words, "")

    def test_is_found_by_number(self, world: World, leader_client: Client) -> None:
        page = search(leader_client, "d004")
        assert "D004" in page
        assert "Hemlig" not in page

    def test_is_found_by_name_with_a_grant(self, world: World, leader_client: Client) -> None:
        ProtectionGrant.objects.give(world.participants["protected"], world.leader, world.leader)
        assert "Hemlig Person" in search(leader_client, "hemlig")

    def test_stands_where_the_number_belongs(self, world: World, leader_client: Client) -> None:
        """The place in the order would give a name away."""
        world.participant("D005")
        hidden = world.participants["protected"]
        hidden.last_name = "Aaa"
        hidden.save()
        page = leader_client.get(LIST).content.decode()
        assert page.index("D003") < page.index("D004") < page.index("D005")

    def test_is_not_found_by_municipality(self, world: World, leader_client: Client) -> None:
        hidden = world.participants["protected"]
        hidden.municipality = world.municipality("Flen")
        hidden.save()
        flen = world.municipality("Flen").pk
        assert "D004" not in leader_client.get(LIST, {"kommun": flen}).content.decode()


class TestPlaceInProcess:
    def enrol(self, world: World, **fields: object) -> WorkshopEnrolment:
        workshop = FutureWorkshop.objects.create(project=world.project, code="FV1")
        for number in range(1, 7):
            WorkshopMeeting.objects.create(
                project=world.project,
                workshop=workshop,
                number=number,
                date=TODAY + dt.timedelta(days=7 * (number - 4)),
                status="genomford" if number <= 4 else "planerad",
            )
        return WorkshopEnrolment.objects.create(
            project=world.project,
            workshop=workshop,
            participant=world.participants["maryam"],
            **({"status": "med"} | fields),
        )

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({}, "Träff 4 av 6"),
            ({"status": "ko"}, "I kö till verkstad"),
            ({"status": "avhopp"}, "Hoppade av verkstaden"),
            ({"completed_on": TODAY}, "Klar, beslut saknas"),
            (
                {"completed_on": TODAY, "goes_on": True, "decided_on": TODAY},
                "Klar, går vidare",
            ),
            (
                {"completed_on": TODAY, "goes_on": False, "decided_on": TODAY},
                "Går inte vidare",
            ),
        ],
    )
    def test_is_told_in_words(
        self, world: World, leader_client: Client, fields: dict[str, object], words: str
    ) -> None:
        self.enrol(world, **fields)
        assert words in leader_client.get(LIST).content.decode()

    def step(self, world: World) -> None:
        plan = ActionPlan.objects.create(
            project=world.project,
            participant=world.participants["maryam"],
            version=1,
            date=dt.date(2026, 10, 1),
        )
        NextStep.objects.create(
            project=world.project, plan=plan, text="Ring skolan", due_on=dt.date(2026, 10, 30)
        )

    def test_the_next_step_and_that_it_is_late(self, world: World, leader_client: Client) -> None:
        self.step(world)
        page = leader_client.get(LIST).content.decode()
        assert "Ring skolan" in page
        assert "sent, 30 oktober" in page

    def test_the_process_leader_sees_no_steps(
        self, world: World, signed_in: Callable[[User], Client]
    ) -> None:
        self.step(world)
        client = signed_in(world.users[Role.PROCESS_LEADER])
        assert "Ring skolan" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("more", [0, 60])
def test_the_list_asks_eight_questions_whatever_its_length(
    world: World,
    leader_client: Client,
    at_most_queries: Callable[[int], object],
    more: int,
) -> None:
    for number in range(more):
        world.participant(f"D1{number:02d}", first_name="Fler", last_name=str(number))
    with at_most_queries(8):  # type: ignore[attr-defined]
        assert leader_client.get(LIST).status_code == 200


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in {Role.PROJECT_LEADER, Role.COACH, Role.PROCESS_LEADER}]
)
@pytest.mark.parametrize("name", ["list", "search"])
def test_others_may_not_look_for_people(
    world: World, signed_in: Callable[[User], Client], role: Role, name: str
) -> None:
    client = signed_in(world.users[role])
    url = reverse(f"participants:{name}", args=["nyttiga"])
    response = client.post(url) if name == "search" else client.get(url)
    assert response.status_code == 403


def test_a_stranger_finds_no_list(world: World, signed_in: Callable[[User], Client]) -> None:
    assert signed_in(world.stranger).get(LIST).status_code == 404
