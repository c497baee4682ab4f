"""Enterprises: found, read, added, changed."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from enterprises.models import Enterprise, Supervisor
from enterprises.readiness import Stage
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.projects.models import Organisation
from participants.models import Placement
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
LIST = "/p/nyttiga/foretag/"


@pytest.fixture
def process_client(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.PROCESS_LEADER])


def page_of(enterprise: Enterprise) -> str:
    return f"/p/nyttiga/foretag/{enterprise.pk}/"


def facts(**changes: str) -> dict[str, str]:
    return {"name": "Kretsloppet", "legal_form": "EF", "organisation_number": ""} | changes


def names(page: str) -> list[str]:
    return [name for name in ("Kretsloppet", "Återbruket", "Caféet") if name in page]


def test_a_process_leader_adds_an_enterprise_with_its_organisation(
    world: World, process_client: Client
) -> None:
    flen = world.municipality("Flen")
    answer = process_client.post(
        f"{LIST}nytt/",
        facts(organisation_number="556016-0680", places="3", municipality=str(flen.pk)),
    )
    enterprise = Enterprise.objects.get()
    assert answer.url == page_of(enterprise)
    assert (enterprise.number, enterprise.places) == ("F001", 3)
    assert enterprise.organisation.kind == Organisation.Kind.COMPANY
    assert enterprise.organisation.municipality == flen
    assert enterprise.shown_organisation_number == "556016-0680"


def test_the_next_number_is_taken(world: World, process_client: Client) -> None:
    world.enterprise("F007", "Återbruket")
    process_client.post(f"{LIST}nytt/", facts())
    assert Enterprise.objects.get(organisation__name="Kretsloppet").number == "F008"


def test_an_organisation_of_the_name_is_taken_over(world: World, process_client: Client) -> None:
    known = Organisation.objects.create(
        project=world.project, name="Kretsloppet", kind=Organisation.Kind.OTHER
    )
    process_client.post(f"{LIST}nytt/", facts(name="kretsloppet"))
    assert Enterprise.objects.get().organisation == known
    known.refresh_from_db()
    assert (known.name, known.kind) == ("Kretsloppet", Organisation.Kind.OTHER)


def test_the_same_enterprise_is_not_added_twice(world: World, process_client: Client) -> None:
    world.enterprise("F001", "Kretsloppet")
    answer = process_client.post(f"{LIST}nytt/", facts())
    assert "Företaget finns redan, som F001." in answer.content.decode()
    assert Enterprise.objects.count() == 1


@pytest.mark.parametrize(
    ("number", "legal_form", "said"),
    [
        ("556016-0681", "EF", "Numret stämmer inte"),
        ("19900101-2385", "EF", "Det här är ett personnummer"),
        ("556016-0680", "EF_ENSKILD", "ägarens personnummer"),
    ],
)
def test_a_wrong_organisationsnummer_is_told(
    world: World, process_client: Client, number: str, legal_form: str, said: str
) -> None:
    answer = process_client.post(
        f"{LIST}nytt/", facts(organisation_number=number, legal_form=legal_form)
    )
    assert said in answer.content.decode()
    assert not Enterprise.objects.exists()


def test_an_organisationsnummer_stands_on_one_enterprise_only(
    world: World, process_client: Client
) -> None:
    world.enterprise("F001", "Återbruket", organisation_number="5560160680")
    answer = process_client.post(f"{LIST}nytt/", facts(organisation_number="5560160680"))
    assert "finns redan på ett annat företag" in answer.content.decode()


def test_a_sole_traders_number_is_never_shown(world: World, process_client: Client) -> None:
    process_client.post(
        f"{LIST}nytt/", facts(organisation_number="900101-2385", legal_form="EF_ENSKILD")
    )
    enterprise = Enterprise.objects.get()
    assert enterprise.organisation_number == "199001012385"
    for url in (page_of(enterprise), f"{page_of(enterprise)}andra/", LIST):
        page = process_client.get(url).content.decode()
        assert "2385" not in page, url
    assert "19900101-****" in process_client.get(page_of(enterprise)).content.decode()


def test_an_empty_field_keeps_a_sole_traders_number(world: World, process_client: Client) -> None:
    enterprise = world.enterprise(
        "F001", "Firma Ek", legal_form="EF_ENSKILD", organisation_number="199001012385"
    )
    edit = f"{page_of(enterprise)}andra/"
    process_client.post(edit, facts(name="Firma Ek", legal_form="EF_ENSKILD"))
    enterprise.refresh_from_db()
    assert enterprise.organisation_number == "199001012385"
    process_client.post(edit, facts(name="Firma Ek", legal_form="EF_ENSKILD", remove_number="on"))
    enterprise.refresh_from_db()
    assert enterprise.organisation_number == ""


def test_a_changed_name_is_the_organisations(world: World, process_client: Client) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    process_client.post(f"{page_of(enterprise)}andra/", facts(name="Kretsloppet Flen"))
    enterprise.organisation.refresh_from_db()
    assert enterprise.organisation.name == "Kretsloppet Flen"


def test_hours_stand_in_order(world: World, process_client: Client) -> None:
    answer = process_client.post(f"{LIST}nytt/", facts(least_hours="20", most_hours="10"))
    assert "Högst timmar kan inte vara färre än minst." in answer.content.decode()


def test_free_places_are_those_that_nobody_has(world: World, leader_client: Client) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    people = world.participants
    world.placement("P001", people["maryam"], enterprise=enterprise)
    world.placement("P002", people["nils"], enterprise=enterprise, ends_on=TODAY)
    world.placement("P003", people["anonymous"], enterprise=enterprise, form=Placement.Form.TRY_OUT)
    found = Enterprise.objects.with_room(TODAY).get()
    assert (found.people, found.free) == (1, 1)
    assert "<b>1</b> av 2" in leader_client.get(page_of(enterprise)).content.decode()


def test_a_person_registered_by_mistake_takes_no_place(world: World) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    mistake = world.participant("D009", ends_on=TODAY, end_reason="FELREGISTRERING")
    world.placement("P001", mistake, enterprise=enterprise)
    assert Enterprise.objects.with_room(TODAY).get().people == 0


def test_without_a_number_of_places_none_are_promised(world: World) -> None:
    world.enterprise("F001", "Kretsloppet")
    assert Enterprise.objects.with_room(TODAY).get().free is None


@pytest.mark.parametrize(
    ("query", "found"),
    [("återb", ["Återbruket"]), ("ATERB", ["Återbruket"]), ("cafe", ["Caféet"]), ("xyz", [])],
)
def test_search_is_tolerant_and_stands_in_no_address(
    world: World, leader_client: Client, query: str, found: list[str]
) -> None:
    world.enterprise("F001", "Kretsloppet")
    world.enterprise("F002", "Återbruket")
    world.enterprise("F003", "Caféet")
    answer = leader_client.post(f"{LIST}sok/", {"q": query})
    assert answer.url == LIST
    assert names(leader_client.get(answer.url).content.decode()) == found


def test_the_list_is_filtered(world: World, leader_client: Client) -> None:
    full = world.enterprise("F001", "Kretsloppet", places=1)
    world.placement("P001", world.participants["maryam"], enterprise=full)
    trained = world.enterprise("F002", "Återbruket", places=1)
    Supervisor.objects.create(
        project=world.project, enterprise=trained, name="Siv", trained_on=TODAY
    )
    Supervisor.objects.create(project=world.project, enterprise=full, name="Bo")
    near = world.enterprise("F003", "Caféet", places=1)
    near.organisation.municipality = world.municipality("Flen")
    near.organisation.save()

    def shown(**filters: str) -> list[str]:
        answer = leader_client.post(f"{LIST}sok/", {"q": "", **filters})
        return names(leader_client.get(answer.url).content.decode())

    assert shown(ledigt="har") == ["Återbruket", "Caféet"]
    assert shown(handledare="har") == ["Återbruket"]
    assert shown(handledare="saknar", ledigt="saknar") == ["Kretsloppet"]
    assert shown(placerade="har", lage=str(Stage.USED.value)) == ["Kretsloppet"]
    assert shown(kommun=str(world.municipality("Flen").pk)) == ["Caféet"]


def test_the_list_shows_what_was_chosen(world: World, leader_client: Client) -> None:
    page = leader_client.get(f"{LIST}?lage={Stage.READY.value}&vill=ja").content.decode()
    assert f'<option value="{Stage.READY.value}" selected>' in page


def test_the_page_names_people_to_those_who_work_with_them(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=3)
    world.placement("P001", world.participants["maryam"], enterprise=enterprise)
    world.placement("P002", world.participants["protected"], enterprise=enterprise)
    page = leader_client.get(page_of(enterprise)).content.decode()
    assert "Maryam Haile" in page
    assert "D004" in page
    assert "Hemlig" not in page
    outside = signed_in(world.users[Role.COMMUNICATOR]).get(page_of(enterprise)).content.decode()
    assert "2 personer" in outside
    assert "Maryam" not in outside
    assert "D004" not in outside


def test_a_supervisor_is_added_and_leaves(world: World, process_client: Client) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    process_client.post(
        f"{page_of(enterprise)}handledare/", {"name": "Siv Sund", "trained_on": "2026-05-01"}
    )
    supervisor = Supervisor.objects.get()
    assert (supervisor.enterprise, supervisor.trained_on) == (enterprise, dt.date(2026, 5, 1))
    assert supervisor.is_active
    edit = f"{LIST}handledare/{supervisor.pk}/"
    process_client.post(edit, {"name": "Siv Sund"})
    supervisor.refresh_from_db()
    assert not supervisor.is_active
    page = process_client.get(page_of(enterprise)).content.decode()
    assert "Har slutat" in page


def test_a_supervisor_who_changes_enterprise_takes_the_training_along(
    world: World, process_client: Client
) -> None:
    before, after = world.enterprise("F001", "Kretsloppet"), world.enterprise("F002", "Caféet")
    siv = Supervisor.objects.create(
        project=world.project, enterprise=before, name="Siv", phone="070", trained_on=TODAY
    )
    answer = process_client.post(
        f"{LIST}handledare/{siv.pk}/flytta/", {"enterprise": after.pk}, follow=True
    )
    assert "Siv är nu handledare här." in answer.content.decode()
    siv.refresh_from_db()
    assert (siv.enterprise, siv.is_active) == (before, False)
    there = Supervisor.objects.get(enterprise=after)
    assert (there.name, there.phone, there.trained_on, there.is_active) == (
        "Siv", "070", TODAY, True,
    )  # fmt: skip
    with_trained = Enterprise.objects.with_trained_supervisor().filter(has_trained_supervisor=True)
    assert list(with_trained) == [after]


def test_a_supervisor_moves_to_no_enterprise_of_another_project_and_only_once(
    world: World, process_client: Client
) -> None:
    siv = Supervisor.objects.create(
        project=world.project, enterprise=world.enterprise("F001", "Kretsloppet"), name="Siv"
    )
    elsewhere = one_elsewhere(world)
    url = f"{LIST}handledare/{siv.pk}/flytta/"
    assert process_client.post(url, {"enterprise": elsewhere.pk}).status_code == 200
    assert Supervisor.objects.count() == 1
    process_client.post(url, {"enterprise": world.enterprise("F002", "Caféet").pk})
    again = process_client.post(url, {"enterprise": world.enterprise("F003", "Tredje").pk})
    assert again.status_code == 404


def one_elsewhere(world: World) -> Enterprise:
    """An enterprise of the other project."""
    organisation = Organisation.objects.create(
        project=world.other_project, name="Utom räckhåll", kind=Organisation.Kind.COMPANY
    )
    return Enterprise.objects.create(
        project=world.other_project, organisation=organisation, number="F001"
    )


def test_training_to_come_is_not_completed(world: World, process_client: Client) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    answer = process_client.post(
        f"{page_of(enterprise)}handledare/", {"name": "Siv", "trained_on": "2026-12-01"}
    )
    assert "Dagen har inte varit än." in answer.content.decode()


def test_who_has_left_trains_nobody(world: World) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    Supervisor.objects.create(
        project=world.project, enterprise=enterprise, name="Siv", trained_on=TODAY, is_active=False
    )
    found = Enterprise.objects.with_trained_supervisor().get()
    assert not found.has_trained_supervisor


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reads_and_edits_what_the_table_says(
    world: World, signed_in: SignIn, role: Role
) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    client = signed_in(world.users[role])
    may_see = role in TABLE[Permission.ENTERPRISES_VIEW]
    may_edit = role in TABLE[Permission.ENTERPRISES_EDIT]
    assert client.get(LIST).status_code == (200 if may_see else 403)
    assert client.get(page_of(enterprise)).status_code == (200 if may_see else 403)
    answer = client.post(f"{page_of(enterprise)}andra/", facts(name="Nytt namn"))
    assert answer.status_code == (302 if may_edit else 403)
    enterprise.organisation.refresh_from_db()
    assert (enterprise.organisation.name == "Nytt namn") == may_edit


def test_to_a_stranger_nothing_is_there(world: World, signed_in: SignIn) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    client = signed_in(world.stranger)
    for url in (LIST, page_of(enterprise), f"{page_of(enterprise)}andra/"):
        assert client.get(url).status_code == 404
    theirs = f"/p/annat/foretag/{enterprise.pk}/"
    assert client.get(theirs).status_code == 404
    assert client.post(f"{theirs}andra/", facts()).status_code == 404
    assert "Kretsloppet" not in client.get("/p/annat/foretag/").content.decode()


@pytest.mark.parametrize("size", [3, 60])
def test_the_list_keeps_its_budget(
    world: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    for number in range(size):
        world.enterprise(f"F{number:03d}", f"Företag {number:03d}", places=2)
    with at_most_queries(8):
        leader_client.get(f"{LIST}?ledigt=har&handledare=saknar&lage=2&ordna=-kontakt")
    with at_most_queries(8):
        leader_client.get(LIST)


@pytest.mark.parametrize("size", [1, 8])
def test_the_page_keeps_its_budget(
    world: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=9)
    for number in range(size):
        person = world.participant(f"D1{number:02d}")
        world.placement(f"P{number:03d}", person, enterprise=enterprise)
        Supervisor.objects.create(
            project=world.project, enterprise=enterprise, name=f"Handledare {number}"
        )
    with at_most_queries(10):
        leader_client.get(page_of(enterprise))
