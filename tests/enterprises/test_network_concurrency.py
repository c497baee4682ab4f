"""Two colleagues press *Gå med* at once, on two real connections: one row, and no fault."""

import threading

import pytest
from django.contrib.messages import get_messages
from django.db import connections
from django.test import Client

from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import NetworkMember
from tests.conftest import sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def world_for_real(today: object, transactional_db: None) -> World:
    return build_world()


def test_two_who_join_the_same_enterprise_at_once_both_get_an_answer(
    world_for_real: World,
) -> None:
    enterprise = world_for_real.enterprise("F1", "Ett")
    url = f"/p/nyttiga/foretag/{enterprise.pk}/natverk/"
    start, answers = threading.Barrier(2), []

    def press(client: Client) -> None:
        try:
            start.wait(10)
            answer = client.post(url, {"joined_on": "2026-10-01"})
            words = [str(message) for message in get_messages(answer.wsgi_request)]
            answers.append((answer.status_code, *words))
        finally:
            connections.close_all()

    clients = [sign_in(world_for_real.leader), sign_in(world_for_real.users[Role.PROCESS_LEADER])]
    threads = [threading.Thread(target=press, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == [
        (302, "Företaget är redan med i nätverket, sedan 1 oktober 2026."),
        (302, "Sparat. Företaget är med i nätverket."),
    ]
    assert NetworkMember.objects.filter(network="foretag").count() == 1
