"""The note that coach and participant share: it saves itself, and loses nobody's text."""

from django.test import Client

from participants.models import CoachingSession
from tests.participants.test_coaching import SECRET, edit_url, facts, session
from tests.world import World


def save_note(client: Client, held: CoachingSession, text: str, **more: str) -> int:
    """What the page does while the coach writes."""
    answer = client.post(
        f"{edit_url(held)}anteckning/", {"shared_note": text} | more, headers={"X-Autosave": "1"}
    )
    return answer.status_code


def test_the_note_saves_itself(world: World, coach_client: Client) -> None:
    held = session(world)
    assert save_note(coach_client, held, SECRET) == 204
    held.refresh_from_db()
    assert held.shared_note == SECRET
    assert held.note_saved_at is not None


def test_a_page_goes_on_from_its_own_text(world: World, coach_client: Client) -> None:
    held = session(world)
    for text in ("Vi", "Vi pratade"):
        assert save_note(coach_client, held, text, seen="", page="a" * 16) == 204
    held.refresh_from_db()
    assert held.shared_note == "Vi pratade"


def test_two_windows_never_write_over_each_other(world: World, coach_client: Client) -> None:
    held = session(world)
    assert save_note(coach_client, held, "Den ena", seen="", page="a" * 16) == 204
    assert save_note(coach_client, held, "Den andra", seen="", page="b" * 16) == 409
    held.refresh_from_db()
    assert held.shared_note == "Den ena"
    sent = {"shared_note": "Den andra", "seen": "", "page": "b" * 16}
    answer = coach_client.post(f"{edit_url(held)}anteckning/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Din text är inte sparad än" in page
    assert "Den ena" in page
    assert "Den andra" in page
    assert save_note(coach_client, held, "Båda", seen=answer.context["shared"].revision) == 204


def test_without_a_script_the_button_saves_the_note(world: World, coach_client: Client) -> None:
    held = session(world)
    answer = coach_client.post(f"{edit_url(held)}anteckning/", {"shared_note": SECRET})
    assert answer.url == edit_url(held)
    assert SECRET in coach_client.get(answer.url).content.decode()


def test_a_coach_reads_the_note(world: World, coach_client: Client) -> None:
    held = session(world, shared_note=SECRET)
    assert SECRET in coach_client.get(edit_url(held)).content.decode()


def test_the_note_stands_in_no_history(world: World, coach_client: Client) -> None:
    held = session(world, topic=SECRET, shared_note=SECRET)
    coach_client.post(edit_url(held), facts(form="promenad", topic=SECRET))
    save_note(coach_client, held, SECRET)
    assert held.history.count() == 2
    assert SECRET not in str(list(held.history.values()))
