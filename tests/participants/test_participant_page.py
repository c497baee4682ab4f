import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


def url(participant: Participant, page: str = "participant") -> str:
    return reverse(f"participants:{page}", args=["nyttiga", participant.pk])


def fill(world: World, participant: Participant, much: int) -> None:
    """A workshop, `much` meetings, coaching sessions and steps, and a plan."""
    project = world.project
    workshop = FutureWorkshop.objects.create(project=project, code="FV1")
    WorkshopEnrolment.objects.create(
        project=project,
        workshop=workshop,
        participant=participant,
        status="med",
        completed_on=dt.date(2026, 10, 20),
        goes_on=True,
        decided_on=dt.date(2026, 10, 21),
    )
    plan = ActionPlan.objects.create(
        project=project, participant=participant, version=1, date=dt.date(2026, 10, 1)
    )
    for number in range(1, much + 1):
        date = TODAY - dt.timedelta(days=3 * number)
        meeting = WorkshopMeeting.objects.create(
            project=project, workshop=workshop, number=number, date=date, status="genomford"
        )
        WorkshopAttendance.objects.create(
            project=project, meeting=meeting, participant=participant, status="narvarande"
        )
        CoachingSession.objects.create(
            project=project, participant=participant, date=date, status="genomford"
        )
        NextStep.objects.create(project=project, plan=plan, text=f"Steg {number}")


def test_the_page_says_who_it_is(world: World, leader_client: Client) -> None:
    text = leader_client.get(url(world.participants["maryam"])).content.decode()
    for known in ["Maryam Haile", "D001", "Flen", "19900101-****", "Med sedan 8 januari 2026"]:
        assert known in text
    assert "199001012385" not in text


def test_the_title_holds_a_number_only(world: World, leader_client: Client) -> None:
    """Titles end up in the browser's history."""
    text = leader_client.get(url(world.participants["maryam"])).content.decode()
    assert "<title>D001" in text


def test_an_anonymous_person_is_a_number(world: World, leader_client: Client) -> None:
    text = leader_client.get(url(world.participants["anonymous"])).content.decode()
    assert "<h1>D003</h1>" in text
    assert "Utan namn" in text


def test_what_has_happened_stands_in_order(world: World, leader_client: Client) -> None:
    maryam = world.participants["maryam"]
    fill(world, maryam, 1)
    events = [event.text for event in leader_client.get(url(maryam)).context["timeline"].events]
    assert set(events[:2]) == {"Framtidsverkstad, träff 1", "Coachning"}
    assert events[2:] == [
        "Bestämde sig för att gå vidare",
        "Slutförde Framtidsverkstad",
        "Handlingsplan, version 1",
        "Började i projektet",
    ]


def test_what_is_yet_to_come_has_not_happened(world: World, leader_client: Client) -> None:
    maryam = world.participants["maryam"]
    fill(world, maryam, 1)
    response = leader_client.get(url(maryam), {"per": "2026-10-20"})
    events = [event.text for event in response.context["timeline"].events]
    assert events == [
        "Slutförde Framtidsverkstad",
        "Handlingsplan, version 1",
        "Började i projektet",
    ]


def test_an_absence_or_a_cancelled_session_is_no_event(world: World, leader_client: Client) -> None:
    maryam = world.participants["maryam"]
    fill(world, maryam, 1)
    WorkshopAttendance.objects.update(status="franvarande")
    CoachingSession.objects.update(status="utebliven")
    events = [event.text for event in leader_client.get(url(maryam)).context["timeline"].events]
    assert not {"Framtidsverkstad, träff 1", "Coachning"} & set(events)


def test_the_process_leader_sees_neither_coaching_nor_plan(
    world: World, signed_in: Callable[[User], Client]
) -> None:
    maryam = world.participants["maryam"]
    fill(world, maryam, 1)
    client = signed_in(world.users[Role.PROCESS_LEADER])
    text = client.get(url(maryam)).content.decode()
    assert "Coachning" not in text
    assert "Handlingsplan" not in text
    assert "träff 1" in text


