"""Places for arbetsträning: every change keeps its day."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from enterprises.models import PlaceCount
from enterprises.places_over_time import PlacesPoint, places_over_time, used_over_time
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.register.exporting import export_register
from nyttiga.projects.register.importing import import_register
from nyttiga.projects.register.sheets import Export
from tests.world import TODAY, World

MARCH, MAY = dt.date(2026, 3, 2), dt.date(2026, 5, 4)


@pytest.fixture
def process_client(world: World, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(world.users[Role.PROCESS_LEADER])


def numbers(enterprise: object) -> list[tuple[dt.date, int | None]]:
    rows = PlaceCount.objects.filter(enterprise=enterprise)
    return list(rows.values_list("from_on", "places"))


def test_a_changed_number_begins_the_day_it_is_changed(world: World) -> None:
    with time_machine.travel(f"{MARCH} 09:00:00+00:00", tick=False):
        enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    enterprise.places = 5
    enterprise.save()
    enterprise.save()
    assert numbers(enterprise) == [(MARCH, 2), (TODAY, 5)]


def test_two_numbers_on_one_day_are_one(world: World) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    enterprise.places = None
    enterprise.save()
    assert numbers(enterprise) == [(TODAY, None)]


def test_a_dated_number_is_the_enterprises_own_when_it_is_the_last(
    world: World, process_client: Client
) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    add = f"/p/nyttiga/foretag/{enterprise.pk}/platser/ny/"
    process_client.post(add, {"from_on": "2026-03-02", "places": "1"})
    enterprise.refresh_from_db()
    assert enterprise.places == 2
    row = PlaceCount.objects.get(from_on=TODAY)
    process_client.post(f"/p/nyttiga/foretag/platser/{row.pk}/", {"from_on": TODAY, "places": "7"})
    enterprise.refresh_from_db()
    assert enterprise.places == 7
    assert numbers(enterprise) == [(MARCH, 1), (TODAY, 7)]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-03", "Dagen har inte varit än."), ("2026-11-02", "Den dagen har redan ett antal.")],
)
def test_a_wrong_day_is_told(world: World, process_client: Client, day: str, said: str) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    add = f"/p/nyttiga/foretag/{enterprise.pk}/platser/ny/"
    answer = process_client.post(add, {"from_on": day, "places": "1"})
    assert said in answer.content.decode()


def test_the_project_has_the_sum_of_all(world: World) -> None:
    for number, (day, places) in enumerate([(MARCH, 2), (MARCH, 1), (MAY, 4)]):
        with time_machine.travel(f"{day} 09:00:00+00:00", tick=False):
            one = world.enterprise(f"F00{number}", f"Företag {number}", places=places)
    with time_machine.travel("2026-06-01 09:00:00+00:00", tick=False):
        one.places = 1
        one.save()
    june = dt.date(2026, 6, 1)
    points = [PlacesPoint(MARCH, 3), PlacesPoint(MAY, 7), PlacesPoint(june, 4)]
    assert places_over_time(world.project, TODAY) == points
    assert places_over_time(world.project, MAY) == points[:2]
    assert places_over_time(world.other_project, TODAY) == []


def test_used_places_are_counted_month_by_month(world: World) -> None:
    world.placement("P001", world.participants["maryam"])
    used = {point.day: point.places for point in used_over_time(world.project, TODAY)}
    assert used[dt.date(2026, 9, 30)] == 0
    assert used[dt.date(2026, 10, 31)] == 1
    assert used[TODAY] == 1


def test_the_pages_draw_the_curve(world: World, leader_client: Client) -> None:
    with time_machine.travel(f"{MARCH} 09:00:00+00:00", tick=False):
        enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    for address in ("foretag/platser/", f"foretag/{enterprise.pk}/platser/"):
        assert "places-line" in leader_client.get(f"/p/nyttiga/{address}").content.decode()
    assert "2 platser i dag" in leader_client.get("/p/nyttiga/foretag/platser/").content.decode()


def test_an_imported_number_of_places_gets_its_day(world: World) -> None:
    import io

    enterprise = world.enterprise("F001", "Kretsloppet", places=2)
    workbook = io.BytesIO()
    export_register(Export(world.project), workbook)
    type(enterprise).objects.all().delete()
    enterprise.organisation.delete()
    workbook.seek(0)
    assert import_register(workbook, world.project, world.leader).saved
    row = PlaceCount.objects.get()
    assert (row.from_on, row.places) == (TODAY, 2)
    assert row.history.get().history_user == world.leader
