"""Wishes, and places ranked and explained for one person."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from participants.models import Proposal, Wishes
from participants.wish_words import marked, stems
from tests.participants.matching_world import proposal, trained
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


@pytest.fixture
def process_client(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.PROCESS_LEADER])


def url(world: World, part: str, who: str = "maryam") -> str:
    return f"/p/nyttiga/deltagare/{world.participants[who].pk}/{part}"


def wishes(world: World, who: str = "maryam", **fields: object) -> Wishes:
    return Wishes.objects.create(
        project=world.project, participant=world.participants[who], **fields
    )


def order(client: Client, world: World, query: str = "", who: str = "maryam") -> list[str]:
    """The enterprises in the order of the list."""
    rows = client.get(url(world, f"platser/{query}", who)).context["rows"]
    return [match.enterprise.name for match, _ in rows]


def test_a_process_leader_writes_wishes_and_comes_to_the_places(
    world: World, process_client: Client
) -> None:
    flen = world.municipality("Flen")
    answer = process_client.post(
        url(world, "onskemal/"),
        {"wants": "Laga cyklar", "can": "", "needs": "", "hours": "10", "municipalities": flen.pk},
    )
    assert answer.url == url(world, "platser/")
    saved = Wishes.objects.get()
    assert (saved.participant, saved.wants, saved.hours) == (
        world.participants["maryam"],
        "Laga cyklar",
        10,
    )
    assert list(saved.municipalities.all()) == [flen]


def test_wishes_are_changed_not_doubled(world: World, coach_client: Client) -> None:
    wishes(world, wants="Sy")
    coach_client.post(url(world, "onskemal/"), {"wants": "Baka"})
    assert Wishes.objects.get().wants == "Baka"


def test_a_personnummer_in_the_wishes_is_warned_about(world: World, coach_client: Client) -> None:
    answer = coach_client.post(url(world, "onskemal/"), {"wants": "Jag är 19900101-2385"})
    assert "personnummer i texten" in answer.content.decode()
    assert not Wishes.objects.exists()


def test_hours_beyond_a_week_are_a_slip(world: World, coach_client: Client) -> None:
    answer = coach_client.post(url(world, "onskemal/"), {"hours": "100"})
    assert "Skriv timmar mellan 1 och 40." in answer.content.decode()


@pytest.mark.parametrize(
    ("wish", "tasks", "hit"),
    [
        ("laga cyklar", "Cykelverkstad", False),
        ("laga cyklar", "Reparera cyklarna", True),
        ("tvätta", "Handtvätt av linne", True),
        ("städa", "Stadsodling", False),
        ("matlagning", "Laga maten", False),
        ("kök", "I köket och serveringen", True),
        ("vill gärna arbeta", "Arbeta gärna ute", False),
    ],
)
def test_words_meet_by_their_stem(wish: str, tasks: str, hit: bool) -> None:
    assert any(part.is_hit for part in marked(tasks, stems(wish))) == hit


def test_marking_leaves_the_text_whole() -> None:
    text = "Laga cyklar,\nsälja <b>"
    assert "".join(part.text for part in marked(text, stems("cyklar"))) == text


def test_what_the_list_counts_is_what_it_marks(world: World, coach_client: Client) -> None:
    wishes(world, wants="tvätta, kök, städa")
    world.enterprise("F001", "Ett", tasks="Handtvätt. Köket. Stadsodling.")
    match, _ = coach_client.get(url(world, "platser/")).context["rows"][0]
    assert match.enterprise.words == len({part.text for part in match.tasks if part.is_hit}) == 2


def test_free_places_come_first_then_what_fits(world: World, coach_client: Client) -> None:
    katrineholm = world.municipality("Katrineholm")
    wishes(world, wants="sy kläder", hours=10).municipalities.add(katrineholm)
    full = world.enterprise("F001", "Fullt", places=1, tasks="Sy kläder")
    trained(world, full)
    world.placement("P001", world.participants["nils"], enterprise=full)
    world.enterprise("F002", "Bara ledigt", places=1)
    best = world.enterprise("F003", "Rätt", places=1, tasks="Sy kläder", least_hours=5)
    best.organisation.municipality = katrineholm
    best.organisation.save()
    world.enterprise("F004", "Rätt ord", places=1, tasks="Sy kläder")
    world.enterprise("F005", "Ovisst")
    assert order(coach_client, world) == ["Rätt", "Rätt ord", "Bara ledigt", "Ovisst", "Fullt"]


def test_hours_that_do_not_suit_speak_for_nothing(world: World, coach_client: Client) -> None:
    wishes(world, hours=10)
    world.enterprise("F001", "Aldrig så lite", places=1, least_hours=20)
    world.enterprise("F002", "Rätt", places=1, least_hours=5, most_hours=15)
    assert order(coach_client, world) == ["Rätt", "Aldrig så lite"]


def test_each_place_is_explained(world: World, coach_client: Client) -> None:
    wishes(world, wants="Laga cyklar")
    shop = world.enterprise(
        "F001", "Kretsloppet", places=2, tasks="Laga cyklar", least_hours=10, most_hours=20
    )
    trained(world, shop)
    page = coach_client.get(url(world, "platser/")).content.decode()
    assert "2 platser fria · utbildad handledare · 10–20 h" in page
    assert "<mark>cyklar</mark>" in page


def test_the_list_is_filtered(world: World, coach_client: Client) -> None:
    first = world.enterprise("F001", "Ett", places=1)
    trained(world, first)
    second = world.enterprise("F002", "Två")
    second.organisation.municipality = world.municipality("Flen")
    second.organisation.save()
    assert order(coach_client, world, "?ledigt=1") == ["Ett"]
    assert order(coach_client, world, "?utbildad=1") == ["Ett"]
    flen = world.municipality("Flen").pk
    assert order(coach_client, world, f"?kommun={flen}") == ["Två"]


def test_where_a_protected_person_lives_ranks_nothing(world: World, coach_client: Client) -> None:
    person = world.participants["protected"]
    person.municipality = world.municipality("Flen")
    person.save()
    near = world.enterprise("F001", "Nära", places=1)
    near.organisation.municipality = person.municipality
    near.organisation.save()
    world.enterprise("F002", "Allra först", places=1)
    assert order(coach_client, world, who="protected") == ["Allra först", "Nära"]


def test_one_press_proposes_with_the_reasons_of_the_day(world: World, coach_client: Client) -> None:
    wishes(world, wants="Laga cyklar")
    shop = world.enterprise("F001", "Kretsloppet", places=2, tasks="Laga cyklar")
    answer = coach_client.post(url(world, "platser/foresla/"), {"enterprise": shop.pk})
    made = Proposal.objects.get()
    assert answer.url == f"/p/nyttiga/deltagare/forslag/{made.pk}/"
    assert (made.enterprise, made.proposed_on, made.proposed_by) == (shop, TODAY, world.coach)
    assert made.why == "2 platser fria · arbetsuppgifter: laga, cyklar"


def test_pressing_twice_proposes_once(world: World, coach_client: Client) -> None:
    shop = world.enterprise("F001", "Kretsloppet")
    for _ in range(2):
        coach_client.post(url(world, "platser/foresla/"), {"enterprise": shop.pk})
    assert Proposal.objects.count() == 1


def test_what_was_tried_before_stands_with_its_reason(world: World, coach_client: Client) -> None:
    shop = world.enterprise("F001", "Kretsloppet", places=2)
    proposal(
        world,
        world.participants["maryam"],
        shop,
        participant_answer="nej",
        participant_reason="För långt att resa",
        closed_on=TODAY - dt.timedelta(days=1),
    )
    page = coach_client.get(url(world, "platser/")).content.decode()
    assert "Föreslogs 28 oktober 2026. Deltagaren: För långt att resa." in page
    assert "Föreslå igen" in page


def test_a_place_that_is_proposed_is_opened_not_proposed(
    world: World, coach_client: Client
) -> None:
    shop = world.enterprise("F001", "Kretsloppet", places=2)
    proposal(world, world.participants["maryam"], shop)
    page = coach_client.get(url(world, "platser/")).content.decode()
    assert "Föreslagen" in page
    assert "Föreslå<" not in page


def test_who_has_left_is_not_proposed_to_anybody(world: World, coach_client: Client) -> None:
    shop = world.enterprise("F001", "Kretsloppet")
    world.participants["gone"] = world.participant(
        "D009", ends_on=dt.date(2026, 6, 1), end_reason="FLYTT"
    )
    coach_client.post(url(world, "platser/foresla/", "gone"), {"enterprise": shop.pk})
    assert not Proposal.objects.exists()


def test_another_projects_enterprise_cannot_be_proposed(world: World, coach_client: Client) -> None:
    foreign = world.enterprise("F001", "Främmande")
    foreign.project = foreign.organisation.project = world.other_project
    foreign.organisation.save()
    foreign.save()
    answer = coach_client.post(url(world, "platser/foresla/"), {"enterprise": foreign.pk})
    assert answer.status_code == 404
    assert order(coach_client, world) == []


@pytest.mark.parametrize("posted", ["", "x", "999999"])
def test_proposing_nothing_is_not_found(world: World, coach_client: Client, posted: str) -> None:
    answer = coach_client.post(url(world, "platser/foresla/"), {"enterprise": posted})
    assert answer.status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_match_come_in(world: World, signed_in: SignIn, role: Role) -> None:
    shop = world.enterprise("F001", "Kretsloppet")
    client = signed_in(world.users[role])
    may = role in TABLE[Permission.PLACEMENTS_EDIT]
    expected = 200 if may else 403
    assert client.get(url(world, "platser/")).status_code == expected
    assert client.get(url(world, "onskemal/")).status_code == expected
    client.post(url(world, "onskemal/"), {"wants": "Sy"})
    client.post(url(world, "platser/foresla/"), {"enterprise": shop.pk})
    assert Wishes.objects.exists() == may
    assert Proposal.objects.exists() == may


def test_to_a_stranger_nothing_is_there(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.stranger)
    pk = world.participants["maryam"].pk
    for page in (f"/p/nyttiga/deltagare/{pk}/platser/", f"/p/annat/deltagare/{pk}/platser/"):
        assert client.get(page).status_code == 404
    assert client.get(f"/p/annat/deltagare/{pk}/onskemal/").status_code == 404
    assert client.post(f"/p/annat/deltagare/{pk}/platser/foresla/", {}).status_code == 404


def test_a_protected_person_is_a_number(world: World, coach_client: Client) -> None:
    for part in ("platser/", "onskemal/"):
        page = coach_client.get(url(world, part, "protected")).content.decode()
        assert "D004" in page
        assert "Hemlig" not in page


def test_who_looks_stands_in_the_read_log(world: World, coach_client: Client) -> None:
    coach_client.get(url(world, "platser/"))
    coach_client.get(url(world, "onskemal/"))
    assert set(Read.objects.values_list("participant_number", "page")) == {
        ("D001", "platserna"),
        ("D001", "önskemålen"),
    }


@pytest.mark.parametrize("size", [2, 60])
def test_the_list_keeps_its_budget(
    world: World,
    coach_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    wishes(world, wants="Laga cyklar, sy", hours=10).municipalities.add(world.municipality("Flen"))
    for number in range(size):
        shop = world.enterprise(f"F{number:03d}", f"Företag {number:03d}", places=2, tasks="Sy")
        proposal(world, world.participants["maryam"], shop, closed_on=TODAY)
    with at_most_queries(8):
        coach_client.get(url(world, "platser/"))
