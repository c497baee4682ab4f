"""Fixing a report: what freezes, what can be had afterwards, and by whom."""

import hashlib
from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.models import Job
from nyttiga.jobs.worker import run_all, run_one
from nyttiga.projects.models import StoredFile
from participants.models import CoachingSession, Participant
from reporting.models import FrozenFile, FrozenReport, Report, ReportStep
from reporting.models.frozen import ALL_FILES, Format
from reporting.models.report import ReportFixedError, Variant
from reporting.models.report_step import WrongStepError
from reporting.report import fixing
from reporting.report.fixing import NotReadyError, begin_correction, fix
from tests.reporting.report_world import Q4, begin, fill_quarter, fix_with_files
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are made at once: these tests are about keeping them."""
    quickly = {
        format: type(writer)(lambda made: f"{made.variant} {made.version}".encode(), "text/plain")
        for format, writer in fixing.WRITERS.items()
    }
    monkeypatch.setattr(fixing, "WRITERS", quickly)


@pytest.fixture
def report(world: World, quick: None) -> Report:
    fill_quarter(world)
    return begin(world)


@pytest.fixture
def fixed(world: World, report: Report) -> Report:
    fix_with_files(report, world.leader)
    return report


def page(report: Report, rest: str = "") -> str:
    return f"/p/nyttiga/rapporter/{report.pk}/{rest}"


def add_session(world: World) -> None:
    """Something is registered afterwards, dated within the quarter."""
    CoachingSession.objects.create(
        project=world.project,
        participant=Participant.objects.filter(project=world.project).first(),
        date="2026-09-09",
        status="genomford",
    )


def test_fixing_keeps_figures_files_and_fingerprints(world: World, fixed: Report) -> None:
    frozen = fixed.frozen.get()
    assert (frozen.version, frozen.fixed_by, fixed.status) == (1, world.leader, "faststalld")
    assert set(frozen.contents) == {"intern", "rar"}
    files = frozen.files.all()
    assert {(one.variant, one.format) for one in files} == set(ALL_FILES)
    for one in files:
        content = bytes(StoredFile.objects.get(pk=one.file_id).content)
        assert one.file.sha256 == hashlib.sha256(content).hexdigest()


def test_a_fixed_report_cannot_be_written_in(world: World, fixed: Report) -> None:
    with pytest.raises(ReportFixedError):
        fixed.write("mal", "Nya ord", world.leader, "", "a" * 16)
    with pytest.raises(ReportFixedError):
        fix(fixed, world.leader, TODAY)


def test_the_pages_refuse_to_change_a_fixed_report(leader_client: Client, fixed: Report) -> None:
    words = {"text": "Nya ord", "seen": "", "page": "a" * 16}
    assert leader_client.post(page(fixed, "mal/"), words, follow=True).status_code == 200
    leader_client.post(page(fixed, "framsida/"), {"contact": "Någon"})
    leader_client.post(page(fixed, "trafikljus/"), {"mal-colour": "gron", "mal-reason": "Ja"})
    fixed.refresh_from_db()
    assert (fixed.contact, fixed.sections.count(), fixed.lights.count()) == ("", 0, 0)


@pytest.mark.parametrize("model", [FrozenReport, FrozenFile, StoredFile, ReportStep])
def test_the_database_lets_nothing_of_it_be_changed_or_removed(
    fixed: Report, model: type[Model]
) -> None:
    rows = model._default_manager.filter(project=fixed.project)
    for change in (lambda: rows.update(project=fixed.project), lambda: rows._raw_delete(rows.db)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_files_of_other_rows_can_still_be_removed(world: World, fixed: Report) -> None:
    StoredFile.keep(world.project, b"x", "pdf", world.leader).delete()


def test_what_is_registered_later_shows_beside_and_changes_no_file(
    world: World, leader_client: Client, fixed: Report
) -> None:
    before = fixed.frozen.get().contents
    assert leader_client.get(page(fixed)).context["differences"] == []
    add_session(world)
    shown = leader_client.get(page(fixed)).context["differences"]
    assert ("Coachningssamtal som hölls", "6", "7") in [(d.row, d.was, d.now) for d in shown]
    assert fixed.frozen.get().contents == before


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    world: World, leader_client: Client, fixed: Report
) -> None:
    add_session(world)
    leader_client.post(page(fixed, "rattelse/"), {"reason": "Ett samtal saknades."})
    fixed.refresh_from_db()
    assert fixed.status == "kompletteras"
    second = fix_with_files(fixed, world.leader)
    assert (second.version, second.reason) == (2, "Ett samtal saknades.")
    old = FrozenFile.objects.get(frozen__version=1, variant="rar", format="pdf")
    assert leader_client.get(f"/p/nyttiga/rapporter/fil/{old.pk}/").content == b"rar 1"


def test_a_correction_needs_a_reason(leader_client: Client, fixed: Report) -> None:
    answer = leader_client.post(page(fixed, "rattelse/"), {"reason": " "})
    assert "error-summary" in answer.content.decode()
    fixed.refresh_from_db()
    assert fixed.status == "faststalld"


def test_a_report_is_fixed_only_when_its_period_has_ended(world: World, quick: None) -> None:
    with pytest.raises(NotReadyError, match="Perioden pågår än"):
        fix(begin(world, Q4), world.leader, TODAY)


@pytest.mark.parametrize("text", ["Maryam Haile nådde målet.", "Hon har 19900101-2385."])
def test_a_person_in_a_text_stops_it_and_the_section_is_named(
    world: World, leader_client: Client, report: Report, text: str
) -> None:
    report.write("mal", text, world.leader, "", "a" * 16)
    answer = leader_client.post(page(report, "faststall/"))
    assert answer.status_code == 409
    assert "Avsnittet «Måluppfyllelse» innehåller" in answer.content.decode()
    assert not FrozenReport.objects.exists()


def test_the_steps_are_taken_in_order_and_remembered(
    world: World, leader_client: Client, report: Report
) -> None:
    leader_client.post(page(report, "granskning/"), {"status": "granskning"})
    leader_client.post(page(report, "faststall/"))
    run_all()
    leader_client.post(page(report, "inskickad/"), {"status": "inskickad"})
    leader_client.post(page(report, "inskickad/"), {"status": "godkand"})
    taken = ["granskning", "faststalld", "inskickad", "godkand"]
    assert list(report.steps.values_list("status", flat=True)) == taken
    assert {step.taken_by for step in report.steps.all()} == {world.leader}


@pytest.mark.parametrize("status", ["inskickad", "godkand", "faststalld", "nonsens"])
def test_no_step_is_skipped(world: World, report: Report, status: str) -> None:
    with pytest.raises(WrongStepError):
        ReportStep.take(report, status, world.leader)


@pytest.mark.parametrize(
    "role", [Role.COACH, Role.PROCESS_LEADER, Role.ECONOMIST, Role.COMMUNICATOR]
)
def test_only_the_project_leader_fixes_sends_and_corrects(
    world: World, signed_in: SignIn, fixed: Report, role: Role
) -> None:
    client = signed_in(world.users[role])
    for rest in ("faststall/", "inskickad/", "rattelse/", "filer/igen/"):
        assert client.post(page(fixed, rest), {"status": "inskickad"}).status_code == 403


@pytest.mark.parametrize("role", [Role.STEERING_GROUP, Role.EVALUATOR])
def test_outsiders_get_the_fixed_files_for_rar_and_no_other(
    world: World, signed_in: SignIn, fixed: Report, role: Role
) -> None:
    client = signed_in(world.users[role])
    for file in FrozenFile.objects.all():
        answer = client.get(f"/p/nyttiga/rapporter/fil/{file.pk}/")
        assert answer.status_code == (200 if file.variant == Variant.RAR else 404)
    assert client.get(page(fixed)).status_code == 403


def test_outsiders_get_no_file_before_all_are_made(
    world: World, signed_in: SignIn, report: Report
) -> None:
    frozen = fix(report, world.leader, TODAY)
    for _ in range(5):
        run_one()
    made = frozen.files.get(variant="rar")
    client = signed_in(world.users[Role.STEERING_GROUP])
    assert client.get(f"/p/nyttiga/rapporter/fil/{made.pk}/").status_code == 404
    assert client.get("/p/nyttiga/rapporter/").context["ended"] == []


def test_to_a_stranger_the_fixed_report_does_not_exist(
    world: World, signed_in: SignIn, fixed: Report
) -> None:
    client = signed_in(world.stranger)
    file = FrozenFile.objects.first()
    assert client.get(f"/p/annat/rapporter/fil/{file.pk}/").status_code == 404
    assert client.get(f"/p/annat/rapporter/{fixed.pk}/").status_code == 404
    assert client.post(f"/p/annat/rapporter/{fixed.pk}/rattelse/").status_code == 404


def test_a_file_has_a_neutral_name_with_its_version(leader_client: Client, fixed: Report) -> None:
    file = FrozenFile.objects.get(variant="rar", format="docx")
    answer = leader_client.get(f"/p/nyttiga/rapporter/fil/{file.pk}/")
    name = "lagesrapport-2026-q3-rar-v1.docx"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_page_tells_how_far_the_files_have_come(
    world: World, leader_client: Client, report: Report
) -> None:
    fix(report, world.leader, TODAY)
    assert "0 procent klart" in leader_client.get(page(report)).content.decode()
    run_one()
    polled = leader_client.get(page(report, "filer/"), headers={"HX-Request": "true"})
    assert "12 procent klart, nu Word, intern" in polled.content.decode()
    assert leader_client.get(page(report, "filer/")).url == page(report)  # without JavaScript
    run_all()
    done = leader_client.get(page(report, "filer/"), headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"


def test_a_fault_is_told_and_can_be_tried_again(
    world: World, leader_client: Client, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = fix(report, world.leader, TODAY)
    with monkeypatch.context() as broken:
        broken.setattr(fixing, "WRITERS", {})
        run_all()
    assert "Det gick inte" in leader_client.get(page(report)).content.decode()
    leader_client.post(page(report, "filer/igen/"))
    run_all()
    assert frozen.files.count() == len(ALL_FILES)
    assert Job.objects.get(key=frozen.job_key).percent == 100


def test_no_correction_begins_while_files_are_made(world: World, report: Report) -> None:
    fix(report, world.leader, TODAY)
    with pytest.raises(WrongStepError):
        begin_correction(report, "Fel", world.leader)


def test_a_draft_can_be_had_in_every_format_by_the_staff(
    world: World, leader_client: Client, report: Report
) -> None:
    for format in (Format.XLSX, Format.JSON, Format.DOCX):
        answer = leader_client.get(page(report, f"intern.{format}"))
        assert answer.status_code == 200
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert leader_client.get(page(report, "intern.exe")).status_code == 404
    assert leader_client.get(page(report, "hemlig.pdf")).status_code == 404
