import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from participants import duplicates
from participants.duplicates import Identity, one_letter_off
from participants.models import Participant, ProtectionGrant
from tests.world import World

URL = reverse("participants:register", args=["nyttiga"])
letters = st.text(alphabet="abcdeå", min_size=1, max_size=8)


def register(client: Client, **fields: object) -> str:
    least = {"sex": "kvinna", "starts_on": "2026-11-02", "identity": "med", "first_name": "Zoran"}
    response = client.post(URL, least | fields)
    return "" if response.status_code == 302 else response.content.decode()


def answer_no(page: str) -> str:
    """What the button «Nej, spara ny» sends."""
    found = re.search(r'name="anyway" value="([^"]+)">Nej, spara ny', page)
    assert found is not None
    return found[1]


@pytest.mark.django_db
class TestFind:
    def alike(self, world: World, **known: str) -> dict[str, list[str]]:
        found = duplicates.find(world.access(world.leader), Identity(**known))
        return {one.participant.number: one.alike for one in found.candidates}

    @pytest.mark.parametrize(
        ("first", "last", "alike"),
        [
            ("Maryam", "Haile", "samma namn"),
            ("MARYAM", "haile", "samma namn"),
            ("Haile", "Maryam", "samma namn, omkastat"),
            ("Mariam", "Haile", "nästan samma namn"),
            ("Mayram", "Haile", "nästan samma namn"),
            ("Maryam", "Hailes", "nästan samma namn"),
            ("Haile", "Mariam", "nästan samma namn"),
            ("Maryam", "Haile Abraha", "delar av namnet"),
        ],
    )
    def test_names_that_may_be_the_same(
        self, world: World, first: str, last: str, alike: str
    ) -> None:
        assert self.alike(world, first_name=first, last_name=last) == {"D001": [alike]}

    @pytest.mark.parametrize(
        ("first", "last"), [("Maryam", "Öberg"), ("Miriam", "Halle"), ("Maryam", ""), ("", "")]
    )
    def test_names_that_are_others(self, world: World, first: str, last: str) -> None:
        assert self.alike(world, first_name=first, last_name=last) == {}

    def test_accents_do_not_make_another_person(self, world: World) -> None:
        assert "D002" in self.alike(world, first_name="Nils", last_name="Astrom")

    @pytest.mark.parametrize("phone", ["0701234567", "070-123 45 67", "+46 70 123 45 67"])
    def test_the_same_phone_however_it_is_written(self, world: World, phone: str) -> None:
        world.participant("D010", phone="070 1234567")
        assert self.alike(world, phone=phone) == {"D010": ["samma telefon"]}

    def test_the_same_mail_address(self, world: World) -> None:
        world.participant("D010", email="Kim@exempel.se")
        assert self.alike(world, email="kim@exempel.se") == {"D010": ["samma e-post"]}

    def test_all_that_is_alike_stands_on_one_card(self, world: World) -> None:
        world.participant("D010", first_name="Kim", last_name="Ek", email="kim@exempel.se")
        found = self.alike(world, first_name="Kim", last_name="Ek", email="kim@exempel.se")
        assert found == {"D010": ["samma e-post", "samma namn"]}

    def test_people_of_another_project_are_never_looked_at(self, world: World) -> None:
        assert self.alike(world, first_name="Annan", last_name="Projektsson") == {}

    def test_a_person_is_not_a_duplicate_of_themselves(self, world: World) -> None:
        maryam = world.participants["maryam"]
        identity = Identity("Maryam", "Haile", maryam.personnummer)
        assert not duplicates.find(world.access(world.leader), identity, but_not=maryam.pk)


