"""Surveys before and after: sent once, answered without the person, told from enough answers."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
import time_machine
from django.test import Client

from agreements.contact_merge import merge
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.models import Job
from nyttiga.links.models import SurveyAnswer
from nyttiga.projects.models import ContactPerson, Organisation
from reporting.goal_surveys.questions import SURVEYS
from reporting.goal_surveys.results import shown, shown_to_outsiders
from reporting.models import Evidence, SurveyInvitation, SurveyRound
from tests.agreements.event_world import add_person
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

PAGE = "/p/nyttiga/mal/enkater/"
SEND = f"{PAGE}sedd/fore/"
GUEST = "/fragor/"
SEEN = SURVEYS["sedd"]


def contacts(world: World, number: int, kind: str = "foretag", **fields: object) -> None:
    organisation, _ = Organisation.objects.get_or_create(
        project=world.project, name=f"Hos {kind}", kind=kind
    )
    for one in range(number):
        values = {"email": f"{kind}{one}@example.org", "may_be_mailed_on": TODAY} | fields
        ContactPerson.objects.create(
            project=world.project, organisation=organisation, name=f"Namn {one}", **values
        )


def asked(world: World, moment: str = "fore", closes_on: dt.date = TODAY) -> SurveyRound:
    return SurveyRound.objects.create(
        project=world.project,
        survey="sedd",
        moment=moment,
        sent_on=closes_on - dt.timedelta(days=30),
        closes_on=closes_on,
    )


def answer(found: SurveyRound, *numbers: int, key: str = "sedd") -> None:
    for number in numbers:
        SurveyAnswer.objects.create(
            project=found.project, survey="sedd", subject_id=found.pk, answers={key: number}
        )


def links() -> list[str]:
    """The addresses in the mails that wait in the queue."""
    mails = [str(job.payload) for job in Job.objects.filter(kind="mail").order_by("pk")]
    return [re.search(r"/l/[^/\\\s]+/", mail)[0] for mail in mails]  # type: ignore[index]


def test_those_who_said_yes_are_asked_once_and_answer_without_their_name(
    world: World, leader_client: Client
) -> None:
    contacts(world, 3)
    contacts(world, 1, "kommun")  # is asked something else
    contacts(world, 1, "foretag", email="nej@example.org", may_be_mailed_on=None)
    leader_client.post(SEND)
    leader_client.post(SEND)
    assert SurveyInvitation.objects.count() == Job.objects.filter(kind="mail").count() == 3
    for link in links():
        guest = Client()
        guest.post(link)
        assert "Fråga 1 av 4" in guest.get(GUEST).content.decode()
        assert "Svara på minst en fråga" in guest.post(GUEST, {}).content.decode()
        guest.post(GUEST, {"sedd": "4", "words": "Ring oftare"})
        assert guest.get(GUEST).status_code == 404
    kept = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert kept == {"id", "project", "survey", "subject_id", "answers", "words"}
    said = shown(world.project, SEEN)
    assert said.words == ["Ring oftare"] * 3
    assert not shown_to_outsiders(world.project, SEEN, dt.date(2027, 1, 1)).words
    [first, *_] = said.questions
    assert first.before is not None
    assert (first.before.answers, first.before.mean, first.after) == (3, 4.0, None)


def test_a_round_that_has_closed_takes_no_more(world: World, leader_client: Client) -> None:
    contacts(world, 1)
    leader_client.post(SEND)
    with time_machine.travel(dt.datetime(2026, 12, 3, 9, tzinfo=dt.UTC), tick=False):
        guest = Client()
        assert guest.post(links()[0]).status_code == 404
    SurveyRound.objects.update(closes_on=TODAY - dt.timedelta(days=1), sent_on="2026-09-01")
    contacts(world, 1, "foretag", email="sen@example.org")
    leader_client.post(SEND)
    assert SurveyInvitation.objects.count() == 1


def test_the_staff_read_means_from_three_answers_and_outsiders_from_five(world: World) -> None:
    before = asked(world, closes_on=dt.date(2026, 9, 1))
    after = asked(world, "efter", closes_on=dt.date(2026, 9, 30))
    answer(before, 2, 3, 3, 2, 2)
    answer(after, 4, 5, 5)
    answer(after, 1, 1, key="media")
    inside = shown(world.project, SEEN).questions
    assert inside[0].before is not None
    assert inside[0].after is not None
    assert (inside[0].before.mean, inside[0].after.mean) == (2.4, pytest.approx(14 / 3))
    assert inside[3].after is not None
    assert (inside[3].after.answers, inside[3].after.mean) == (2, None)
    outside = shown_to_outsiders(world.project, SEEN, dt.date(2026, 9, 30)).questions
    assert outside[0].before is not None
    assert outside[0].after is not None
    assert (outside[0].before.answers, outside[0].before.mean) == (5, 2.4)
    assert (outside[0].after.answers, outside[0].after.mean) == ("<5", None)


def test_outsiders_read_nothing_of_a_round_that_is_open_or_closed_after_the_period(
    world: World, signed_in: SignIn
) -> None:
    answer(asked(world, closes_on=dt.date(2026, 10, 15)), 2, 3, 3, 2, 2)
    assert not shown_to_outsiders(world.project, SEEN, dt.date(2026, 9, 30)).is_shown
    steering = signed_in(world.users[Role.STEERING_GROUP])
    text = steering.get("/p/nyttiga/mal/rar/P5/").content.decode()
    assert "Visas när enkäten är stängd och minst fem har svarat" in text
    assert "2,4" not in text
    assert steering.get(PAGE).status_code == 403


def test_what_it_says_becomes_evidence_of_the_goal(world: World, leader_client: Client) -> None:
    answer(asked(world, closes_on=dt.date(2026, 9, 1)), 2, 3, 3, 2, 2)
    assert "Enkät före och efter" in leader_client.get("/p/nyttiga/mal/P5/om/").content.decode()
    form = leader_client.get("/p/nyttiga/mal/P5/underlag/?enkat=ja").context["form"]
    said = "Kommunen och myndigheterna ser det vi gör. Före 2,4 (5 svar)."
    assert form.initial["text"].splitlines()[0] == said
    given = {key: form.initial[key] for key in ("date", "kind", "text")}
    leader_client.post("/p/nyttiga/mal/P5/underlag/", given)
    assert Evidence.objects.get().kind == "enkat"


def test_only_the_leader_sends(world: World, coach_client: Client, leader_client: Client) -> None:
    contacts(world, 1)
    assert coach_client.get(PAGE).status_code == 200
    assert coach_client.post(SEND).status_code == 403
    assert leader_client.post(f"{PAGE}annat/fore/").status_code == 404
    assert leader_client.post(f"{PAGE}sedd/mitt/").status_code == 404
    assert not SurveyInvitation.objects.exists()


def test_more_answers_take_no_more_queries(
    world: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    found = asked(world)
    for number in (3, 30):
        answer(found, *[3] * number)
        with at_most_queries(16):
            leader_client.get(PAGE)


def test_who_was_asked_under_two_names_is_asked_once_when_they_become_one(world: World) -> None:
    stays, goes = (add_person(world, "Ada Berg", email=f"{at}@exempel.se") for at in "ab")
    found = asked(world)
    for person in (stays, goes):
        SurveyInvitation.objects.create(project=world.project, round=found, person=person)
    later = asked(world, "efter")
    SurveyInvitation.objects.create(project=world.project, round=later, person=goes)
    merge(stays, goes, {})
    rows = SurveyInvitation.objects.values_list("round", "person").order_by("round")
    assert list(rows) == [(found.pk, stays.pk), (later.pk, stays.pk)]
