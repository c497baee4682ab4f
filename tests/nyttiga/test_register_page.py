"""*Excelregister*: choose a file, see what it would do, read it in, take it out."""

import datetime as dt
import os
import stat
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.audit.models import Read
from nyttiga.jobs.models import Job
from nyttiga.jobs.worker import run_all
from participants.models import FutureWorkshop
from tests import workbooks as wb
from tests.world import World

PAGE = reverse("projects:register", args=["nyttiga"])
PREVIEW = reverse("projects:register_preview", args=["nyttiga"])
EXPORT = reverse("projects:register_export", args=["nyttiga"])
GOOD = {"Framtidsverkstäder": [wb.SERIES, ["FV1", "Flen", 6]]}
FAULTY = {"Framtidsverkstäder": [wb.SERIES, ["FV1", "Paris", 6]]}
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "register"


def upload(client: Client, content: dict[str, wb.Table] | bytes, name: str = "r.xlsx") -> Any:
    data = content if isinstance(content, bytes) else wb.workbook(content).getvalue()
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)}, follow=True)


def test_a_file_is_shown_first_and_saved_when_confirmed(
    leader_client: Client, world: World, folder: Path
) -> None:
    preview = upload(leader_client, GOOD)
    assert "Så här blir det" in preview.content.decode()
    assert not FutureWorkshop.objects.exists()
    done = leader_client.post(PREVIEW, follow=True)
    assert "Registret är inläst" in done.content.decode()
    assert FutureWorkshop.objects.get().project == world.project
    assert FutureWorkshop.objects.get().history.get().history_user == world.leader
    assert list(folder.glob("*.xlsx")) == []


def test_confirming_twice_reads_in_once(leader_client: Client, world: World) -> None:
    upload(leader_client, GOOD)
    leader_client.post(PREVIEW)
    again = leader_client.post(PREVIEW, follow=True)
    assert "Välj filen igen" in again.content.decode()
    assert FutureWorkshop.objects.count() == 1


def test_faults_are_told_and_cannot_be_confirmed(
    leader_client: Client, world: World, folder: Path
) -> None:
    page = upload(leader_client, FAULTY).content.decode()
    assert "Framtidsverkstäder, rad 2" in page
    assert "Paris" in page
    assert "Läs in</button>" not in page
    assert list(folder.glob("*.xlsx")) == []
    leader_client.post(PREVIEW)
    assert not FutureWorkshop.objects.exists()


def test_the_held_file_is_for_the_server_only(
    leader_client: Client, world: World, folder: Path
) -> None:
    upload(leader_client, GOOD)
    (held,) = folder.glob("*.xlsx")
    assert stat.S_IMODE(held.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_older_than_an_hour_is_gone(
    leader_client: Client, world: World, folder: Path
) -> None:
    upload(leader_client, GOOD)
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    leader_client.post(PREVIEW)
    assert not FutureWorkshop.objects.exists()
    upload(leader_client, FAULTY)
    assert list(folder.glob("*.xlsx")) == []


def test_the_worker_removes_a_file_that_nobody_came_back_for(
    leader_client: Client, world: World, folder: Path
) -> None:
    upload(leader_client, GOOD)
    job = Job.objects.get(kind="register.sweep")
    assert job.run_after > timezone.now() + dt.timedelta(hours=1)
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    Job.objects.update(run_after=timezone.now())
    run_all()
    assert list(folder.iterdir()) == []


def test_one_users_upload_is_not_anothers(world: World, signed_in: SignIn) -> None:
    upload(signed_in(world.leader), GOOD)
    other = User.objects.create_user("ledare2@exempel.se", "ett gott lösenord", name="Två")
    other.memberships.create(project=world.project, role=Role.PROJECT_LEADER)
    signed_in(other).post(PREVIEW)
    assert not FutureWorkshop.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"PK hej", "r.xlsx"), (wb.workbook(GOOD).getvalue(), "r.xlsm"), (b"", "r.xlsx")],
)
def test_what_is_no_workbook_is_refused_at_the_field(
    leader_client: Client, world: World, content: bytes, name: str
) -> None:
    page = upload(leader_client, content, name)
    assert page.status_code == 422
    assert "Något behöver rättas" in page.content.decode()


def test_a_file_that_unpacks_to_too_much_is_refused(leader_client: Client, world: World) -> None:
    packed = BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(310):
            part.write(bytes(1024 * 1024))
    page = upload(leader_client, packed.getvalue())
    assert "för stor" in page.content.decode()


def test_a_file_over_20_mb_is_refused(leader_client: Client, world: World) -> None:
    page = upload(leader_client, bytes(20 * 1024 * 1024 + 1))
    assert "20 MB" in page.content.decode()
    assert page.status_code == 422


def test_an_export_is_a_workbook_and_is_noted(leader_client: Client, world: World) -> None:
    answer = leader_client.post(EXPORT)
    assert "Deltagare" in wb.tables(BytesIO(answer.content))
    assert 'filename="register-nyttiga-2026-11-02.xlsx"' in answer["Content-Disposition"]
    read = Read.objects.get()
    assert (read.user, read.action, read.participant_id) == (world.leader, "exporterade", None)


def test_an_export_by_get_is_refused(leader_client: Client, world: World) -> None:
    assert leader_client.get(EXPORT).status_code == 405


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROJECT_LEADER])
@pytest.mark.parametrize("url", [PAGE, PREVIEW, EXPORT])
def test_only_the_project_leader_may(world: World, signed_in: SignIn, role: Role, url: str) -> None:
    assert signed_in(world.users[role]).post(url).status_code == 403


@pytest.mark.parametrize("url", [PAGE, PREVIEW, EXPORT])
def test_to_a_stranger_the_page_does_not_exist(world: World, signed_in: SignIn, url: str) -> None:
    assert signed_in(world.stranger).post(url).status_code == 404


def test_the_page_is_in_the_leaders_menu(leader_client: Client, world: World) -> None:
    page = leader_client.get(PAGE).content.decode()
    assert f'<a href="{PAGE}">Excelregister</a>' in page
