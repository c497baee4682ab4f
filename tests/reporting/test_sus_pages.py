"""The list of what to register, the sheet to copy from, and the workbook."""

import datetime as dt
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from nyttiga.audit.models import Read
from participants.models import Participant, ParticipationPeriod, ProtectionGrant
from reporting.models import ExternalRegistration
from reporting.sus import acting
from reporting.sus.states import Mode, State
from tests.reporting.sus_world import START, before, consent, state, stay
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
LIST = "/p/nyttiga/sus/"


def sheet(world: World, person: Participant) -> str:
    return f"{LIST}{person.periods.latest('starts_on').pk}/"


@pytest.fixture
def maryam(world: World) -> Participant:
    return world.participants["maryam"]


def test_the_list_says_what_is_late_first_and_why(world, coach_client, maryam):
    consent(maryam)
    text = coach_client.get(LIST).content.decode()
    assert "Uppföljning Finsam, version 2023" in text
    assert text.index("Maryam Haile") > 0
    assert "Fråga personen. Började 8 januari 2026" in text  # Nils, who has not been asked
    assert "Registreras anonymt: bara kön och budgetår" in text
    assert "Hemlig" not in text


def test_the_list_costs_the_same_with_few_people_and_with_many(
    world, coach_client, at_most_queries
):
    with at_most_queries(8):
        coach_client.get(LIST)
    for number in range(40):
        consent(world.participant(f"X{number:03d}", first_name="Test", last_name=str(number)))
    with at_most_queries(8):
        coach_client.get(LIST)


def test_the_sheet_follows_the_form_and_points_out_what_is_missing(world, coach_client, maryam):
    consent(maryam, dt.date(2026, 1, 8))
    before(maryam, "FORALDRAPENNING", 100, "STUDIER", 25)
    maryam.periods.update(education="GYMNASIUM", support_months=26, support_months_estimated=True)
    text = coach_client.get(sheet(world, maryam)).content.decode()
    order = [
        "199001012385",
        "Flen (0482)",
        "Nyttiga affärer 2.0 – deltagare",
        "2026-01-08",
        "Remitterande part",
        "Gymnasium",
        "1–2 år (ungefär 26 månader)",
        "Ingen offentlig försörjning, 100 %",
        "Studerar, 25 %",
        "Inskriven hos Arbetsförmedlingen",
    ]
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert f"/deltagare/{maryam.pk}/andra/" in text  # the referrer is missing
    assert f"/fore/?period={maryam.periods.get().pk}" in text  # and whether she is at AF


def test_opening_the_sheet_is_written_in_the_read_log(world, coach_client, maryam):
    coach_client.get(sheet(world, maryam))
    read = Read.objects.get(page="underlaget till SUS")
    assert (read.user, read.participant_number) == (world.coach, "D001")


