"""What the funder asks about a report: answered beside it, and nothing in it changes."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.models import Report, ReportQuestion
from reporting.report.fixing import fix
from tests.reporting.report_world import begin, fix_with_files
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ASKED = {
    "question": "Varför kom så få i somras?",
    "asked_by": "RAR",
    "asked_on": "2026-10-20",
    "answer_by": "2026-11-10",
}


@pytest.fixture
def fixed(world: World) -> Report:
    report = begin(world)
    fix(report, world.leader, TODAY)
    report.refresh_from_db()
    return report


def page(report: Report) -> str:
    return f"/p/nyttiga/rapporter/{report.pk}/"


def test_a_question_is_asked_and_answered_and_the_fixed_stays(
    world: World, leader_client: Client, fixed: Report
) -> None:
    before = fixed.frozen.get().contents
    leader_client.post(f"{page(fixed)}fraga/", ASKED)
    asked = ReportQuestion.objects.get()
    assert "Väntar på svar" in leader_client.get(page(fixed)).content.decode()
    assert "Frågan om rapporten" in leader_client.get("/p/nyttiga/").content.decode()
    answer = {"answer": "Träffarna låg nere i juli.", "answered_on": "2026-10-22"}
    leader_client.post(f"/p/nyttiga/rapporter/fraga/{asked.pk}/", answer)
    text = leader_client.get(page(fixed)).content.decode()
    assert "Träffarna låg nere i juli." in text
    assert "Väntar på svar" not in text
    assert "Frågan om rapporten" not in leader_client.get("/p/nyttiga/").content.decode()
    fixed.refresh_from_db()
    assert (fixed.frozen.get().contents, fixed.status) == (before, Report.Status.FIXED)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"answer": ""}, "answer", "måste"),
        ({"answered_on": "2026-10-19"}, "answered_on", "innan den ställdes"),
        ({"answer": "Maryam Haile slutade."}, "answer", "namnet på en deltagare"),
    ],
)
def test_a_wrong_answer_is_explained(
    leader_client: Client, fixed: Report, typed: dict[str, str], field: str, said: str
) -> None:
    leader_client.post(f"{page(fixed)}fraga/", ASKED)
    asked = ReportQuestion.objects.get()
    given = {"answer": "Träffarna låg nere.", "answered_on": "2026-10-22"} | typed
    shown = leader_client.post(f"/p/nyttiga/rapporter/fraga/{asked.pk}/", given)
    assert said in str(shown.context["form"].errors[field])
    assert ReportQuestion.objects.get().answer == ""


def test_a_draft_has_nobody_asked_about(
    world: World, leader_client: Client, coach_client: Client, fixed: Report
) -> None:
    draft = Report.objects.create(
        project=world.project, starts_on=dt.date(2026, 4, 1), ends_on=dt.date(2026, 6, 30)
    )
    assert leader_client.get(f"{page(draft)}fraga/").status_code == 404
    assert coach_client.get(f"{page(fixed)}fraga/").status_code == 403


def test_a_question_stays_when_a_correction_is_begun(world: World, leader_client: Client) -> None:
    fixed = begin(world)
    fix_with_files(fixed, world.leader)
    leader_client.post(f"{page(fixed)}fraga/", ASKED)
    leader_client.post(f"{page(fixed)}rattelse/", {"reason": "RAR frågade."})
    fixed.refresh_from_db()
    assert fixed.is_open
    assert ASKED["question"] in leader_client.get(page(fixed)).content.decode()


def test_another_projects_question_is_not_there(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    report = Report.objects.create(
        project=world.other_project, starts_on=dt.date(2026, 4, 1), ends_on=dt.date(2026, 6, 30)
    )
    asked = ReportQuestion.objects.create(
        project=world.other_project, report=report, asked_on=TODAY, asked_by="RAR", question="Hm?"
    )
    address = f"/p/nyttiga/rapporter/fraga/{asked.pk}/"
    assert leader_client.get(address).status_code == 404
    assert signed_in(world.users[Role.STEERING_GROUP]).get(address).status_code == 403
