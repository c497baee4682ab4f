import pytest
from cryptography.fernet import InvalidToken
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from nyttiga.ui.fields import EncryptedField, blind_index
from participants.models import Participant
from tests.world import World

NUMBER = "199001012385"
field = EncryptedField()


def stored(participant: Participant, table: str = "participants_participant") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT personnummer FROM {table} WHERE id = %s", [participant.pk])  # noqa: S608
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "table", ["participants_participant", "participants_historicalparticipant"]
)
def test_the_database_holds_cipher_text_only(world: World, table: str) -> None:
    text = stored(world.participants["maryam"], table)
    assert text
    assert NUMBER not in text
    assert NUMBER[2:] not in text


@pytest.mark.django_db
def test_the_same_number_is_never_stored_the_same_way(world: World) -> None:
    participant = world.participants["maryam"]
    before = stored(participant)
    participant.save()
    assert stored(participant) != before


@pytest.mark.django_db
def test_no_personnummer_is_stored_as_nothing(world: World) -> None:
    assert stored(world.participants["anonymous"]) == ""


@pytest.mark.django_db
def test_what_an_old_key_wrote_is_read_after_a_change_of_keys(
    world: World, settings: Settings
) -> None:
    participant = world.participants["maryam"]
    settings.FIELD_ENCRYPTION_KEYS = ["ny nyckel", *settings.FIELD_ENCRYPTION_KEYS]
    participant.refresh_from_db()
    assert participant.personnummer == NUMBER


@pytest.mark.django_db
def test_after_saving_the_old_key_is_no_longer_needed(world: World, settings: Settings) -> None:
    participant = world.participants["maryam"]
    settings.FIELD_ENCRYPTION_KEYS = ["ny nyckel", *settings.FIELD_ENCRYPTION_KEYS]
    participant.save()
    settings.FIELD_ENCRYPTION_KEYS = ["ny nyckel"]
    participant.refresh_from_db()
    assert participant.personnummer == NUMBER


@pytest.mark.django_db
def test_a_wrong_key_raises_rather_than_shows_something_else(
    world: World, settings: Settings
) -> None:
    settings.FIELD_ENCRYPTION_KEYS = ["fel nyckel"]
    with pytest.raises(InvalidToken):
        world.participants["maryam"].refresh_from_db()


@given(st.text(min_size=1))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    written = field.get_prep_value(text)
    assert field.from_db_value(written, None, connection) == text


def test_the_blind_index_is_equal_for_equal_values_only() -> None:
    assert blind_index(NUMBER) == blind_index(NUMBER)
    assert blind_index(NUMBER) != blind_index("199001012393")


def test_the_blind_index_of_nothing_is_nothing() -> None:
    assert blind_index("") == ""


def test_the_blind_index_cannot_be_made_without_the_key(settings: Settings) -> None:
    with_one_key = blind_index(NUMBER)
    settings.FIELD_INDEX_KEY = "en annan nyckel"
    assert blind_index(NUMBER) != with_one_key


@pytest.mark.django_db
def test_the_number_is_found_by_its_index(world: World) -> None:
    found = Participant.objects.filter(personnummer_index=blind_index(NUMBER))
    assert [participant.pk for participant in found] == [world.participants["maryam"].pk]
