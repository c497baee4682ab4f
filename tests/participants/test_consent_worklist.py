"""What *Idag* says of consents and joint meetings."""

import datetime as dt
from typing import Any

import pytest

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.ui.worklist import WorkItem
from participants.models import Consent, JointMeeting, ParticipationPeriod
from tests.participants.consent_world import (
    Kind,
    give,
    joint_meeting,
    organisation,
    person,
    professional,
    url,
)
from tests.participants.worklist_world import days, words
from tests.participants.worklist_world import seen as all_seen
from tests.world import TODAY, World


def seen(world: World, user: User | None = None) -> dict[str, list[WorkItem]]:
    """What the list holds of consents and joint meetings, by urgency."""
    found = {
        urgency: [item for item in items if item.kind in {"Samtycke", "SUS", "Samverkan"}]
        for urgency, items in all_seen(world, user).items()
    }
    return {urgency: items for urgency, items in found.items() if items}


def end(world: World, who: str = "maryam", **fields: Any) -> None:
    ParticipationPeriod.objects.filter(participant=person(world, who)).update(
        ends_on=days(-1), end_reason="TILL_ARBETE", **fields
    )


# --- Running out ----------------------------------------------------------------------------


@pytest.mark.parametrize(("ahead", "urgency"), [(30, "snart"), (31, None), (0, "idag"), (-1, None)])
def test_a_consent_is_announced_a_month_before_it_runs_out(
    calm: World, ahead: int, urgency: str | None
) -> None:
    give(calm, "maryam", Kind.INFO_EXCHANGE, valid_to=days(ahead))
    assert list(seen(calm)) == ([urgency] if urgency else [])


def test_it_says_whose_and_what_and_is_gone_when_renewed(calm: World) -> None:
    give(calm, "maryam", Kind.INFO_EXCHANGE, valid_to=days(20))
    (item,) = seen(calm)["snart"]
    assert words(item) == "Maryam Haile, samtycket «Utbyte av uppgifter» går ut"
    assert (item.detail, item.due) == ("Gäller till och med 22 november", days(7))
    assert item.url == f"{url('consents', person(calm).pk)}#INFO_UTBYTE"
    give(calm, "maryam", Kind.INFO_EXCHANGE, valid_to=days(300))
    assert seen(calm) == {}


def test_a_survey_a_reminder_or_an_ended_person_is_not_announced(calm: World) -> None:
    give(calm, "maryam", Kind.SURVEY, valid_to=days(5), scope="Enkät")
    give(calm, "nils", Kind.INFO_EXCHANGE, valid_to=days(5))
    end(calm, "nils")
    assert seen(calm) == {}


# --- Missing --------------------------------------------------------------------------------


def test_people_around_without_a_consent_are_a_thing_to_do(calm: World) -> None:
    professional(calm)
    (item,) = seen(calm)["sent"]
    assert words(item) == "Maryam Haile saknar samtycke till utbyte av uppgifter"
    assert "Anna" not in repr(item)
    give(calm, "maryam", Kind.INFO_EXCHANGE)
    assert seen(calm) == {}


def test_one_that_ran_out_is_late_from_its_last_day(calm: World) -> None:
    professional(calm)
    give(calm, "maryam", Kind.INFO_EXCHANGE, valid_to=days(-4))
    (item,) = seen(calm)["sent"]
    assert item.due == days(-4)


def test_who_took_it_back_is_not_asked_again_by_a_list(calm: World) -> None:
    professional(calm)
    give(calm, "maryam", Kind.INFO_EXCHANGE, withdrawn_on=days(-4))
    assert seen(calm) == {}


def test_when_all_around_have_left_nothing_is_missing(calm: World) -> None:
    professional(calm, ends_on=days(-1))
    assert seen(calm) == {}


# --- SUS ------------------------------------------------------------------------------------


def test_a_withdrawn_sus_is_to_be_registered_out_until_ticked(calm: World) -> None:
    consent = give(calm, "maryam", Kind.SUS, withdrawn_on=TODAY)
    (item,) = seen(calm)["idag"]
    assert words(item) == "Registrera ut Maryam Haile ur SUS"
    assert item.url == url("consents", person(calm).pk)
    Consent.objects.filter(pk=consent.pk).update(handled_on=TODAY)
    assert seen(calm) == {}


def test_it_stays_when_the_person_has_left(calm: World) -> None:
    give(calm, "maryam", Kind.SUS, withdrawn_on=days(-2))
    end(calm)
    assert [words(item) for item in seen(calm)["sent"]] == ["Registrera ut Maryam Haile ur SUS"]


def test_what_was_withdrawn_before_the_import_is_no_duty(calm: World) -> None:
    give(calm, "maryam", Kind.SUS, withdrawn_on=days(-20), imported_on=days(-3))
    assert seen(calm) == {}


def test_a_protected_person_is_a_number_in_the_list(calm: World) -> None:
    give(calm, "protected", Kind.SUS, withdrawn_on=TODAY)
    professional(calm, "protected")
    joint_meeting(calm, "protected")
    give(calm, "protected", Kind.INFO_EXCHANGE, valid_to=days(10))
    items = [item for items in seen(calm).values() for item in items]
    assert len(items) == 3
    assert all("D004" in words(item) for item in items)
    assert "Hemlig" not in repr(items)


# --- Joint meetings -------------------------------------------------------------------------


def test_a_joint_meeting_is_today_then_late_then_done(calm: World) -> None:
    give(calm, "maryam", Kind.INFO_EXCHANGE, organisation(calm, "Arbetsf"))
    meeting = joint_meeting(calm, starts_at=dt.time(13))
    (item,) = seen(calm, calm.coach)["idag"]
    assert (words(item), item.at) == ("Samverkansmöte om Maryam Haile", dt.time(13))
    JointMeeting.objects.update(date=days(-1))
    (item,) = seen(calm, calm.coach)["sent"]
    assert words(item) == "Samverkansmöte om Maryam Haile saknar utfall"
    assert item.url == url("joint_meeting", meeting.pk)
    JointMeeting.objects.update(status="genomford")
    assert seen(calm, calm.coach) == {}


@pytest.mark.parametrize("fields", [{"withdrawn_on": TODAY}, {"valid_to": days(-1)}])
def test_without_a_consent_a_meeting_is_not_told_of(calm: World, fields: dict[str, Any]) -> None:
    give(calm, "maryam", Kind.INFO_EXCHANGE, **fields)
    joint_meeting(calm)
    assert seen(calm) == {}


def test_the_process_leader_has_none_of_it(calm: World) -> None:
    give(calm, "maryam", Kind.SUS, withdrawn_on=TODAY)
    give(calm, "maryam", Kind.INFO_EXCHANGE, valid_to=days(3))
    joint_meeting(calm)
    professional(calm, "nils")
    assert seen(calm, calm.users[Role.PROCESS_LEADER]) == {}
