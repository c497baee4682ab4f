"""Whom to call in a municipality, on the page and on paper; the log; the networks."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from agreements.models import AnchoringEntry
from agreements.municipality_sheet import sheet_html
from nyttiga.projects.models import ContactPerson, NetworkMember, Organisation
from tests.agreements.event_world import add_person
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


def page(name: str, *args: object) -> str:
    return reverse(f"agreements:{name}", args=["nyttiga", *args])


@pytest.fixture
def ada(world: World) -> ContactPerson:
    person = add_person(world, "Ada Berg", unit="Inköp", phone="070-174 06 05", title="chef")
    person.organisation.municipality = world.municipality("Flen")
    person.organisation.save()
    return person


def test_the_page_answers_whom_to_call(
    world: World, leader_client: Client, ada: ContactPerson
) -> None:
    text = leader_client.get(page("municipality", world.municipality("Flen").pk)).content.decode()
    for words in ("Ada Berg", "Inköp", "070-174 06 05", ada.email):
        assert words in text


def test_the_paper_tells_of_active_people_with_an_address_only(
    world: World, ada: ContactPerson
) -> None:
    add_person(world, "Bo Slutat", is_active=False)
    add_person(world, "Cia Utan", email="")
    html = sheet_html(world.access(world.leader), world.municipality("Flen"))
    assert "Ada Berg" in html
    assert "Bo Slutat" not in html
    assert "Cia Utan" not in html


def test_the_paper_is_a_pdf_whose_name_names_nobody(
    world: World, leader_client: Client, ada: ContactPerson
) -> None:
    answer = leader_client.get(page("municipality_sheet", world.municipality("Flen").pk))
    assert answer.content.startswith(b"%PDF-")
    assert "kontakter-0482.pdf" in answer.headers["Content-Disposition"]


def test_the_latest_entry_says_how_far_it_has_come(world: World, leader_client: Client) -> None:
    flen = world.municipality("Flen")
    form = {"date": "2026-10-01", "with_kind": "lsg", "summary": "Möte", "state": "mote_hallet"}
    leader_client.post(page("anchoring_add", flen.pk), form)
    leader_client.post(
        page("anchoring_add", flen.pk), form | {"date": "2026-11-01", "state": "med_oss"}
    )
    leader_client.post(page("anchoring_add", flen.pk), form | {"date": "2026-09-01"})
    rows = leader_client.get(page("municipalities")).context["rows"]
    states = {row.municipality.name: row.state_words for row in rows}
    assert len(states) == 9
    assert (states["Flen"], states["Trosa"]) == ("Med oss", "Inte kontaktad")
    assert {one.by for one in AnchoringEntry.objects.all()} == {world.leader}


def test_a_contact_cannot_be_in_the_future(world: World, leader_client: Client) -> None:
    form = {"date": "2026-11-03", "with_kind": "kommun", "summary": "Möte", "state": "kontaktad"}
    url = page("anchoring_add", world.municipality("Flen").pk)
    assert "har inte varit än" in leader_client.post(url, form).content.decode()


def test_a_search_finds_people_and_organisations_without_telling_the_address(
    leader_client: Client, ada: ContactPerson
) -> None:
    for query in ("berg", "FLEN kom"):
        answer = leader_client.post(page("organisations"), {"q": query})
        assert [one.name for one in answer.context["organisations"]] == ["Flens kommun"]
        assert query not in answer.request["PATH_INFO"]


def test_the_day_of_the_yes_is_kept(leader_client: Client, ada: ContactPerson) -> None:
    form = {
        "name": "Ada Berg",
        "email": ada.email,
        "affiliation": f"{ada.organisation_id}-{ada.unit_id}",
        "says_yes": "on",
        "is_active": "on",
    }
    leader_client.post(page("contact_edit", ada.pk), form)
    ada.refresh_from_db()
    assert ada.may_be_mailed_on == TODAY
    leader_client.post(page("contact_edit", ada.pk), {k: form[k] for k in form if k != "says_yes"})
    ada.refresh_from_db()
    assert ada.may_be_mailed_on is None


def test_an_address_that_somebody_has_is_a_fault_whatever_its_case(
    world: World, leader_client: Client, ada: ContactPerson
) -> None:
    form = {"name": "En till", "email": ada.email.upper(), "affiliation": str(ada.organisation_id)}
    answer = leader_client.post(page("contact_add", ada.organisation_id), form)
    assert "har den adressen" in answer.content.decode()


def test_a_member_joins_once_and_leaves(
    world: World, leader_client: Client, ada: ContactPerson
) -> None:
    form = {
        "network": "offentlig",
        "affiliation": str(ada.organisation_id),
        "joined_on": "2026-10-01",
    }
    leader_client.post(page("member_add"), form)
    assert "Är redan med" in leader_client.post(page("member_add"), form).content.decode()
    member = NetworkMember.objects.get(organisation=ada.organisation)
    leader_client.post(page("member_leave", member.pk))
    member.refresh_from_db()
    assert member.left_on == TODAY
    assert not NetworkMember.objects.current(TODAY + dt.timedelta(days=1)).exists()


def test_two_organisations_do_not_share_a_name(leader_client: Client, ada: ContactPerson) -> None:
    form = {"name": "flens KOMMUN", "kind": "kommun"}
    leader_client.post(page("organisation_create"), form)
    assert Organisation.objects.filter(name__iexact="flens kommun").count() == 1
