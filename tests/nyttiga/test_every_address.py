"""Walks every address with every role: who may not see a page is refused, always.

New pages are found by themselves. A page whose address needs something unusual gets a sample
value in SAMPLES.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from agreements.models import Agreement, Story
from enterprises.models import Course, CourseMeeting, Enterprise, Mentor, MentorPairing
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.models import (
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    Placement,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from reporting.models import SteeringMeeting
from tests.conftest import sign_in
from tests.papers import papers_before_the_press
from tests.rows import one_of_each
from tests.world import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PassingWorld = Callable[[], AbstractContextManager[World]]

# Open to everyone, with the reason.
PUBLIC = {
    "account_login",
    "account_logout",  # asks; signs out by POST
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_request_login_code",
    "accept_invitation",  # the link's token is the key
    "calendar_feed",  # calendar programs cannot sign in; the address's token is the key
    "jobs:demo_mail",  # exists in a demo only
    "jobs:health",  # says up or down, nothing else
    "links:open",  # the token is the key; without it there is one page for all
    "sign_up:form",  # guests of an event; the token is the key here too
    "sign_up:thanks",
    "sign_up:calendar",
    "phone:page",  # these four open on the device that opened a link, never by signing in
    "phone:step",
    "phone:questions",
    "phone:close",
    "goal_survey:page",
    "course_survey:page",  # opens on the device that opened a link
}
SAMPLES = {
    "code": "M1.2",
    "variant": "rar",
    "format": "pdf",
    "token": "x",
    "uidb36": "1",
    "key": "sammanfattning",
    "kind": "narvaro",
    "consent_kind": "INFO_UTBYTE",
    "urgency": "late",
    "grant": 1,
    "moment": "fore",
    "cost_type": "PERS_LON",
    "survey": "kunskap",
}
# Whose number the address takes, where that is not the view's own model.
NUMBER_OF: dict[str, type] = {
    "participants:new_period": Participant,
    "participants:coaching_add": Participant,
    "participants:private_note": CoachingSession,
    "participants:plan_new_version": Participant,
    "participants:step_add": Participant,
    "participants:goal_add": Participant,
    "participants:enrol": FutureWorkshop,
    "participants:completion": FutureWorkshop,
    "participants:meeting_add": FutureWorkshop,
    "participants:meeting_notes": WorkshopMeeting,
    "participants:meeting_status": WorkshopMeeting,
    "participants:latecomer": WorkshopMeeting,
    "participants:enrolment_status": WorkshopEnrolment,
    "participants:link_create": Participant,
    "participants:measurement_add": Participant,
    "participants:measurement_ask": Participant,
    "participants:consent_add": Participant,
    "participants:professional_add": Participant,
    "participants:joint_meeting_add": Participant,
    "phone:step": NextStep,
    "participants:situation": Participant,
    "participants:follow_up_add": Placement,
    "participants:placement_pause": Placement,
    "reporting:decision_add": SteeringMeeting,
    "enterprises:supervisor_add": Enterprise,
    **dict.fromkeys(
        (
            f"enterprises:{name}_add"
            for name in ("contact", "person", "way", "needs", "criteria", "maturity", "effect")
        ),
        Enterprise,
    ),
    **dict.fromkeys(
        (
            "enterprises:contacts",
            "enterprises:network_join",
            "enterprises:effect_chain",
            "enterprises:document_add",
            "enterprises:place_count_add",
        ),
        Enterprise,
    ),
    "agreements:action_add": Agreement,
    "agreements:support_add": Agreement,
    "agreements:option_add": Agreement,
    "agreements:party_add": Agreement,
    "agreements:enterprise_add": Agreement,
    "agreements:story_place_add": Story,
    "participants:wishes": Participant,
    "enterprises:course_meeting_add": Course,
    "enterprises:course_step_add": Course,
    "enterprises:lecturer_add": CourseMeeting,
    "enterprises:advice_add": Enterprise,
    "agreements:create_for": Enterprise,
    "enterprises:pairing_add": Mentor,
    "enterprises:mentor_contact_add": MentorPairing,
    "participants:placement_add": Participant,
}
AGGREGATE_ROLES = [
    Role.ECONOMIST,
    Role.COMMUNICATOR,
    Role.STEERING_GROUP,
    Role.EVALUATOR,
    Role.SUPERVISOR,
    Role.REFERRER,
]


@dataclass(frozen=True)
class Page:
    """One address of the application."""

    name: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def in_project(self) -> bool:
        return "project" in self.parameters

    @property
    def permission(self) -> str:
        return self.view.view_class.permission

    @property
    def allowed(self) -> set[Role]:
        return set(TABLE[Permission(self.permission)])

    def url(self, rows: dict[type, Any], project: str = "nyttiga") -> str:
        """The address, with the row of the view's model where it wants a number."""
        values = {name: SAMPLES[name] for name in self.parameters if name not in {"project", "pk"}}
        if self.in_project:
            values["project"] = project
        if "pk" in self.parameters:
            model = NUMBER_OF.get(self.name) or self.view.view_class.model
            values["pk"] = rows[model].pk
        return reverse(self.name, kwargs=values)


def all_pages() -> list[Page]:
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[Any], namespace: str, outer: tuple[str, ...]) -> Iterator[Page]:
    for pattern in patterns:
        parameters = (*outer, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inside, parameters)
        elif isinstance(pattern, URLPattern):
            yield Page(f"{namespace}{pattern.name}", parameters, pattern.callback)


