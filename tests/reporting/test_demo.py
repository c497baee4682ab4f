"""The demo: a living project whatever day it is loaded, and nobody in it exists."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import pytest_django
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError
from django.db import models, transaction

from enterprises.models import Enterprise
from enterprises.organisation_number import normalise as normalise_organisation
from nyttiga.accounts.access import Access
from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate, create_project
from nyttiga.settings import PASSWORD_HASHERS
from nyttiga.ui.worklist import MOST_ROWS, Urgency, open_lines
from participants.models import (
    ActionPlan,
    CoachAssignment,
    CoachingSession,
    Consent,
    FollowUp,
    NextStep,
    Participant,
    Placement,
    Proposal,
    Referral,
    StepMeasurement,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.choices import ReferredBy
from participants.models.step import needs_next_step
from participants.personnummer import normalise, stands_in
from reporting.demo.load import MAIN, SMALL
from reporting.demo.users import PASSWORD
from reporting.figures import Status, figures
from reporting.indicators import INDICATORS
from reporting.models import Report, ReportSection
from reporting.report.sections import SECTIONS
from tests.reporting.demo_loading import load_demo

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 11, 2)
CHANGED_BY_MEMBERS = (
    Participant,
    WorkshopMeeting,
    WorkshopAttendance,
    CoachingSession,
    NextStep,
    Placement,
    FollowUp,
    Consent,
)


@pytest.fixture(scope="module", autouse=True)
def printed(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[str]:
    """What the command prints. The demo is loaded once; each test gets it as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo(MONDAY)
        transaction.set_rollback(True)


@pytest.fixture
def demo(db: None, today: object) -> Project:
    return Project.objects.get(slug=MAIN)


@pytest.fixture
def leader(demo: Project) -> Access:
    return Access.find(User.objects.get(email="elin@exempel.se"), demo.slug)


def tables() -> list[type[models.Model]]:
    """Every table of the domain."""
    return [
        model
        for app in ("projects", "enterprises", "participants", "reporting")
        for model in apps.get_app_config(app).get_models()
        if not model.__name__.startswith("Historical")
    ]


def contents() -> dict[str, list[Any]]:
    """All that the demo holds, without ids and the moments of saving."""
    left_out = {"id", "origin_id", "line", "personnummer"}
    left_out |= {"created_at", "updated_at", "recorded_at", "granted_at"}
    return {
        model.__name__: [
            tuple(
                str(getattr(row, field.name))
                for field in model._meta.fields
                if field.name not in left_out and not field.is_relation
            )
            for row in _of_a_project(model).order_by("pk")
        ]
        for model in tables()
    }


def _of_a_project(model: type[models.Model]) -> Any:
    """The rows whose project is there: what is fixed for ever outlives an emptied database."""
    rows = model._default_manager.all()
    has_project = any(field.name == "project" for field in model._meta.fields)
    return rows.filter(project__in=Project.objects.all()) if has_project else rows


@contextmanager
def emptied_database() -> Iterator[None]:
    """Of all but users, and of what nobody can remove. In any order: the database checks foreign
    keys last, and by then all is there again."""
    with transaction.atomic():
        _empty_the_database()
        yield
        transaction.set_rollback(True)


def _empty_the_database() -> None:
    linking = [field.remote_field.through for one in tables() for field in one._meta.many_to_many]
    for model in [*linking, *tables(), Membership]:
        if model._meta.db_table in settings.APPEND_ONLY_TABLES:
            continue
        model.objects.all()._raw_delete("default")


