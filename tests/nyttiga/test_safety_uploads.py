"""Workbooks that want something else than to be read."""

import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import FutureWorkshop, Participant
from tests import workbooks as wb
from tests.world import World

PAGE = "/p/nyttiga/projekt/register/"
PREVIEW = "/p/nyttiga/projekt/register/granska/"
SignIn = Callable[[User], Client]
GOOD = {"Framtidsverkstäder": [wb.SERIES, ["FV1", "Flen", 6]]}


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "register"


def upload(client: Client, data: bytes, name: str = "r.xlsx") -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)}, follow=True)


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook with one part of it replaced."""
    made = BytesIO()
    with zipfile.ZipFile(wb.workbook(GOOD)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def with_entity(doctype: str, entity: str) -> bytes:
    """A good workbook whose sheet says Flen by an entity."""
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(wb.workbook(GOOD)) as packed:
        sheet = packed.read(part).decode()
    assert "Flen" in sheet
    at = sheet.index("<worksheet")
    return with_part(part, (sheet[:at] + doctype + sheet[at:].replace("Flen", entity)).encode())


def test_an_entity_reads_no_file_of_the_server(world: World, leader_client: Client) -> None:
    doctype = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    page = upload(leader_client, with_entity(doctype, "&f;"))
    assert "root:" not in page.content.decode()
    assert not FutureWorkshop.objects.exists()


def test_entities_of_entities_do_not_fill_the_memory(world: World, leader_client: Client) -> None:
    levels = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>'
    began = time.perf_counter()
    page = upload(leader_client, with_entity(doctype, "&a9;"))
    assert "trasigt" in page.content.decode()
    assert time.perf_counter() - began < 10


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(
    world: World, leader_client: Client
) -> None:
    bomb = with_part("xl/media/bomb.bin", b"\0" * (310 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    page = upload(leader_client, bomb)
    assert page.status_code == 422
    assert "för stor" in page.content.decode()


@pytest.mark.parametrize("name", ["../../../etc/passwd.xlsx", "/etc/x.xlsx", "a%00/../x.xlsx"])
def test_the_files_name_leads_nowhere(
    world: World, leader_client: Client, folder: Path, name: str
) -> None:
    upload(leader_client, wb.workbook(GOOD).getvalue(), name)
    made = [path for path in folder.parent.rglob("*") if path.is_file()]
    assert {path.parent for path in made} == {folder}
    assert {len(path.stem) for path in made} == {43}  # a token of ours


@pytest.mark.parametrize("content", [b"<html><script>", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"a;b"])
def test_what_is_no_workbook_is_refused(
    world: World, leader_client: Client, folder: Path, content: bytes
) -> None:
    assert upload(leader_client, content).status_code == 422
    assert not list(folder.parent.rglob("*.xlsx"))


def test_faults_show_no_identity(world: World, leader_client: Client) -> None:
    header = ["Deltagarnr", "Personnummer", "Förnamn", "Efternamn", "Kön", "Startdatum", "Kommun"]
    rows = [
        ["D070", "19900101-2380", "Sigrid", "Undset", "kvinna", "2026-02-01", "Paris"],
        ["D071", "19850505-2384", "Selma", "Ek", "kvinna", "i går", "Flen"],
    ]
    data = wb.workbook({"Deltagare": [header, *rows]}).getvalue()
    text = upload(leader_client, data).content.decode()
    assert "en annan deltagare" in text
    for secret in ("Sigrid", "Undset", "Selma", "2380", "2384", "D004"):
        assert secret not in text


def test_an_upload_belongs_to_the_one_who_made_it(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    from nyttiga.accounts.models import Membership

    second = User.objects.create_user("andra@exempel.se", name="Andra")
    Membership.objects.create(project=world.project, user=second, role=Role.PROJECT_LEADER)
    shown = upload(leader_client, wb.workbook(GOOD).getvalue())
    assert shown.redirect_chain[-1][0] == PREVIEW
    assert signed_in(second).post(PREVIEW).url == PAGE


def test_the_file_that_goes_out_names_no_protected_person(
    world: World, leader_client: Client
) -> None:
    answer = leader_client.post(f"{PAGE}exportera/")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="register-nyttiga-2026-11-02.xlsx"'
    )
    written = str(wb.tables(BytesIO(answer.content)))
    assert "D004" in written
    for secret in ("Hemlig", "19850505"):
        assert secret not in written


def test_a_text_that_begins_like_a_formula_goes_out_as_text(
    world: World, leader_client: Client
) -> None:
    person = world.participants["maryam"]
    person.first_name = '=HYPERLINK("http://ont.example","klicka")'
    person.save()
    answer = leader_client.post(f"{PAGE}exportera/")
    with zipfile.ZipFile(BytesIO(answer.content)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in packed.read(name) for name in sheets)
    assert Participant.objects.get(pk=person.pk).first_name.startswith("=")
