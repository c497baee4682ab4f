"""Loads the demo: two projects that run at once, in the middle of their work."""

import datetime as dt
import random

from django.db import transaction

from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate, create_project
from reporting.demo import (
    agreements,
    around,
    coaching,
    enterprise_life,
    enterprises,
    people,
    placements,
    plans,
    workshops,
)
from reporting.demo.activities import add_activities
from reporting.demo.agreement_builder import AgreementBuilder
from reporting.demo.around_builder import AroundBuilder
from reporting.demo.builder import Builder
from reporting.demo.course_builder import CourseBuilder
from reporting.demo.deviations import add_deviations
from reporting.demo.economy import add_economy
from reporting.demo.enterprise_builder import EnterpriseBuilder
from reporting.demo.event_builder import EventBuilder
from reporting.demo.goals import add_goal_work
from reporting.demo.own_workplace import add_supervisor
from reporting.demo.placement_builder import PlacementBuilder
from reporting.demo.reports import add_reports
from reporting.demo.saving import saves_signed_by
from reporting.demo.schedule import months_ago
from reporting.demo.story_builder import StoryBuilder
from reporting.demo.surveys import add_surveys
from reporting.demo.sus import add_registrations
from reporting.demo.users import MAIN_USERS, SMALL_USERS, DemoUser, add_members
from reporting.models import Target
from reporting.periods import ended_quarters

MAIN, SMALL = "nyttiga-affarer", "vagen-vidare-gnesta"
SLUGS = {MAIN, SMALL}
TEMPLATE = "nyttiga-affarer-2"
SEED = 20
SMALL_TARGETS = {
    "M1.1": 1, "M1.2": 8, "M1.3": 8, "M1.4": 5, "M2.1": 4, "M2.2": 4, "M2.3": 4, "M2.4": 3,
}  # fmt: skip


@transaction.atomic
def load(today: dt.date) -> None:
    """Make both projects with all their people. The same day gives the same data."""
    main = _project(MAIN, months_ago(today, 10))
    builder = _builder(main, MAIN_USERS, today)
    with saves_signed_by(builder.coach):
        _fill_main(builder)
    add_goal_work(main, builder.leader, today)
    ended = ended_quarters(main, today)
    add_economy(main, builder.users[Role.ECONOMIST], today, ended)
    add_deviations(main, builder.leader, today)
    add_surveys(main, builder.leader, today)
    add_reports(main, builder.leader, ended)

    small = _project(SMALL, months_ago(today, 4), "Vägen vidare Gnesta")
    _make_small(small)
    builder = _builder(small, SMALL_USERS, today)
    with saves_signed_by(builder.coach):
        _fill_small(builder)


def _fill_main(builder: Builder) -> None:
    series = workshops.main_series(builder.project.starts_on, builder.today)
    _fill(builder, people.MAIN_PEOPLE, series, coaching.MAIN_SESSIONS, plans.MAIN_PLANS)
    places = PlacementBuilder(builder)
    places.add_enterprises([*enterprises.MAIN_ENTERPRISES, *enterprise_life.MORE_ENTERPRISES])
    CourseBuilder(builder, places.enterprises).build()
    _place(places, placements.MAIN_WISHES, placements.MAIN_PROPOSALS, placements.MAIN_PLACEMENTS)
    EnterpriseBuilder(builder, places.enterprises).build(enterprise_life.LIVES)
    add_supervisor(places)
    AroundBuilder(builder).build(around.MAIN)
    for one in agreements.MAIN_AGREEMENTS:
        AgreementBuilder(builder, places.enterprises).add(one)
    EventBuilder(builder, places.enterprises).build()
    StoryBuilder(builder, places.enterprises).build()
    add_activities(builder)
    add_registrations(builder)


def _fill_small(builder: Builder) -> None:
    series = workshops.small_series(builder.project.starts_on, builder.today)
    _fill(builder, people.SMALL_PEOPLE, series, coaching.SMALL_SESSIONS, plans.SMALL_PLANS)
    places = PlacementBuilder(builder)
    places.add_enterprises(enterprises.SMALL_ENTERPRISES)
    _place(places, placements.SMALL_WISHES, [], placements.SMALL_PLACEMENTS)
    AroundBuilder(builder).build(around.SMALL)


def _project(slug: str, starts_on: dt.date, name: str = "") -> Project:
    return create_project(slug, ProjectTemplate.load(TEMPLATE, starts_on), name)


def _builder(project: Project, members: list[DemoUser], today: dt.date) -> Builder:
    users = add_members(project, members)
    return Builder(project, users, today, random.Random(SEED))


def _fill(
    builder: Builder,
    persons: list[people.Person],
    series: list[workshops.Series],
    sessions: list[coaching.Session],
    action_plans: list[plans.Plan],
) -> None:
    builder.add_people(persons, series)
    for one in series:
        builder.add_series(one)
    for session in sessions:
        builder.add_session(session)
    by_key = {person.key: person for person in persons}
    for plan in action_plans:
        builder.add_plan(plan, by_key)


def _place(
    places: PlacementBuilder,
    wishes: list[placements.DemoWishes],
    proposals: list[placements.DemoProposal],
    made: list[placements.DemoPlacement],
) -> None:
    for one in wishes:
        places.add_wishes(one)
    for proposal in proposals:
        places.add_proposal(proposal)
    for placement in made:
        places.add_placement(placement)


def _make_small(project: Project) -> None:
    """A smaller project than the template's: fewer people, less money, a purpose of its own."""
    project.ceiling, project.group_size = 640_000, 6
    project.description = (
        "Invånare i Gnesta som länge har stått utan arbete ska hitta en väg vidare, "
        "tillsammans i grupp och med coachning."
    )
    project.save()
    for code, value in SMALL_TARGETS.items():
        Target.objects.filter(project=project, goal__code=code).update(value=value)
