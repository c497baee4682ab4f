"""Somebody stands twice: everything moves to the row that stays, and nothing is lost."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agreements.contact_merge import FORGOTTEN, POINTING, merge
from agreements.models import AnchoringEntry, EventAttendance, EventGuest, PublicParty
from enterprises.models import CourseAttendance, CourseEnrolment
from nyttiga.projects.models import ContactPerson
from tests.agreements.agreement_world import make_agreement
from tests.agreements.event_world import add_company_person, add_event, add_person, was_there
from tests.enterprises.course_world import course, meeting
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
WEEK = dt.timedelta(days=7)


def address(stays: ContactPerson, goes: ContactPerson | None = None) -> str:
    page = reverse("agreements:contact_merge", args=["nyttiga", stays.pk])
    return f"{page}?med={goes.pk}" if goes else page


@pytest.fixture
def stays(world: World) -> ContactPerson:
    return add_person(world, "Ada Berg", email="ada@exempel.se", title="Chef")


@pytest.fixture
def goes(world: World) -> ContactPerson:
    return add_person(
        world,
        "Ada Berg",
        unit="Inköp",
        email="ada.berg@exempel.se",
        phone="070-1",
        title="Köpare",
    )


def test_every_table_that_points_at_a_contact_person_is_known() -> None:
    known = {one.model for one in POINTING} | set(FORGOTTEN)
    found = {
        relation.related_model
        for relation in ContactPerson._meta.get_fields(include_hidden=True)
        if relation.one_to_many and not relation.related_model.__name__.startswith("Historical")
    }
    assert found == known


def test_the_facts_chosen_stay_and_the_other_row_is_gone(
    stays: ContactPerson, goes: ContactPerson, leader_client: Client
) -> None:
    page = leader_client.get(address(stays, goes)).content.decode()
    assert "ada.berg@exempel.se" in page
    leader_client.post(
        address(stays, goes), {"title": "kvar", "workplace": "andra", "email": "andra"}
    )
    one = ContactPerson.objects.get(name="Ada Berg")
    assert (one.pk, one.title, one.email, one.phone) == (
        stays.pk, "Chef", "ada.berg@exempel.se", "070-1",
    )  # fmt: skip
    assert str(one.unit.name) == "Inköp"


def test_a_fact_that_differs_must_be_chosen(
    stays: ContactPerson, goes: ContactPerson, leader_client: Client
) -> None:
    answer = leader_client.post(address(stays, goes), {"title": "andra", "workplace": "kvar"})
    assert "E-post: " in answer.content.decode()
    assert ContactPerson.objects.filter(pk=goes.pk).exists()


def chosen() -> dict[str, str]:
    return {"title": "kvar", "workplace": "kvar", "email": "kvar", "mailings": "kvar"}


def test_all_that_points_at_the_one_moves_to_the_other(
    world: World, stays: ContactPerson, goes: ContactPerson, leader_client: Client
) -> None:
    agreement = make_agreement(world)
    agreement.public_parties.update(contact=goes)
    entry = AnchoringEntry.objects.create(
        project=world.project, municipality=world.municipality("Flen"), contact=goes,
        date=TODAY, with_kind="kommun", summary="Vill", state="kontaktad", by=world.leader,
    )  # fmt: skip
    event = add_event(world, date=TODAY, status="genomford")
    was_there(event, goes)
    leader_client.post(address(stays, goes), chosen())
    assert PublicParty.objects.get(agreement=agreement).contact == stays
    assert AnchoringEntry.objects.get(pk=entry.pk).contact == stays
    attendance = EventAttendance.objects.get(meeting=event)
    assert attendance.participant == stays
    assert attendance.unit is not None  # where the person worked that day stands


def test_where_both_were_the_stronger_fact_stands(
    world: World, stays: ContactPerson, goes: ContactPerson, leader_client: Client
) -> None:
    event = add_event(world, date=TODAY, status="genomford")
    was_there(event, stays, "franvarande")
    was_there(event, goes)
    for person, fields in ((stays, {"invited_at": NOW}), (goes, {"signed_up_at": NOW})):
        EventGuest.objects.create(project=world.project, event=event, person=person, **fields)
    leader_client.post(address(stays, goes), chosen())
    assert EventAttendance.objects.get().status == "narvarande"
    guest = EventGuest.objects.get()
    assert (guest.person, guest.invited_at, guest.signed_up_at) == (stays, NOW, NOW)


NOW = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)


def test_a_place_and_a_completion_in_a_course_are_kept_once(
    world: World, leader_client: Client
) -> None:
    one = world.enterprise("F1", "Ett")
    stays, goes = (add_company_person(world, one, name) for name in ("Bo", "Boo"))
    hk = course(world)
    at = meeting(hk, 1, TODAY - WEEK)
    for person, fields in ((stays, {"status": "ko"}), (goes, {"status": "med"})):
        done = {"completed_on": TODAY} if person == goes else {}
        CourseEnrolment.objects.create(
            project=world.project, course=hk, person=person, enterprise=one, **fields, **done
        )
    CourseAttendance.objects.create(
        project=world.project, meeting=at, participant=goes, status="narvarande"
    )
    leader_client.post(address(stays, goes), {"name": "kvar", "email": "kvar"})
    place = CourseEnrolment.objects.get()
    assert (place.person, place.status, place.completed_on) == (stays, "med", TODAY)
    assert CourseAttendance.objects.get().participant == stays
    own = leader_client.get(reverse("agreements:contact", args=["nyttiga", stays.pk]))
    assert "Slutförde 2 nov 2026" in own.content.decode()


def test_history_tells_that_they_became_one_and_by_whom(
    world: World, stays: ContactPerson, goes: ContactPerson, leader_client: Client
) -> None:
    went = goes.pk
    leader_client.post(address(stays, goes), chosen())
    last = ContactPerson.history.filter(id=went).latest()
    assert (last.history_type, last.history_user) == ("-", world.leader)
    assert str(stays.pk) in last.history_change_reason
    assert str(went) in ContactPerson.history.filter(id=stays.pk).latest().history_change_reason


def test_the_enterprises_changes_say_that_two_became_one(
    world: World, leader_client: Client
) -> None:
    one = world.enterprise("F1", "Ett")
    stays, goes = (add_company_person(world, one, name) for name in ("Bo", "Boo"))
    leader_client.post(address(stays, goes), {"name": "kvar", "email": "kvar"})
    page = leader_client.get(f"/p/nyttiga/foretag/{one.pk}/andringar/").content.decode()
    assert f"Kontaktpersonen Boo slogs ihop med kontaktperson {stays.pk}" in page


def test_who_looks_alike_is_offered_first_and_anybody_can_be_searched_for(
    world: World, stays: ContactPerson, goes: ContactPerson, leader_client: Client
) -> None:
    add_person(world, "Cia Dahl", "Trosa kommun")
    page = leader_client.get(address(stays)).content.decode()
    assert "Liknar" in page
    assert "Cia Dahl" not in page
    assert "Cia Dahl" in leader_client.post(address(stays), {"q": "cia"}).content.decode()


def test_a_row_that_is_gone_already_is_not_brought_back(
    stays: ContactPerson, goes: ContactPerson
) -> None:
    ContactPerson.objects.filter(pk=stays.pk).delete()
    assert not merge(stays, goes, {"name": "Ada"})
    assert [person.pk for person in ContactPerson.objects.filter(name="Ada Berg")] == [goes.pk]


def test_nobody_of_another_project_and_not_oneself(
    world: World, stays: ContactPerson, leader_client: Client
) -> None:
    foreign = ContactPerson.objects.filter(project=world.other_project).first()
    assert leader_client.get(address(stays, stays)).status_code == 404
    if foreign:
        assert leader_client.post(address(stays, foreign), chosen()).status_code == 404


def test_the_enterprise_page_tells_of_a_name_that_stands_twice(
    world: World, leader_client: Client
) -> None:
    one = world.enterprise("F1", "Ett")
    for email in ("bo@exempel.se", "bo.ek@exempel.se"):
        ContactPerson.objects.create(
            project=world.project, organisation=one.organisation, name="Bo Ek", email=email
        )
    page = leader_client.get(f"/p/nyttiga/foretag/{one.pk}/").content.decode()
    assert "Kontaktperson som står flera gånger" in page


@pytest.mark.parametrize("size", [1, 12])
def test_the_pages_ask_as_much_of_one_as_of_many(
    world: World, stays: ContactPerson, goes: ContactPerson, leader_client: Client,
    at_most_queries: Any, size: int,
) -> None:  # fmt: skip
    for number in range(size):
        was_there(add_event(world, f"U{number}", date=TODAY, status="genomford"), goes)
        add_person(world, f"P{number}")
    with at_most_queries(8):
        leader_client.get(address(stays))
    with at_most_queries(8):
        leader_client.get(address(stays, goes))
