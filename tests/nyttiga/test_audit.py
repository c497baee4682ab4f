from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.audit.models import Read, log_read
from participants.models import Participant
from tests.world import World

pytestmark = pytest.mark.django_db

READS = reverse("audit:reads", args=["nyttiga"])


@pytest.fixture
def officer(world: World, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(world.users[Role.DATA_PROTECTION_OFFICER])


def url(page: str, participant: Participant) -> str:
    return reverse(f"participants:{page}", args=["nyttiga", participant.pk])


@pytest.mark.parametrize("page", ["participant", "edit", "history"])
def test_opening_a_persons_page_is_logged(world: World, coach_client: Client, page: str) -> None:
    maryam = world.participants["maryam"]
    coach_client.get(url(page, maryam))
    logged = Read.objects.get()
    assert (logged.user, logged.role, logged.participant_id) == (world.coach, "coach", maryam.pk)
    assert logged.participant_number == "D001"


def test_each_look_is_a_row_of_its_own(world: World, coach_client: Client) -> None:
    for _ in range(2):
        coach_client.get(url("participant", world.participants["maryam"]))
    assert Read.objects.count() == 2


def test_a_refused_look_is_no_look(world: World, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(world.users[Role.STEERING_GROUP])
    client.get(url("participant", world.participants["maryam"]))
    assert not Read.objects.exists()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_read SET page = 'annat'", "DELETE FROM audit_read", "TRUNCATE audit_read"],
)
def test_the_application_cannot_change_the_log(
    world: World, coach_client: Client, statement: str
) -> None:
    coach_client.get(url("participant", world.participants["maryam"]))
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


class TestPage:
    def test_tells_who_opened_what(
        self, world: World, coach_client: Client, officer: Client
    ) -> None:
        coach_client.get(url("participant", world.participants["maryam"]))
        text = officer.get(READS).content.decode()
        assert "Test Coach" in text
        assert "Öppnade sidan" in text
        assert "D001" in text

    def test_names_no_participant(
        self, world: World, coach_client: Client, officer: Client
    ) -> None:
        coach_client.get(url("participant", world.participants["maryam"]))
        assert "Maryam" not in officer.get(READS).content.decode()

    def test_is_in_the_menu_of_the_officer_only(
        self, world: World, officer: Client, leader_client: Client
    ) -> None:
        assert f'href="{READS}"' in officer.get(READS).content.decode()
        page = reverse("participants:list", args=["nyttiga"])
        assert f'href="{READS}"' not in leader_client.get(page).content.decode()

    @pytest.mark.parametrize(
        ("filters", "numbers"),
        [
            ({}, ["D002", "D001"]),
            ({"first": "2026-11-02"}, ["D002"]),
            ({"last": "2026-11-01"}, ["D001"]),
            ({"first": "2026-10-30", "last": "2026-10-30"}, ["D001"]),
            ({"number": "d002"}, ["D002"]),
            ({"number": "D003"}, []),
        ],
    )
    def test_filters_by_day_and_number(
        self,
        world: World,
        officer: Client,
        time_machine: object,
        filters: dict[str, str],
        numbers: list[str],
    ) -> None:
        for day, who in [("2026-10-30", "maryam"), ("2026-11-02", "nils")]:
            time_machine.move_to(f"{day} 12:00:00+00:00")  # type: ignore[attr-defined]
            participant = world.participants[who]
            log_read(
                world.access(world.coach),
                "sidan",
                participant.pk,
                Read.Action.OPENED,
                participant.number,
            )
        shown = [one.participant_number for one in officer.get(READS, filters).context["page_obj"]]
        assert shown == numbers

    def test_filters_by_user(
        self, world: World, coach_client: Client, leader_client: Client, officer: Client
    ) -> None:
        coach_client.get(url("participant", world.participants["maryam"]))
        leader_client.get(url("participant", world.participants["nils"]))
        found = officer.get(READS, {"user": world.leader.pk}).context["page_obj"]
        assert [one.participant_number for one in found] == ["D002"]

    def test_users_of_other_projects_are_no_choice(self, world: World, officer: Client) -> None:
        response = officer.get(READS, {"user": world.stranger.pk})
        assert response.context["form"].errors

    def test_a_filter_that_makes_no_sense_says_so(self, world: World, officer: Client) -> None:
        text = officer.get(READS, {"first": "2026-11-02", "last": "2026-11-01"}).content.decode()
        assert "kan inte vara före" in text

    def test_another_projects_log_is_not_in_it(
        self, world: World, officer: Client, signed_in: Callable[[User], Client]
    ) -> None:
        foreign = world.participants["foreign"]
        page = reverse("participants:participant", args=["annat", foreign.pk])
        assert signed_in(world.stranger).get(page).status_code == 200
        assert len(officer.get(READS).context["page_obj"]) == 0

    @pytest.mark.parametrize("reads", [1, 150])
    def test_asks_the_same_however_long(
        self,
        world: World,
        officer: Client,
        at_most_queries: Callable[[int], object],
        reads: int,
    ) -> None:
        access = world.access(world.coach)
        for _ in range(reads):
            log_read(access, "sidan", 1, Read.Action.OPENED, "D001")
        with at_most_queries(8):  # type: ignore[attr-defined]
            officer.get(READS)

    @pytest.mark.parametrize(
        "role", [role for role in Role if role != Role.DATA_PROTECTION_OFFICER]
    )
    def test_nobody_else_reads_it(
        self, world: World, signed_in: Callable[[User], Client], role: Role
    ) -> None:
        assert signed_in(world.users[role]).get(READS).status_code == 403

    def test_a_stranger_finds_nothing(
        self, world: World, signed_in: Callable[[User], Client]
    ) -> None:
        assert signed_in(world.stranger).get(READS).status_code == 404