def test_everybody_in_the_printed_table_can_sign_in_with_the_printed_password(
    printed: str, demo: Project, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS  # the suite's own are quicker
    addresses = set(re.findall(r"\S+@exempel\.se", printed))
    assert addresses == set(User.objects.values_list("email", flat=True))
    assert f"Lösenord för alla: {PASSWORD}" in printed
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


def test_there_is_a_user_for_each_role_that_has_pages(demo: Project) -> None:
    roles = set(Membership.objects.filter(project=demo).values_list("role", flat=True))
    assert roles == set(Role)


def test_two_projects_run_at_once_and_somebody_is_a_member_of_both(demo: Project) -> None:
    assert set(Project.objects.values_list("slug", flat=True)) == {MAIN, SMALL}
    assert User.objects.get(email="leyla@exempel.se").memberships.count() == 2


def test_today_is_ten_months_into_the_project(demo: Project) -> None:
    assert demo.starts_on == dt.date(2026, 1, 1)


def test_a_second_run_says_so_and_changes_nothing(demo: Project) -> None:
    before = contents()
    printed = load_demo(MONDAY + dt.timedelta(days=1))
    assert "Inget ändrades" in printed
    assert contents() == before


def test_the_same_day_gives_the_same_data(demo: Project) -> None:
    first = contents()
    with emptied_database():
        load_demo(MONDAY)
        assert contents() == first


def test_it_refuses_where_there_is_a_real_project(demo: Project) -> None:
    with emptied_database():
        create_project("riktigt", ProjectTemplate.load("nyttiga-affarer-2"))
        with pytest.raises(CommandError, match="riktiga projekt"):
            load_demo(MONDAY)
        assert not Participant.objects.exists()


def test_personnummer_are_valid_and_of_serials_that_are_never_given_out(demo: Project) -> None:
    numbers = [p.personnummer for p in Participant.objects.all() if p.personnummer]
    assert len(numbers) > 30
    assert all(number[8:11] in {"238", "239"} for number in numbers)
    assert all(normalise(number) == number for number in numbers)


def test_no_text_holds_a_personnummer(demo: Project) -> None:
    texts = [
        text
        for model in tables()
        for field in model._meta.fields
        if isinstance(field, models.TextField) and field.name != "personnummer"
        for text in model.objects.values_list(field.name, flat=True)
    ]
    assert len([text for text in texts if text]) > 300
    assert not [text for text in texts if stands_in(text)]


def test_own_words_are_many_and_no_two_alike(demo: Project) -> None:
    words = [
        text
        for row in WorkshopEnrolment.objects.values_list("situation", "needs", "vision")
        for text in row
        if text
    ]
    assert len(words) >= 60
    assert len(set(words)) == len(words)


def test_people_of_every_kind_are_there(demo: Project) -> None:
    people = Participant.objects.filter(project=demo)
    assert 30 <= people.count() < 40
    assert people.filter(first_name="").count() == 2
    assert people.exclude(protection="ingen").count() == 2
    assert people.filter(protection_grants__user__email="leyla@exempel.se").count() == 1
    assert people.filter(periods__end_reason="FELREGISTRERING").count() == 1
    assert people.annotate(stays=models.Count("periods")).filter(stays=2).count() == 1
    assert set(people.values_list("referred_by", flat=True)) == set(ReferredBy.values)
    assert people.exclude(municipality=None).values("municipality").distinct().count() == 9


def test_nothing_shows_where_protected_people_live_or_how_to_reach_them(demo: Project) -> None:
    for person in Participant.objects.exclude(protection="ingen"):
        assert (person.municipality, person.phone, person.email) == (None, "", "")


def test_coaching_has_every_status_and_phase(demo: Project) -> None:
    sessions = CoachingSession.objects.filter(project=demo)
    assert set(sessions.values_list("status", flat=True)) == set(CoachingSession.Status.values)
    assert set(sessions.values_list("phase", flat=True)) == set(CoachingSession.Phase.values)


def test_plans_have_up_to_three_versions(demo: Project) -> None:
    versions = Counter(ActionPlan.objects.values_list("participant", flat=True))
    assert set(versions.values()) == {1, 2, 3}


def test_two_people_have_no_next_step(demo: Project) -> None:
    lacking = needs_next_step(Participant.objects.filter(project=demo), MONDAY)
    assert sorted(lacking.values_list("first_name", flat=True)) == ["Abel", "Selam"]


def test_the_leader_s_day_has_something_of_many_kinds_and_little_of_each(leader: Access) -> None:
    lines = open_lines(leader, MONDAY)
    assert {line.urgency for line in lines} == {Urgency.LATE, Urgency.TODAY, Urgency.SOON}
    assert len({line.source.slug for line in lines}) > 20
    assert max(line.total for line in lines) <= MOST_ROWS


def test_the_goals_tell_a_story(demo: Project) -> None:
    statuses = {figure.code: figure.status for figure in figures(demo, MONDAY)}
    of_people = {code: status for code, status in statuses.items() if code < "M3"}
    assert of_people == {
        "M1.1": Status.BEHIND,
        "M1.2": Status.ON_TRACK,
        "M1.3": Status.BEHIND,
        "M1.4": Status.AT_RISK,
        "M1.5": Status.REACHED,
        "M2.1": Status.BEHIND,
        "M2.2": Status.AT_RISK,
        "M2.3": Status.ON_TRACK,
        "M2.4": Status.ON_TRACK,
    }
    assert len(statuses) == len(INDICATORS)
    assert len(set(statuses.values())) >= 4


def test_each_role_s_day_has_something_in_it_and_is_no_flood(demo: Project) -> None:
    for name in ("elin", "leyla", "sara", "amina"):
        access = Access.find(User.objects.get(email=f"{name}@exempel.se"), demo.slug)
        lines = open_lines(access.of_own_people(), MONDAY)
        assert 3 <= sum(line.total for line in lines if line.urgency != Urgency.SOON) <= 35


def test_placements_are_of_every_kind_of_story(demo: Project) -> None:
    placements = Placement.objects.filter(project=demo)
    assert placements.count() == 14
    assert placements.ongoing(MONDAY).count() == 3
    assert placements.filter(starts_on__gt=MONDAY).count() == 1
    outcomes = set(placements.exclude(outcome="").values_list("outcome", flat=True))
    assert outcomes == {"anstalld_subv", "studier", "avbruten", "annan_plats"}
    assert {len(one.hours.all()) for one in placements} == {0, 1, 2, 3}


def test_nobody_is_at_an_enterprise_that_they_have_not_said_yes_to(demo: Project) -> None:
    for row in [*Placement.objects.all(), *Proposal.objects.all()]:
        consents = Consent.objects.filter(participant=row.participant, enterprise=row.enterprise)
        first_told = getattr(row, "starts_on", None) or row.proposed_on
        assert consents.filter(given_on__lte=first_told).exists(), row


def test_follow_ups_follow_the_rule_and_one_is_late_and_one_red(demo: Project) -> None:
    follow_ups = FollowUp.objects.filter(project=demo)
    assert follow_ups.late(MONDAY).count() == 1
    assert follow_ups.filter(light="rod", placement__ends_on=None).count() == 1
    assert follow_ups.planned().filter(date__gt=MONDAY).count() > 5
    assert set(follow_ups.values_list("status", flat=True)) >= {"genomford", "utebliven"}


def test_enterprises_have_numbers_that_no_organisation_has(demo: Project) -> None:
    numbers = [row.organisation_number for row in Enterprise.objects.filter(project=demo)]
    assert len(numbers) == 22
    assert all(normalise_organisation(number) == number for number in numbers)
    assert {number[0] for number in numbers} == {"4"}


def test_coaches_share_the_people_and_newcomers_have_none(demo: Project) -> None:
    held = CoachAssignment.objects.filter(project=demo).on(MONDAY)
    assert set(held.values_list("coach__email", flat=True)) == {
        "leyla@exempel.se",
        "sara@exempel.se",
    }
    ongoing = Participant.objects.filter(project=demo).ongoing(MONDAY)
    assert ongoing.exclude(pk__in=held.values("participant")).count() == 3


def test_referrals_wait_queue_were_declined_and_led_to_stays(demo: Project) -> None:
    referrals = Referral.objects.filter(project=demo)
    assert Counter(referrals.values_list("status", flat=True)) == {
        "ny": 2,
        "ko": 2,
        "ej_aktuell": 1,
        "antagen": 2,
    }


def test_measurements_are_by_both_and_before_and_after(demo: Project) -> None:
    measurements = StepMeasurement.objects.filter(project=demo)
    assert set(measurements.values_list("respondent", flat=True)) == {"deltagare", "coach"}
    fatuma = Participant.objects.get(project=demo, first_name="Fatuma")
    assert measurements.filter(participant=fatuma).values("date").distinct().count() >= 3


def test_two_reports_are_begun_with_own_words_in_sections_that_exist(demo: Project) -> None:
    assert Report.objects.filter(project=demo).count() == 2
    keys = set(ReportSection.objects.values_list("key", flat=True))
    assert keys
    assert keys <= set(SECTIONS)


def test_changes_are_made_by_members(demo: Project) -> None:
    for table in CHANGED_BY_MEMBERS:
        assert not table.history.filter(history_user=None).exists(), table
