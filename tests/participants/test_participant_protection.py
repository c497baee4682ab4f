"""Protected identity: a number to everybody without a grant of their own."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import Participant, ProtectionGrant
from tests.world import World

pytestmark = pytest.mark.django_db

SECRETS = ["Hemlig", "198505052384", "19850505", "0157-123 45", "h@exempel.se", "Strängnäs"]


@pytest.fixture
def hidden(world: World) -> Participant:
    """D004 with everything there is to hide."""
    participant = world.participants["protected"]
    participant.phone, participant.email = "0157-123 45", "h@exempel.se"
    participant.municipality = world.municipality("Strängnäs")
    participant.intake_reason = "Flyttade från Strängnäs"
    participant.save()
    return participant


def url(page: str, participant: Participant, *more: int) -> str:
    return reverse(f"participants:{page}", args=["nyttiga", participant.pk, *more])


@pytest.mark.parametrize("page", ["participant", "edit", "history", "grants", "new_period"])
def test_no_page_gives_the_person_away(
    hidden: Participant, leader_client: Client, page: str
) -> None:
    text = leader_client.get(url(page, hidden)).content.decode()
    assert "D004" in text
    for secret in SECRETS:
        assert secret not in text


@pytest.mark.parametrize("page", ["participant", "history"])
def test_the_process_leader_sees_a_number_too(
    world: World, hidden: Participant, signed_in: Callable[[User], Client], page: str
) -> None:
    client = signed_in(world.users[Role.PROCESS_LEADER])
    text = client.get(url(page, hidden)).content.decode()
    assert [secret for secret in SECRETS if secret in text] == []


def test_a_grant_opens_the_page(world: World, hidden: Participant, coach_client: Client) -> None:
    ProtectionGrant.objects.give(hidden, world.coach, world.leader)
    text = coach_client.get(url("participant", hidden)).content.decode()
    assert "Hemlig Person" in text
    assert "19850505-****" in text
    assert "198505052384" not in text


def test_one_users_grant_is_not_anothers(
    world: World, hidden: Participant, leader_client: Client
) -> None:
    ProtectionGrant.objects.give(hidden, world.coach, world.leader)
    assert "Hemlig" not in leader_client.get(url("participant", hidden)).content.decode()


def test_without_a_grant_the_identity_cannot_be_changed(
    hidden: Participant, leader_client: Client
) -> None:
    sent = {
        "number": "D004",
        "sex": "man",
        "starts_on": "2026-01-08",
        "first_name": "Ny",
        "protection": "ingen",
        "phone": "",
    }
    assert leader_client.post(url("edit", hidden), sent).status_code == 302
    hidden.refresh_from_db()
    assert (hidden.sex, hidden.first_name, hidden.phone) == ("man", "Hemlig", "0157-123 45")
    assert hidden.is_protected
    assert hidden.personnummer == "198505052384"


def test_who_registers_a_protected_person_may_see_them(world: World, coach_client: Client) -> None:
    sent = {
        "sex": "kvinna",
        "starts_on": "2026-11-02",
        "identity": "med",
        "first_name": "Ny",
        "last_name": "Skyddad",
        "protection": "skyddad_folkbokforing",
    }
    page = coach_client.post(reverse("participants:register", args=["nyttiga"]), sent, follow=True)
    assert "Ny Skyddad" in page.content.decode()
    grant = ProtectionGrant.objects.get()
    assert (grant.user, grant.granted_by) == (world.coach, world.coach)


class TestProtecting:
    def change(self, client: Client, participant: Participant, **fields: str) -> int:
        sent = {"number": participant.number, "sex": participant.sex, "starts_on": "2026-01-08"}
        names = {"first_name": participant.first_name, "last_name": participant.last_name}
        return client.post(url("edit", participant), sent | names | fields).status_code

    def test_somebody_later_gives_the_one_who_did_it_a_grant(
        self, world: World, coach_client: Client, leader_client: Client
    ) -> None:
        maryam = world.participants["maryam"]
        assert self.change(coach_client, maryam, protection="sekretessmarkering") == 302
        assert "Maryam" in coach_client.get(url("participant", maryam)).content.decode()
        assert "Maryam" not in leader_client.get(url("participant", maryam)).content.decode()

    def test_hides_what_stood_in_the_history_before(
        self, world: World, coach_client: Client, leader_client: Client
    ) -> None:
        maryam = world.participants["maryam"]
        self.change(coach_client, maryam, phone="070-1")
        self.change(coach_client, maryam, phone="070-2", protection="sekretessmarkering")
        text = leader_client.get(url("history", maryam)).content.decode()
        assert "070-" not in text
        assert "Skyddade uppgifter ändrades" in text

    def test_is_taken_back_only_after_a_warning(
        self, world: World, hidden: Participant, coach_client: Client
    ) -> None:
        ProtectionGrant.objects.give(hidden, world.coach, world.leader)
        assert self.change(coach_client, hidden, protection="ingen") == 200
        assert self.change(coach_client, hidden, protection="ingen", anyway="unprotect") == 302
        hidden.refresh_from_db()
        assert not hidden.is_protected

    def test_grants_do_not_come_back_with_a_later_protection(
        self, world: World, hidden: Participant, coach_client: Client
    ) -> None:
        ProtectionGrant.objects.give(hidden, world.leader, world.leader)
        ProtectionGrant.objects.give(hidden, world.coach, world.leader)
        self.change(coach_client, hidden, protection="ingen", anyway="unprotect")
        self.change(coach_client, hidden, protection="sekretessmarkering")
        assert [grant.user for grant in ProtectionGrant.objects.all()] == [world.coach]


class TestGrants:
    def test_the_project_leader_gives_and_takes(
        self, world: World, hidden: Participant, leader_client: Client, coach_client: Client
    ) -> None:
        leader_client.post(url("grants", hidden), {"user": world.coach.pk})
        grant = ProtectionGrant.objects.get()
        assert (grant.user, grant.granted_by) == (world.coach, world.leader)
        assert "Hemlig" in coach_client.get(url("participant", hidden)).content.decode()
        leader_client.post(url("withdraw_grant", hidden, grant.pk))
        assert "Hemlig" not in coach_client.get(url("participant", hidden)).content.decode()

    def test_the_history_is_kept(
        self, world: World, hidden: Participant, leader_client: Client
    ) -> None:
        leader_client.post(url("grants", hidden), {"user": world.coach.pk})
        leader_client.post(url("withdraw_grant", hidden, ProtectionGrant.objects.get().pk))
        text = leader_client.get(url("history", hidden)).content.decode()
        assert "Test Coach får nu se de skyddade uppgifterna" in text
        assert "Test Coach får inte längre se de skyddade uppgifterna" in text

    @pytest.mark.parametrize("role", [Role.ECONOMIST, Role.STEERING_GROUP, "stranger"])
    def test_only_those_who_work_with_participants_can_be_chosen(
        self, world: World, hidden: Participant, leader_client: Client, role: str
    ) -> None:
        response = leader_client.post(url("grants", hidden), {"user": world.users[role].pk})
        assert response.status_code == 200
        assert not ProtectionGrant.objects.exists()

    def test_there_is_no_such_page_for_others(self, world: World, leader_client: Client) -> None:
        page = url("grants", world.participants["maryam"])
        assert leader_client.get(page).status_code == 404

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.PROJECT_LEADER])
    def test_nobody_else_gives_or_takes(
        self, world: World, hidden: Participant, signed_in: Callable[[User], Client], role: Role
    ) -> None:
        ProtectionGrant.objects.give(hidden, world.leader, world.leader)
        client = signed_in(world.users[role])
        grant = ProtectionGrant.objects.get()
        assert client.post(url("grants", hidden), {"user": world.coach.pk}).status_code == 403
        assert client.post(url("withdraw_grant", hidden, grant.pk)).status_code == 403

    def test_a_stranger_finds_nothing(
        self, world: World, hidden: Participant, signed_in: Callable[[User], Client]
    ) -> None:
        client = signed_in(world.stranger)
        other = reverse("participants:grants", args=["annat", hidden.pk])
        assert client.get(url("grants", hidden)).status_code == 404
        assert client.get(other).status_code == 404
