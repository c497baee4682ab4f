"""Stories: on whose word they stand, where they are told, and how they are taken back."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from agreements.models import Story, StoryPlace
from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.ui.worklist import open_lines
from participants.models import Consent
from participants.withdrawal import withdraw
from tests.agreements.story_world import SCOPE, approved_story, media_consent, told_at
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[None]]
LIST = "/p/nyttiga/avtal/berattelser/"
DRAFT = {"kind": "vag", "title": "Almas väg", "text": "Det började i våras.", "shown_as": "Alma"}


def page(name: str, *args: object) -> str:
    return reverse(f"agreements:{name}", args=["nyttiga", *args])


def state_of(story: Story) -> str:
    return Story.objects.with_state(TODAY).get(pk=story.pk).state


def take_down_list(world: World, user: User) -> list[str]:
    lines = open_lines(world.access(user), TODAY)
    found = (line for line in lines if line.source.slug == "berattelser-ned")
    return [item.detail for line in found for item in line.items]


@pytest.fixture
def client(world: World, signed_in: Callable[[User], Client]) -> Client:
    """The communicator's."""
    return signed_in(world.users[Role.COMMUNICATOR])


def text(client: Client, url: str) -> str:
    return client.get(url).content.decode()


# On whose word


def test_a_persons_way_needs_the_persons_consent_and_a_chosen_name(
    world: World, client: Client
) -> None:
    consent = media_consent(world)
    answer = client.post(page("story_create"), DRAFT).content.decode()
    assert "En persons väg behöver personens samtycke" in answer
    assert "Det började i våras." in answer
    answer = client.post(page("story_create"), DRAFT | {"consent": consent.pk, "shown_as": ""})
    assert "Skriv vad personen ska kallas." in answer.content.decode()
    client.post(page("story_create"), DRAFT | {"consent": consent.pk})
    assert state_of(Story.objects.get()) == "utkast"


@pytest.mark.parametrize(
    "why", ["protected", "other kind", "run out", "withdrawn", "not yet", "another project"]
)
def test_only_a_valid_consent_to_a_story_can_be_chosen(
    world: World, client: Client, why: str
) -> None:
    day = dt.timedelta(days=1)
    consent = {
        "protected": lambda: media_consent(world, "protected"),
        "other kind": lambda: media_consent(world, kind="ENKAT"),
        "run out": lambda: media_consent(world, valid_to=TODAY - day),
        "withdrawn": lambda: media_consent(world, withdrawn_on=TODAY),
        "not yet": lambda: media_consent(world, given_on=TODAY + day),
        "another project": lambda: media_consent(world, "foreign"),
    }[why]()
    answer = client.post(page("story_create"), DRAFT | {"consent": consent.pk})
    assert "Almas väg" in answer.content.decode()  # the form again
    assert not Story.objects.exists()


def test_the_database_keeps_a_persons_way_without_a_consent_out(world: World) -> None:
    with pytest.raises(IntegrityError):
        Story.objects.create(project=world.project, kind="vag", title="Utan")


def test_who_becomes_protected_is_told_of_no_more(world: World, client: Client) -> None:
    consent = media_consent(world, "nils")
    story = approved_story(world, consent)
    told_at(story)
    nils = world.participants["nils"]
    nils.protection = "sekretessmarkering"
    nils.save()
    assert state_of(story) == "tas_ned"
    client.post(page("story_approve", story.pk), {"person_approved_on": TODAY})
    place = {"channel": "webb", "where": "x", "published_on": TODAY, "consent_covers": "on"}
    client.post(page("story_place_add", story.pk), place)
    assert StoryPlace.objects.count() == 1


def test_the_communicator_sees_the_chosen_name_and_nothing_of_the_person(
    world: World, client: Client
) -> None:
    story = approved_story(world, media_consent(world))
    told_at(story)
    names = ("story", "story_edit", "story_place_add", "story_approve")
    urls = [LIST, page("story_create"), "/p/nyttiga/", *(page(name, story.pk) for name in names)]
    shown = "".join(text(client, url) for url in urls)
    assert "Alma" in shown
    assert SCOPE in shown
    for secret in ("Maryam", "Haile", "D001", "/deltagare/"):
        assert secret not in shown


def test_the_communicator_reads_what_no_other_consent_says(world: World, client: Client) -> None:
    story = approved_story(world, media_consent(world))
    for kind in Consent.Kind.values:
        if kind != Consent.Kind.MEDIA:
            media_consent(world, kind=kind, scope="Hemliga ord", enterprise=needed(world, kind))
    names = ("story", "story_edit", "story_place_add", "story_approve")
    urls = [LIST, page("story_create"), "/p/nyttiga/", *(page(name, story.pk) for name in names)]
    assert "Hemliga ord" not in "".join(text(client, url) for url in urls)


def needed(world: World, kind: str) -> Enterprise | None:
    """The enterprise that one kind of consent is given for."""
    wants_one = kind == Consent.Kind.INFO_ENTERPRISE
    return world.enterprise("F900", "Kafeet") if wants_one else None


def test_what_a_consent_said_is_shown_only_while_it_holds(world: World, client: Client) -> None:
    consent = media_consent(world)
    story = approved_story(world, consent)
    told_at(story)
    assert SCOPE in text(client, page("story", story.pk))
    withdraw(consent, TODAY, world.leader)
    shown = text(client, page("story", story.pk))
    assert SCOPE not in shown
    assert "Gäller inte längre" in shown


# The yes