@pytest.mark.django_db
class TestForm:
    def test_asks_before_it_saves(self, world: World, leader_client: Client) -> None:
        page = register(leader_client, first_name="Maryam", last_name="Haile")
        assert "Kan det vara samma person?" in page
        there = reverse(
            "participants:participant", args=["nyttiga", world.participants["maryam"].pk]
        )
        assert f'href="{there}"' in page
        assert Participant.objects.filter(first_name="Maryam").count() == 1

    def test_saves_when_it_is_somebody_else(self, world: World, leader_client: Client) -> None:
        fields = {"first_name": "Maryam", "last_name": "Haile"}
        no = answer_no(register(leader_client, **fields))
        assert register(leader_client, **fields, anyway=no) == ""

    def test_a_no_to_one_is_not_a_no_to_another(self, world: World, leader_client: Client) -> None:
        no = answer_no(register(leader_client, first_name="Maryam", last_name="Haile"))
        page = register(leader_client, first_name="Nils", last_name="Astrom", anyway=no)
        assert "Nils Åström" in page

    def test_a_no_is_remembered_while_something_else_is_put_right(
        self, world: World, leader_client: Client
    ) -> None:
        fields = {"first_name": "Maryam", "last_name": "Haile"}
        no = answer_no(register(leader_client, **fields))
        page = register(leader_client, **fields, starts_on="", anyway=no)
        assert f'<input type="hidden" name="anyway" value="{no}">' in page

    def test_the_same_personnummer_is_a_stop(self, world: World, leader_client: Client) -> None:
        page = register(leader_client, personnummer="19900101-2385", anyway="allt")
        assert "Personnumret finns redan" in page
        assert "Maryam Haile" in page
        assert not Participant.objects.filter(first_name="Zoran").exists()

    def test_an_anonymous_person_who_gets_a_name_is_compared_too(
        self, world: World, leader_client: Client
    ) -> None:
        anonymous = world.participants["anonymous"]
        url = reverse("participants:edit", args=["nyttiga", anonymous.pk])
        fields = {"number": "D003", "sex": "man", "starts_on": "2026-01-08"}
        response = leader_client.post(url, fields | {"first_name": "Nils", "last_name": "Åström"})
        assert "Kan det vara samma person?" in response.content.decode()

    def test_changing_the_sex_of_two_namesakes_asks_nothing(
        self, world: World, leader_client: Client
    ) -> None:
        other = world.participant("D010", first_name="Nils", last_name="Åström")
        url = reverse("participants:edit", args=["nyttiga", other.pk])
        fields = {"number": "D010", "sex": "man", "starts_on": "2026-01-08"}
        response = leader_client.post(url, fields | {"first_name": "Nils", "last_name": "Åström"})
        assert response.status_code == 302


@pytest.mark.django_db
class TestProtected:
    """D004, «Hemlig Person», is protected."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"first_name": "Hemlig", "last_name": "Person"},
            {"first_name": "Hemlik", "last_name": "Person"},
            {"personnummer": "19850505-2384"},
            {"phone": "0157-12345"},
        ],
    )
    def test_is_neither_named_nor_numbered(
        self, world: World, leader_client: Client, fields: dict[str, str]
    ) -> None:
        hidden = world.participants["protected"]
        hidden.phone = "0157-123 45"
        hidden.save()
        page = register(leader_client, **fields)
        assert "kan redan vara registrerad" in page
        assert "råga projektledaren" in page
        for secret in ["D004", f"/deltagare/{hidden.pk}/", "Hemlig Person", "0157-123 45"]:
            assert secret not in page

    def test_somebody_else_can_be_saved_all_the_same(
        self, world: World, leader_client: Client
    ) -> None:
        fields = {"first_name": "Hemlig", "last_name": "Person"}
        no = answer_no(register(leader_client, **fields))
        assert register(leader_client, **fields, anyway=no) == ""

    def test_has_a_card_for_those_with_a_grant(self, world: World, leader_client: Client) -> None:
        ProtectionGrant.objects.give(world.participants["protected"], world.leader, world.leader)
        page = register(leader_client, first_name="Hemlig", last_name="Person")
        assert "D004" in page


@given(letters, st.data())
def test_one_letter_changed_is_one_letter_off(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert one_letter_off(word, word[:at] + word[at + 1 :])
    assert one_letter_off(word, f"{word[:at]}x{word[at:]}")
    assert one_letter_off(word, f"{word[:at]}x{word[at + 1 :]}")
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert one_letter_off(word, swapped)


@given(letters, letters)
def test_it_does_not_matter_which_of_two_is_first(one: str, other: str) -> None:
    assert one_letter_off(one, other) == one_letter_off(other, one)


@given(letters)
def test_two_letters_off_is_too_much(word: str) -> None:
    assert not one_letter_off(word, f"x{word}y")