PAGES = all_pages()
PROJECT_PAGES = [page for page in PAGES if page.in_project]


@pytest.fixture
def rows(world: World) -> dict[type, Any]:
    """A row of each model in the world's project."""
    return one_of_each(world.project, world.leader)


@pytest.fixture
def foreign_rows(world: World) -> dict[type, Any]:
    """A row of each model in the project next door."""
    return one_of_each(world.other_project, world.stranger)


def test_every_page_in_a_project_says_who_may_see_it() -> None:
    for page in PROJECT_PAGES:
        assert page.permission in set(Permission), page.name


def test_there_are_pages_to_walk() -> None:
    assert len(PROJECT_PAGES) > 30


def test_without_signing_in_only_the_public_pages_open(
    world: World, rows: dict[type, Any], client: Client
) -> None:
    for page in PAGES:
        response = client.get(page.url(rows))
        to_sign_in = response.status_code == 302 and response.url.startswith("/konto/logga-in/")
        assert to_sign_in != (page.name in PUBLIC), page.name


def test_a_stranger_finds_nothing_of_the_project(
    world: World, rows: dict[type, Any], signed_in: SignIn
) -> None:
    client = signed_in(world.stranger)
    for page in PROJECT_PAGES:
        url = page.url(rows)
        assert (client.get(url).status_code, client.post(url).status_code) == (404, 404), page.name


@dataclass
class Walk:
    """What one role got at every address: the answer's number, headers and words, and what the
    ones that the role may not see answer to a form."""

    role: Role
    answers: dict[str, int] = field(default_factory=dict)
    headers: dict[str, Mapping[str, str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def walk(request: pytest.FixtureRequest, passing_world: PassingWorld) -> Walk:
    """One walk of each role serves all the tests that ask about it."""
    walk = Walk(request.param)
    with passing_world() as world:
        rows = one_of_each(world.project, world.leader)
        client = sign_in(world.users[walk.role])
        for page in PAGES:
            with papers_before_the_press():
                response = client.get(page.url(rows))
            walk.answers[page.name] = response.status_code
            walk.headers[page.name] = response.headers
            walk.words[page.name] = response.content.decode(errors="replace")
        for page in PROJECT_PAGES:
            if walk.role not in page.allowed:
                walk.refused[page.name] = client.post(page.url(rows)).status_code
    return walk


def of_roles(roles: Iterable[Role]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("walk", list(roles), indirect=True, scope="module")


@of_roles(Role)
def test_a_role_without_the_permission_is_refused(walk: Walk) -> None:
    for page in PROJECT_PAGES:
        if walk.role not in page.allowed:
            assert (walk.answers[page.name], walk.refused[page.name]) == (403, 403), page.name


@of_roles(Role)
def test_a_role_with_the_permission_gets_an_answer(walk: Walk) -> None:
    for page in PROJECT_PAGES:
        if walk.role in page.allowed:
            # 404 and 409: nothing of the kind yet, such as a report of a period not ended.
            assert walk.answers[page.name] in {200, 302, 404, 405, 409}, page.name


def test_a_row_of_another_project_is_not_found(
    world: World, foreign_rows: dict[type, Any], signed_in: SignIn
) -> None:
    clients: dict[Role, Client] = {}
    for page in PROJECT_PAGES:
        if "pk" in page.parameters:
            role = sorted(page.allowed)[0]
            client = clients.get(role) or clients.setdefault(role, signed_in(world.users[role]))
            url = page.url(foreign_rows)
            answers = {client.get(url).status_code, client.post(url).status_code}
            assert answers <= {404, 405}, page.name
            assert 404 in answers, page.name


def without_tokens(text: str) -> str:
    """The page without its random form tokens, in which any four letters stand now and then."""
    return re.sub(r"\b[A-Za-z0-9]{64}\b", "", text)


@of_roles(AGGREGATE_ROLES)
def test_those_outside_never_see_a_person(walk: Walk) -> None:
    """A supervisor neither: nobody has agreed to be told of. What one sees when somebody has is
    held by tests/participants/test_safety_own_workplace.py."""
    for page in PAGES:
        text = without_tokens(walk.words[page.name])
        for secret in ("Maryam", "Haile", "Nils", "Åström", "Hemlig", "D001", "D004"):
            assert secret not in text, page.name


@of_roles(Role)
def test_a_protected_person_has_a_number_only(walk: Walk) -> None:
    for page in PAGES:
        assert "Hemlig" not in walk.words[page.name], page.name


@of_roles(Role)
def test_no_answer_may_be_stored(walk: Walk) -> None:
    for page in PAGES:
        kept = walk.headers[page.name].get("Cache-Control", "")
        assert {"no-store", "private"} <= set(kept.split(", ")), page.name


@of_roles(Role)
def test_every_page_refuses_frames_and_foreign_scripts(walk: Walk) -> None:
    for page in PAGES:
        headers = walk.headers[page.name]
        assert headers["X-Frame-Options"] == "DENY", page.name
        # The directives come in any order.
        policy = set(headers["Content-Security-Policy"].split("; "))
        wanted = {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"}
        assert wanted <= policy, page.name


def test_no_address_holds_more_than_numbers_and_codes() -> None:
    for page in PAGES:
        assert set(page.parameters) <= {"project", "pk", *SAMPLES}, page.name
