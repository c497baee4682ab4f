"""Taking a consent back: it takes effect at once, by every route, and leaves the rows."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.ui.registry import Registry
from participants import withdrawal
from participants.models import ActionPlan, Consent, JointMeeting, NextStep, Professional
from participants.models.plan import agree_on_step
from participants.withdrawal import withdraw
from tests.participants.consent_world import (
    Kind,
    give,
    joint_meeting,
    organisation,
    person,
    professional,
    url,
)
from tests.world import TODAY, World

SECRETS = ("Anna Berg", "Beslutar om praktik", "Planera praktiken", "Rådhuset", "Det vi sa")


# --- The act --------------------------------------------------------------------------------


def test_the_page_says_what_follows_before_anything_happens(
    world: World, coach_client: Client
) -> None:
    consent = give(world, "maryam", Kind.INFO_EXCHANGE)
    text = coach_client.get(url("consent_withdraw", consent.pk)).content.decode()
    assert "Samverkan stängs genast för alla" in text
    assert "går inte att ångra" in text
    consent.refresh_from_db()
    assert consent.withdrawn_on is None


def test_it_takes_effect_the_same_day_and_says_who_wrote_it_down(
    world: World, coach_client: Client
) -> None:
    consent = give(world, "maryam", Kind.INFO_EXCHANGE)
    coach_client.post(url("consent_withdraw", consent.pk))
    consent.refresh_from_db()
    assert (consent.withdrawn_on, consent.withdrawn_by) == (TODAY, world.coach)
    assert not Consent.objects.valid(TODAY).exists()
    assert Consent.objects.valid(TODAY - dt.timedelta(days=1)).exists()


def test_it_cannot_be_done_twice_nor_undone(world: World, coach_client: Client) -> None:
    consent = give(world, "maryam", Kind.CONTACT, withdrawn_on=TODAY - dt.timedelta(days=3))
    assert "gäller inte längre" in (
        coach_client.get(url("consent_withdraw", consent.pk)).content.decode()
    )
    coach_client.post(url("consent_withdraw", consent.pk))
    consent.refresh_from_db()
    assert consent.withdrawn_on == TODAY - dt.timedelta(days=3)


def test_a_no_takes_back_the_renewed_one_and_the_old_one(world: World) -> None:
    old = give(world, "maryam", Kind.INFO_EXCHANGE)
    new = give(world, "maryam", Kind.INFO_EXCHANGE, given_on=TODAY)
    other = give(world, "nils", Kind.INFO_EXCHANGE)
    withdraw(new, TODAY, world.coach)
    assert list(Consent.objects.valid(TODAY)) == [other]
    old.refresh_from_db()
    assert old.withdrawn_on == TODAY


def test_one_enterprise_one_picture_one_survey_at_a_time(world: World) -> None:
    first, second = world.enterprise("F001", "Ett"), world.enterprise("F002", "Två")
    gone = [
        give(world, "maryam", Kind.INFO_ENTERPRISE, enterprise=first),
        give(world, "maryam", Kind.MEDIA, scope="Bild"),
    ]
    kept = {
        give(world, "maryam", Kind.INFO_ENTERPRISE, enterprise=second),
        give(world, "maryam", Kind.MEDIA, scope="Film"),
    }
    for consent in gone:
        withdraw(consent, TODAY, world.coach)
    assert set(Consent.objects.valid(TODAY)) == kept


def test_a_day_before_it_was_given_is_refused(world: World) -> None:
    consent = give(world, "maryam", Kind.CONTACT)
    with pytest.raises(ValueError, match="before it was given"):
        withdraw(consent, consent.given_on - dt.timedelta(days=1), world.coach)


def test_each_effect_is_called_with_each_row_that_was_withdrawn(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Consent, dt.date]] = []
    effects: Registry[Any] = Registry()
    effects.register(lambda consent, day: seen.append((consent, day)))
    monkeypatch.setattr(withdrawal, "effects", effects)
    over = give(world, "maryam", Kind.CONTACT, valid_to=TODAY - dt.timedelta(days=1))
    held = [give(world, "maryam", Kind.CONTACT) for _ in range(2)]
    withdraw(held[0], TODAY, world.coach)
    assert {consent for consent, _ in seen} == set(held)
    assert {day for _, day in seen} == {TODAY}
    over.refresh_from_db()
    assert over.withdrawn_on is None


# --- What it closes -------------------------------------------------------------------------


@pytest.fixture
def shared(world: World) -> dict[str, Any]:
    """Maryam has a consent, somebody around her, a held meeting, and a promise from it."""
    anna = professional(world)
    consent = give(world, "maryam", Kind.INFO_EXCHANGE, organisation(world, "Arbetsf"))
    meeting = joint_meeting(world, status="genomford", notes="Det vi sa")
    meeting.present.add(anna)
    step = agree_on_step(
        person(world),
        author=world.coach,
        day=TODAY,
        text="Skicka beslutet",
        responsible="AF",
        due_on=TODAY,
        origin=NextStep.Origin.JOINT_MEETING,
        origin_id=meeting.pk,
        promised_by=anna,
    )
    return {"consent": consent, "anna": anna, "meeting": meeting, "step": step}


def addresses(world: World, shared: dict[str, Any]) -> list[str]:
    return [
        url("professional_add", person(world).pk),
        url("professional_edit", shared["anna"].pk),
        url("joint_meeting_add", person(world).pk),
        url("joint_meeting", shared["meeting"].pk),
    ]


def test_before_it_everything_is_open(
    world: World, coach_client: Client, shared: dict[str, Any]
) -> None:
    for address in addresses(world, shared):
        assert coach_client.get(address).status_code == 200
    text = coach_client.get(url("participant", person(world).pk)).content.decode()
    assert "Anna Berg" in text
    assert "Planera praktiken" in text


@pytest.mark.parametrize("who", ["coach", "leader"])
def test_after_it_every_page_says_what_is_missing_and_nothing_more(
    world: World, signed_in: Callable[[User], Client], shared: dict[str, Any], who: str
) -> None:
    withdraw(shared["consent"], TODAY, world.coach)
    client = signed_in(getattr(world, who))
    for address in addresses(world, shared):
        response = client.get(address)
        text = response.content.decode()
        assert response.status_code == 403
        assert "Samtycke saknas" in text
        assert f"{url('consent_add', person(world).pk)}?vad=INFO_UTBYTE" in text
        assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("name", ["participant", "history", "plan_version"])
def test_after_it_no_page_about_the_person_tells(
    world: World, coach_client: Client, shared: dict[str, Any], name: str
) -> None:
    withdraw(shared["consent"], TODAY, world.coach)
    pk = ActionPlan.objects.get().pk if name == "plan_version" else person(world).pk
    for query in ("", "?per=2026-11-01"):
        text = coach_client.get(url(name, pk) + query).content.decode()
        assert not [secret for secret in SECRETS if secret in text]
        assert "Handläggare" not in text


def test_after_it_the_days_work_does_not_tell(
    world: World, coach_client: Client, shared: dict[str, Any]
) -> None:
    JointMeeting.objects.update(status="planerad")
    withdraw(shared["consent"], TODAY, world.coach)
    text = coach_client.get("/p/nyttiga/").content.decode()
    assert "Samverkansmöte" not in text
    assert not [secret for secret in SECRETS if secret in text]


def test_after_it_nothing_can_be_sent_past_the_pages(
    world: World, coach_client: Client, shared: dict[str, Any]
) -> None:
    withdraw(shared["consent"], TODAY, world.coach)
    af = organisation(world, "Arbetsf").pk
    people = {"organisation": af, "role": "Ny roll"}
    meeting = {"date": "2026-11-20", "about": "Nytt möte"}
    sent: list[tuple[str, dict[str, Any]]] = [
        (url("professional_add", person(world).pk), people),
        (url("professional_edit", shared["anna"].pk), people),
        (url("joint_meeting_add", person(world).pk), meeting),
        (url("joint_meeting", shared["meeting"].pk), meeting | {"status": "installd"}),
        (url("joint_meeting_notes", shared["meeting"].pk), {"notes": "Nya ord"}),
    ]
    for address, fields in sent:
        assert coach_client.post(address, fields).status_code == 403
    assert Professional.objects.get().role == "Handläggare"
    assert JointMeeting.objects.get().notes == "Det vi sa"


def test_the_rows_are_kept_and_a_new_yes_opens_them_again(
    world: World, coach_client: Client, shared: dict[str, Any]
) -> None:
    withdraw(shared["consent"], TODAY, world.coach)
    give(world, "maryam", Kind.INFO_EXCHANGE, given_on=TODAY)
    text = coach_client.get(url("participant", person(world).pk)).content.decode()
    assert "Anna Berg" in text
    assert "Planera praktiken" in text


def test_the_persons_own_step_stays_in_the_plan_without_who_promised_it(
    world: World, coach_client: Client, shared: dict[str, Any]
) -> None:
    withdraw(shared["consent"], TODAY, world.coach)
    shared["step"].refresh_from_db()
    assert shared["step"].is_open
    text = coach_client.get(url("participant", person(world).pk)).content.decode()
    assert "Skicka beslutet" in text
    assert "Lovat av" not in text


def test_what_has_run_out_closes_as_what_was_withdrawn(
    world: World, coach_client: Client, shared: dict[str, Any]
) -> None:
    Consent.objects.update(valid_to=TODAY - dt.timedelta(days=1))
    for address in addresses(world, shared):
        assert coach_client.get(address).status_code == 403


# --- SUS ------------------------------------------------------------------------------------


def test_a_withdrawn_sus_is_registered_out_with_one_tick(
    world: World, coach_client: Client
) -> None:
    consent = give(world, "maryam", Kind.SUS)
    coach_client.post(url("consent_withdraw", consent.pk))
    page = url("consents", person(world).pk)
    assert "Registrera ut ur SUS" in coach_client.get(page).content.decode()
    coach_client.post(url("consent_handled", consent.pk))
    consent.refresh_from_db()
    assert consent.handled_on == TODAY
    assert "Registrera ut personen i dag" not in coach_client.get(page).content.decode()


def test_the_tick_needs_a_withdrawal(world: World, coach_client: Client) -> None:
    consent = give(world, "maryam", Kind.SUS)
    coach_client.post(url("consent_handled", consent.pk))
    consent.refresh_from_db()
    assert consent.handled_on is None