def test_an_ended_period_is_shown_with_its_reason(world: World, leader_client: Client) -> None:
    gone = world.participant("D010", ends_on=dt.date(2026, 5, 1), end_reason="TILL_ARBETE")
    text = leader_client.get(url(gone)).content.decode()
    assert "8 januari 2026 till 1 maj 2026" in text
    assert "Till arbete" in text
    assert url(gone, "new_period") in text


def test_who_is_still_here_gets_no_new_period(world: World, leader_client: Client) -> None:
    maryam = world.participants["maryam"]
    assert url(maryam, "new_period") not in leader_client.get(url(maryam)).content.decode()


def test_the_process_leader_only_reads(world: World, signed_in: Callable[[User], Client]) -> None:
    maryam = world.participants["maryam"]
    client = signed_in(world.users[Role.PROCESS_LEADER])
    assert url(maryam, "edit") not in client.get(url(maryam)).content.decode()


@pytest.mark.parametrize("much", [1, 12])
def test_the_page_asks_ten_questions_however_much_has_happened(
    world: World, leader_client: Client, at_most_queries: Callable[[int], object], much: int
) -> None:
    maryam = world.participants["maryam"]
    fill(world, maryam, much)
    with at_most_queries(10):  # type: ignore[attr-defined]
        assert leader_client.get(url(maryam)).status_code == 200


@pytest.mark.parametrize(
    "role",
    [role for role in Role if role not in {Role.PROJECT_LEADER, Role.COACH, Role.PROCESS_LEADER}],
)
@pytest.mark.parametrize("page", ["participant", "history"])
def test_others_see_no_participant(
    world: World, signed_in: Callable[[User], Client], role: Role, page: str
) -> None:
    client = signed_in(world.users[role])
    assert client.get(url(world.participants["maryam"], page)).status_code == 403


class TestHistory:
    def change(self, world: World, client: Client, **fields: object) -> str:
        sent = {"number": "D001", "sex": "kvinna", "starts_on": "2026-01-08"}
        names = {"first_name": "Maryam", "last_name": "Haile"}
        flen = {"municipality": world.municipality("Flen").pk}
        maryam = world.participants["maryam"]
        response = client.post(url(maryam, "edit"), sent | names | flen | fields)
        assert response.url == url(maryam)
        return client.get(url(maryam, "history")).content.decode()

    def test_says_who_changed_what_to_what(self, world: World, coach_client: Client) -> None:
        text = self.change(world, coach_client, phone="070-1")
        assert "Telefon: tomt blev «070-1»" in text
        assert "Test Coach" in text

    def test_says_it_in_words_not_codes(self, world: World, coach_client: Client) -> None:
        trosa = world.municipality("Trosa").pk
        text = self.change(
            world, coach_client, municipality=trosa, referred_by="AF", needs_coordination="True"
        )
        assert "Kommun: Flen blev Trosa" in text
        assert "Anvisad av: tomt blev Arbetsförmedlingen" in text
        assert "flera myndigheter: tomt blev ja" in text

    def test_masks_every_personnummer(self, world: World, coach_client: Client) -> None:
        text = self.change(world, coach_client, personnummer="19900161-2382")
        assert "Personnummer: 19900101-**** blev 19900161-****" in text
        assert "2385" not in text
        assert "personnummer_index" not in text

    def test_tells_of_a_start_that_was_corrected(self, world: World, coach_client: Client) -> None:
        text = self.change(world, coach_client, starts_on="2026-02-01")
        assert "Startdatum: 8 januari 2026 blev 1 februari 2026" in text

    def test_latest_stands_first(
        self, world: World, coach_client: Client, time_machine: Any
    ) -> None:
        time_machine.move_to("2026-11-02 10:00:00+00:00")
        text = self.change(world, coach_client, phone="070-1")
        assert text.index("Telefon") < text.index("Registrerades")