def test_the_person_says_yes_before_anybody_else_does(world: World, client: Client) -> None:
    story = approved_story(
        world, media_consent(world), approved_on=None, approved_by=None, person_approved_on=None
    )
    client.post(page("story_approve", story.pk), {"person_approved_on": ""})
    assert state_of(story) == "utkast"
    client.post(page("story_approve", story.pk), {"person_approved_on": "2026-11-03"})
    assert state_of(story) == "utkast"  # that day has not been
    client.post(page("story_approve", story.pk), {"person_approved_on": "2026-11-01"})
    assert state_of(story) == "godkand"


def test_other_words_are_approved_anew_but_another_enterprise_is_not(
    world: World, client: Client
) -> None:
    story = approved_story(world, text="Första")
    form = {"kind": "artikel", "title": story.title, "text": "Första"}
    enterprise = world.enterprise("F001", "Bageriet")
    client.post(page("story_edit", story.pk), form | {"enterprise": enterprise.pk})
    assert state_of(story) == "godkand"
    client.post(page("story_edit", story.pk), form | {"text": "Andra"})
    assert state_of(story) == "utkast"


def test_a_draft_is_saved_while_it_is_written_and_an_approved_one_is_not(
    world: World, client: Client
) -> None:
    draft = approved_story(world, approved_on=None, approved_by=None)
    answer = client.post(
        page("story_text", draft.pk), {"text": "Nytt"}, headers={"X-Autosave": "1"}
    )
    draft.refresh_from_db()
    assert (answer.status_code, draft.text) == (204, "Nytt")
    story = approved_story(world)
    assert client.post(page("story_text", story.pk), {"text": "Nytt"}).status_code == 404


# Told and taken back


def test_a_place_asks_for_an_approval_and_that_the_consent_reaches_there(
    world: World, client: Client
) -> None:
    story = approved_story(world, media_consent(world))
    place = {"channel": "sociala", "where": "Projektets sida", "published_on": TODAY}
    answer = client.post(page("story_place_add", story.pk), place).content.decode()
    assert "kryssa i att det räcker för den här platsen" in answer
    assert "Projektets sida" in answer
    client.post(page("story_place_add", story.pk), place | {"consent_covers": "on"})
    assert state_of(story) == "publicerad"
    draft = approved_story(world, approved_on=None, approved_by=None)
    client.post(page("story_place_add", draft.pk), place)
    assert state_of(draft) == "utkast"


def test_a_withdrawn_consent_lists_every_place_until_each_is_cleared(
    world: World, client: Client
) -> None:
    consent = media_consent(world)
    story = approved_story(world, consent)
    first, second = told_at(story), told_at(story, "Tidningen", channel="press")
    assert take_down_list(world, world.leader) == []
    withdraw(consent, TODAY, world.coach)
    story.refresh_from_db()
    assert story.withdrawn_on == TODAY
    assert state_of(story) == "tas_ned"
    communicator = world.users[Role.COMMUNICATOR]
    for user in (communicator, world.leader):
        assert len(take_down_list(world, user)) == 2
    assert take_down_list(world, world.coach) == []
    assert "exempel.se/alma" in text(client, LIST)
    for place in (first, second):
        client.post(page("story_place_down", place.pk))
    assert take_down_list(world, communicator) == []
    assert state_of(story) == "tillbaka"
    client.post(page("story_place_down", first.pk), {"undo": "1"})
    assert len(take_down_list(world, communicator)) == 1


def test_a_new_consent_does_not_bring_a_withdrawn_story_back(world: World, client: Client) -> None:
    consent = media_consent(world)
    story = approved_story(world, consent)
    withdraw(consent, TODAY, world.coach)
    media_consent(world, given_on=TODAY)
    assert state_of(story) == "tillbaka"
    assert client.get(page("story_edit", story.pk)).status_code == 404


def test_a_consent_that_has_run_out_takes_its_story_down(world: World) -> None:
    story = approved_story(world, media_consent(world, valid_to=TODAY - dt.timedelta(days=1)))
    told_at(story)
    assert state_of(story) == "tas_ned"
    assert len(take_down_list(world, world.leader)) == 1


def test_a_story_is_withdrawn_by_a_button_too(world: World, client: Client) -> None:
    story = approved_story(world)
    told_at(story)
    client.post(page("story_withdraw", story.pk))
    assert state_of(story) == "tas_ned"


def test_told_stories_count_from_their_first_day_and_once(world: World) -> None:
    story = approved_story(world)
    told_at(story)
    told_at(story, "Tidningen", published_on=TODAY)
    approved_story(world)
    counted = Story.objects.published(TODAY).get()
    assert counted.counts_from == TODAY - dt.timedelta(days=1)
    assert not Story.objects.published(TODAY - dt.timedelta(days=2)).exists()


# Who


def test_a_coach_reads_and_does_not_change(world: World, coach_client: Client) -> None:
    story = approved_story(world)
    assert "Bageriet växer" in text(coach_client, page("story", story.pk))
    assert coach_client.post(page("story_withdraw", story.pk)).status_code == 403


def test_another_projects_story_is_not_found(world: World, client: Client) -> None:
    story = approved_story(world, project=world.other_project, approved_by=world.stranger)
    place = told_at(story)
    for name in ("story", "story_edit", "story_approve", "story_place_add"):
        assert client.get(page(name, story.pk)).status_code == 404
    for url in (page("story_withdraw", story.pk), page("story_place_down", place.pk)):
        assert client.post(url).status_code == 404


def test_list_and_page_ask_as_much_of_three_as_of_thirty(
    world: World, client: Client, at_most_queries: AtMost
) -> None:
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            consent = media_consent(world, scope=f"Text {number}")
            story = approved_story(world, consent, withdrawn_on=TODAY if number % 3 == 0 else None)
            told_at(story)
        with at_most_queries(8):
            text(client, LIST)
        with at_most_queries(8):
            text(client, page("story", story.pk))