def test_a_person_is_registered_corrected_and_registered_out(world, coach_client, maryam):
    consent(maryam, dt.date(2026, 1, 8))
    answer = coach_client.post(
        sheet(world, maryam), {"action": "in", "day": "2026-11-01", "note": "Enligt 9448"}
    )
    assert answer.status_code == 302
    made = ExternalRegistration.objects.get()
    assert (made.in_on, made.in_by, made.note) == (dt.date(2026, 11, 1), world.coach, "Enligt 9448")
    maryam.periods.update(education="GRUNDSKOLA")
    text = coach_client.get(sheet(world, maryam)).content.decode()
    assert text.count("Ändrat") == 1
    coach_client.post(sheet(world, maryam), {"action": "rattad", "day": "2026-11-02"})
    maryam.periods.update(ends_on=TODAY, end_reason="TILL_ARBETE")
    assert "Till arbete" in coach_client.get(sheet(world, maryam)).content.decode()
    coach_client.post(sheet(world, maryam), {"action": "ut", "day": "2026-11-02"})
    assert state(world, maryam) == State.DONE
    coach_client.post(sheet(world, maryam), {"action": "angra"})
    assert state(world, maryam) == State.OUT


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-11-03", "Den dagen har inte varit än."),
        ("2026-01-01", "Personen började i projektet först senare."),
        ("2026-10-04", "Samtycket lämnades först senare."),
        ("", "Detta fält måste fyllas i"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_the_field_and_nothing_is_saved(
    world, coach_client, maryam, day, says
):
    consent(maryam)
    answer = coach_client.post(sheet(world, maryam), {"action": "in", "day": day, "note": "Kvar"})
    text = answer.content.decode()
    assert says in text
    assert "Kvar" in text
    assert not ExternalRegistration.objects.exists()


def test_what_somebody_else_has_done_meanwhile_is_not_done_twice(world, coach_client, maryam):
    consent(maryam)
    acting.register_in(stay(world, maryam), TODAY, world.leader)
    answer = coach_client.post(
        sheet(world, maryam), {"action": "in", "day": "2026-11-02"}, follow=True
    )
    assert "Läget har ändrats" in answer.content.decode()
    assert ExternalRegistration.objects.count() == 1


def test_a_protected_person_is_a_number_and_only_a_grant_shows_more(world, coach_client):
    person = world.participants["protected"]
    text = coach_client.get(sheet(world, person)).content.decode()
    assert "Hemlig" not in text
    assert "198505052384" not in text
    ProtectionGrant.objects.give(person, world.coach, world.leader)
    text = coach_client.get(sheet(world, person)).content.decode()
    assert "198505052384" not in text  # registered anonymously, whoever looks
    acting.register_in(stay(world, person), TODAY, world.coach)
    assert ExternalRegistration.objects.get().mode == Mode.ANONYMOUS


def test_who_became_protected_after_the_registration_shows_the_number_to_a_grant_only(
    world, coach_client, maryam
):
    consent(maryam)
    acting.register_in(stay(world, maryam), TODAY, world.coach)
    maryam.protection = "skyddad_folkbokforing"
    maryam.save()
    text = coach_client.get(sheet(world, maryam)).content.decode()
    assert "Registrera ut i dag" in text
    assert text.count("skriv som det är i dag") == 2  # nothing is known of after: she is still here
    assert "199001012385" not in text
    assert "Flen (0482)" not in text
    ProtectionGrant.objects.give(maryam, world.coach, world.leader)
    assert "199001012385" in coach_client.get(sheet(world, maryam)).content.decode()


def test_the_workbook_lists_what_is_to_be_done_and_the_read_log_says_who_took_it(
    world, coach_client, maryam
):
    consent(maryam)
    ProtectionGrant.objects.give(world.participants["protected"], world.coach, world.leader)
    answer = coach_client.get(f"{LIST}lista.xlsx")
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    names = [row[0] for row in rows[2:]]
    assert sorted(names) == ["D003", "D004", "Maryam Haile", "Nils Åström"]
    assert isinstance(rows[2][4], dt.datetime)
    assert "199001012385" not in str(rows)
    assert Read.objects.filter(page="listan till SUS", action="exporterade").count() == 4


def test_another_projects_stay_is_not_found(world, coach_client):
    foreign = ParticipationPeriod.objects.get(participant=world.participants["foreign"])
    for answer in (
        coach_client.get(f"{LIST}{foreign.pk}/"),
        coach_client.post(f"{LIST}{foreign.pk}/", {"action": "ej", "day": "2026-11-02"}),
    ):
        assert answer.status_code == 404


@pytest.mark.parametrize("role", ["styrgrupp", "utvarderare", "ekonom", "processledare"])
def test_nobody_else_comes_near(world, signed_in, maryam, role):
    client: Client = signed_in(world.users[role])
    for address in (LIST, sheet(world, maryam), f"{LIST}lista.xlsx", f"{LIST}insatser/"):
        assert client.get(address).status_code == 403


def test_today_asks_for_what_is_late(world, coach_client, maryam):
    consent(maryam)
    # Written long ago: what is written later changes nothing of it.
    ParticipationPeriod.history.bulk_history_create(
        list(ParticipationPeriod.objects.filter(project=world.project)),
        default_date=dt.datetime(2026, 1, 8, tzinfo=dt.UTC),
    )
    text = coach_client.get("/p/nyttiga/").content.decode()
    assert "Registrera in Maryam Haile" in text
    assert "Fråga Nils Åström" in text
    acting.register_in(stay(world, maryam), TODAY, world.coach)
    maryam.periods.update(ends_on=START, end_reason="TILL_ARBETE")
    text = coach_client.get("/p/nyttiga/").content.decode()
    assert "Registrera in Maryam Haile" not in text
    assert "Registrera ut Maryam Haile" in text


def test_the_insatser_stand_as_sus_asks_for_them(world, coach_client):
    text = coach_client.get(f"{LIST}insatser/").content.decode()
    assert "Socialt företagande, kooperativ" in text
    assert "Endast antal (volyminsats)" in text
    assert "Andra halvåret 2026" in text
