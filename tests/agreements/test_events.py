"""Planning an event, taking attendance, letting people in; who may."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from agreements.guests import sign_up, write_in
from agreements.models import EventAttendance, EventGuest, PublicEvent
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import ContactPerson, Organisation
from tests.agreements.event_world import add_company_person, add_event, add_person, was_there
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


def page(name: str, *args: object) -> str:
    return reverse(f"agreements:{name}", args=["nyttiga", *args])


def test_an_event_is_planned_with_a_code_of_its_kind(world: World, leader_client: Client) -> None:
    form = {"kind": "utbildning", "name": "Köp", "date": "2026-11-20"}
    leader_client.post(page("event_create"), form)
    leader_client.post(page("event_create"), form | {"kind": "natverkstraff"})
    assert sorted(PublicEvent.objects.values_list("code", flat=True)) == ["N1", "U1"]


def test_a_day_outside_the_project_is_a_fault_at_the_field(
    world: World, leader_client: Client
) -> None:
    form = {"kind": "utbildning", "name": "Mitt namn på den", "date": "2035-11-20"}
    text = leader_client.post(page("event_create"), form).content.decode()
    assert "utanför projektets tid" in text
    assert "Mitt namn på den" in text


def test_the_first_presence_makes_it_held_with_the_party_of_the_day(
    world: World, leader_client: Client
) -> None:
    event = add_event(world, date=TODAY)
    ada = add_person(world, "Ada", unit="Inköp")
    write_in(event, ada)
    url = page("event_attendance", event.pk)
    leader_client.post(url, {f"att-{ada.pk}": "narvarande"}, headers={"HX-Request": "true"})
    event.refresh_from_db()
    kept = EventAttendance.objects.get()
    assert event.is_held
    assert (kept.organisation, kept.unit, kept.enterprise) == (ada.organisation, ada.unit, None)
    leader_client.post(url, {"action": "undo"}, headers={"HX-Request": "true"})
    event.refresh_from_db()
    assert (event.is_held, EventAttendance.objects.count()) == (False, 0)


def test_somebody_from_an_enterprise_comes_for_the_enterprise(
    world: World, leader_client: Client
) -> None:
    event, enterprise = add_event(world, date=TODAY), world.enterprise("F1", "Cykelköket")
    eva = add_company_person(world, enterprise, "Eva")
    leader_client.post(page("let_in", event.pk), {"person": eva.pk})
    kept = EventAttendance.objects.get()
    assert (kept.organisation, kept.enterprise, kept.status) == (None, enterprise, "narvarande")


def test_a_new_face_at_the_door_becomes_a_contact_who_is_here(
    world: World, leader_client: Client
) -> None:
    event = add_event(world, date=TODAY)
    flen = add_person(world, "Ada").organisation
    form = {"name": "Nya Nina", "email": "Nina@Exempel.se", "affiliation": str(flen.pk)}
    leader_client.post(page("let_in", event.pk), form)
    leader_client.post(page("let_in", event.pk), form | {"email": "nina@exempel.se"})
    nina = ContactPerson.objects.get(name="Nya Nina")
    assert list(EventAttendance.objects.values_list("participant", flat=True)) == [nina.pk]


def test_who_has_changed_workplace_comes_for_the_new_one(
    world: World, leader_client: Client
) -> None:
    ada, earlier = add_person(world, "Ada"), add_event(world, date=TODAY, status="genomford")
    was_there(earlier, ada)
    trosa = Organisation.objects.create(project=world.project, name="Trosa kommun", kind="kommun")
    event = add_event(world, "U2", date=TODAY)
    form = {"name": "Ada", "email": ada.email, "affiliation": str(trosa.pk)}
    leader_client.post(page("let_in", event.pk), form)
    parties = EventAttendance.objects.order_by("pk").values_list("organisation__name", flat=True)
    assert list(parties) == ["Flens kommun", "Trosa kommun"]


def test_a_sign_up_is_tied_with_the_exact_workplace_chosen(
    world: World, leader_client: Client
) -> None:
    event = add_event(world)
    flen = add_person(world, "Ada").organisation
    sign_up(event, "Ny Gäst", "ny@exempel.se", "flens kommun")
    guest = EventGuest.objects.get()
    url = page("guest_tie", guest.pk)
    form = leader_client.get(url).context["form"]
    assert form.initial == {
        "name": "Ny Gäst", "email": "ny@exempel.se", "affiliation": str(flen.pk),
    }  # fmt: skip
    leader_client.post(url, form.initial)
    tied = EventGuest.objects.get()
    assert tied.person is not None
    assert (tied.person.organisation, tied.email) == (flen, "")
    assert tied.signed_up_at is not None


def test_attendance_waits_for_the_day(world: World, leader_client: Client) -> None:
    event = add_event(world)
    ada = add_person(world, "Ada")
    leader_client.post(page("let_in", event.pk), {"person": ada.pk})
    assert EventGuest.objects.get().person == ada
    assert not EventAttendance.objects.exists()
    answer = leader_client.post(
        page("event_attendance", event.pk),
        {f"att-{ada.pk}": "narvarande"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 409


def test_a_coach_reads_and_writes_nothing(world: World, coach_client: Client) -> None:
    event = add_event(world, date=TODAY)
    ada = add_person(world, "Ada")
    write_in(event, ada)
    for name in ("event", "event_attendance"):
        assert coach_client.get(page(name, event.pk)).status_code == 200
    answer = coach_client.post(page("event_attendance", event.pk), {f"att-{ada.pk}": "narvarande"})
    assert answer.status_code == 403
    assert coach_client.get(page("event_edit", event.pk)).status_code == 403
    assert "Bjud in" not in coach_client.get(page("event", event.pk)).content.decode()


@pytest.mark.parametrize("role", [Role.ECONOMIST, Role.STEERING_GROUP, Role.REFERRER])
def test_others_see_no_contact(world: World, signed_in, role: Role) -> None:  # type: ignore[no-untyped-def]
    ada = add_person(world, "Ada")
    client = signed_in(world.users[role])
    for name in ("contact", "contact_edit"):
        assert client.get(page(name, ada.pk)).status_code == 403


def test_a_person_of_another_project_can_not_be_let_in(world: World, leader_client: Client) -> None:
    other = Organisation.objects.filter(project=world.other_project).first()
    foreign = ContactPerson.objects.create(
        project=world.other_project, organisation=other, name="Främling", email="f@exempel.se"
    )
    event = add_event(world, date=TODAY)
    url = page("let_in", event.pk)
    assert leader_client.post(url, {"person": foreign.pk}).status_code == 404
    form = {"name": "X", "email": "x@exempel.se", "affiliation": str(other.pk)}
    assert leader_client.post(url, form).status_code == 200
    assert not ContactPerson.objects.filter(email="x@exempel.se").exists()


@pytest.mark.parametrize("size", [2, 25])
def test_pages_take_as_many_queries_however_many_come(
    world: World,
    leader_client: Client,
    at_most_queries,
    size: int,  # type: ignore[no-untyped-def]
) -> None:
    event = add_event(world, date=TODAY, status="genomford")
    for number in range(size):
        person = add_person(world, f"P{number}", f"Kommun {number}", "Inköp")
        write_in(event, person)
        was_there(event, person)
        add_event(world, f"N{number}", kind="natverkstraff")
    limits = {
        page("events"): 8,
        page("event", event.pk): 10,
        page("event_attendance", event.pk): 8,
        page("event_invite", event.pk): 8,
        page("organisations"): 8,
        page("networks"): 8,
        page("municipalities"): 8,
    }
    for url in limits:
        leader_client.get(url)
    for url, limit in limits.items():
        with at_most_queries(limit):
            assert leader_client.get(url).status_code == 200


def test_special_diets_are_a_number_and_nothing_guests_see(
    world: World, leader_client: Client, client: Client
) -> None:
    event = add_event(world)
    event.open_sign_up()
    form = {"kind": "utbildning", "name": "Köp", "date": TODAY, "special_diets": "3"}
    leader_client.post(page("event_edit", event.pk), form)
    assert "3 portioner" in leader_client.get(page("event", event.pk)).content.decode()
    guest = client.get(reverse("sign_up:form", args=[event.sign_up_token])).content.decode()
    assert "portioner" not in guest
    assert "pecialkost" not in guest
    wrong = leader_client.post(page("event_edit", event.pk), form | {"special_diets": "nötter"})
    assert "Specialkost: " in wrong.content.decode()


def test_an_outcome_needs_a_day_for_its_next_step(world: World, leader_client: Client) -> None:
    event = add_event(world, date=TODAY - dt.timedelta(days=9), status="genomford")
    url = page("event_outcome", event.pk)
    text = leader_client.post(url, {"outcome": "Bra", "next_step": "Ringa"}).content.decode()
    assert "Ett nästa steg behöver både text och datum" in text
