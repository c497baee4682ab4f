"""Advice to enterprises, the steps agreed on, and mentors."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from enterprises.models import AdvisorySession, Mentor, MentorContact
from nyttiga.ui.worklist import open_lines
from tests.enterprises.course_world import WEEK, course, meeting, place, was_there
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
BASE = "/p/nyttiga/foretag/"


def advice(world: World, **fields: Any) -> AdvisorySession:
    """An hour of advice last week."""
    enterprise = fields.pop("enterprise", None) or world.enterprise("F1", "Ett")
    values = {"date": TODAY - WEEK, "hours": 1, "status": "genomford"} | fields
    return AdvisorySession.objects.create(project=world.project, enterprise=enterprise, **values)


def told(world: World) -> dict[str, list[str]]:
    """What *Idag* says to the leader, kind by kind."""
    lines = open_lines(world.access(world.leader), TODAY)
    found: dict[str, list[str]] = {}
    for line in lines:
        words = [f"{item.headline}{item.text}" for item in line.items]
        found[line.source.slug] = found.get(line.source.slug, []) + words
    return found


def test_a_session_is_written_on_the_enterprises_page(world: World, leader_client: Client) -> None:
    one = world.enterprise("F1", "Ett")
    data = {
        "date": "2026-10-30", "hours": "1,5", "status": "genomford", "starts_at": "",
        "topics": ["marknad", "avtal"], "adviser": str(world.leader.pk), "responsible": "Ett",
        "next_step": "Räkna på priset", "due_on": "2026-11-20",
    }  # fmt: skip
    answer = leader_client.post(f"{BASE}{one.pk}/radgivning/", data, follow=True)
    session = AdvisorySession.objects.get()
    assert (str(session.hours), session.topics, session.adviser) == (
        "1.50",
        ["marknad", "avtal"],
        world.leader,
    )
    page = answer.content.decode()
    assert "Marknad, avtal" in page
    assert "Räkna på priset" in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"hours": "0"}, "mer än noll"),
        ({"date": "2026-11-20"}, "Dagen har inte varit än. Välj Bokad."),
        ({"due_on": "2026-11-20"}, "Skriv vad som ska göras."),
    ],
)
def test_wrong_answers_are_told_and_nothing_is_saved(
    world: World, leader_client: Client, changed: dict[str, str], words: str
) -> None:
    one = world.enterprise("F1", "Ett")
    data = {"date": "2026-10-30", "hours": "1", "status": "genomford", "adviser": ""} | changed
    page = leader_client.post(f"{BASE}{one.pk}/radgivning/", data).content.decode()
    assert words in page
    assert not AdvisorySession.objects.exists()


def test_another_promoter_takes_the_place_of_the_proposed_adviser(
    world: World, leader_client: Client
) -> None:
    one = world.enterprise("F1", "Ett")
    data = {
        "date": "2026-10-30", "hours": "1", "status": "genomford", "adviser_name": "Berit",
        "adviser": str(world.leader.pk), "adviser_organisation": "Almi",
    }  # fmt: skip
    leader_client.post(f"{BASE}{one.pk}/radgivning/", data)
    assert AdvisorySession.objects.get().adviser_words == "Berit, Almi"


def test_the_log_is_filtered_by_state_topic_and_open_step(
    world: World, leader_client: Client
) -> None:
    one = world.enterprise("F1", "Ett")
    booked = advice(world, enterprise=one, status="bokad")
    about = advice(world, enterprise=one, topics=["avtal"])
    step = advice(world, enterprise=one, next_step="Ring", due_on=TODAY)
    for query, found in (("lage=bokad", booked), ("amne=avtal", about), ("lage=steg", step)):
        page = leader_client.get(f"{BASE}radgivning/?{query}")
        assert list(page.context["object_list"]) == [found]


@pytest.mark.parametrize("size", [2, 40])
def test_the_log_asks_as_few_questions_at_any_size(
    world: World, leader_client: Client, at_most_queries: Any, size: int
) -> None:
    one = world.enterprise("F1", "Ett")
    for _ in range(size):
        advice(world, enterprise=one, adviser=world.leader)
    with at_most_queries(8):
        leader_client.get(f"{BASE}radgivning/")


def test_idag_tells_of_booked_advice_and_of_steps_and_is_answered_there(
    world: World, leader_client: Client
) -> None:
    one = world.enterprise("F1", "Ett")
    past = advice(world, enterprise=one, status="bokad")
    step = advice(world, enterprise=one, next_step="Ring", due_on=TODAY)
    lines = told(world)
    assert lines["radgivning"] == ["Blev rådgivningen av? Ett"]
    assert lines["radgivningssteg"] == ["Ring, Ett"]
    leader_client.post(f"{BASE}radgivning/{past.pk}/lage/", {"status": "genomford"})
    leader_client.post(f"{BASE}radgivning/{step.pk}/lage/", {"status": "klart"})
    assert not {"radgivning", "radgivningssteg"} & told(world).keys()


def test_idag_tells_of_meetings_without_attendance_and_courses_without_an_end(
    world: World, leader_client: Client
) -> None:
    hk = course(world, planned_meetings=1)
    siv = place(hk, world.enterprise("F1", "Ett"), "Siv Sund")
    at = meeting(hk)
    meeting(hk, 2, TODAY + dt.timedelta(days=2))
    assert sorted(told(world)["kurstraffar"]) == [
        "Handledarkurs HK1, träff 2 av 2",
        "Närvaro saknas för Handledarkurs HK1, träff 1",
    ]
    hk.meetings.filter(number=2).delete()
    was_there(at, siv)
    assert told(world)["kursavslut"] == ["Vilka slutförde? Handledarkurs HK1, 1 person"]
    leader_client.post(f"{BASE}kurser/{hk.pk}/avslut/", {})
    assert "kursavslut" not in told(world)


def test_a_mentor_is_paired_and_their_contacts_written(world: World, leader_client: Client) -> None:
    one = world.enterprise("F1", "Ett")
    leader_client.post(f"{BASE}mentorer/ny/", {"name": "Mats", "company": "Stora bolaget"})
    mats = Mentor.objects.get()
    pair = {"enterprise": str(one.pk), "starts_on": "2026-09-01", "purpose": "Inköp"}
    leader_client.post(f"{BASE}mentorer/{mats.pk}/par/", pair)
    again = leader_client.post(f"{BASE}mentorer/{mats.pk}/par/", pair)
    assert "redan ett par" in again.content.decode()
    [pairing] = mats.pairings.all()
    leader_client.post(
        f"{BASE}mentorpar/{pairing.pk}/kontakt/", {"date": "2026-10-01", "about": "Lagret"}
    )
    assert MentorContact.objects.get().about == "Lagret"
    assert "Mats" in leader_client.get(f"{BASE}{one.pk}/").content.decode()
