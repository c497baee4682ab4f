"""Files that people upload: what is taken, and how it comes out again."""

import zipfile
from io import BytesIO

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from nyttiga.projects import files
from nyttiga.projects.models import StoredFile
from tests.world import World


class FileForm(forms.Form):
    file = files.UploadField()


def faults(name: str, content: bytes) -> list[str]:
    form = FileForm({}, {"file": SimpleUploadedFile(name, content)})
    return [str(fault) for fault in form.errors.get("file", [])]


def packed(part: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, "<x/>")
    return made.getvalue()


def test_a_pdf_is_taken() -> None:
    assert faults("avtal.PDF", b"%PDF-1.7 ...") == []


def test_a_word_file_is_taken() -> None:
    assert faults("plan.docx", packed("word/document.xml")) == []


@pytest.mark.parametrize("name", ["sida.html", "bild.svg", "program.exe", "utan"])
def test_what_a_browser_could_run_is_not_taken(name: str) -> None:
    assert "går inte att spara" in faults(name, b"<script>")[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("avtal.pdf", b"<html>"),
        ("plan.docx", packed("xl/workbook.xml")),
        ("plan.docx", b"PK\x03\x04 not a zip"),
    ],
)
def test_a_file_must_be_what_it_is_called(name: str, content: bytes) -> None:
    assert "stämmer inte" in faults(name, content)[0]


def test_a_file_may_not_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1024 * 1024)
    assert faults("avtal.pdf", b"%PDF-" + bytes(1024 * 1024)) == ["Filen är för stor. Högst 1 MB."]


@pytest.mark.django_db
def test_a_download_is_saved_under_a_name_that_says_nothing(world: World) -> None:
    upload = SimpleUploadedFile("Maryam Haile.pdf", b"%PDF-1.7 hej")
    kept = files.keep_upload(world.project, upload, world.leader)
    response = files.download(StoredFile.objects.get(pk=kept.pk))
    assert response.content == b"%PDF-1.7 hej"
    assert response["Content-Disposition"] == f'attachment; filename="fil-{kept.pk}.pdf"'
    assert response["Content-Type"] == "application/pdf"


@pytest.mark.django_db
def test_a_list_of_files_does_not_read_them(world: World) -> None:
    StoredFile.keep(world.project, b"%PDF-1.7", "pdf", world.leader)
    (listed,) = StoredFile.objects.filter(project=world.project)
    assert "content" in listed.get_deferred_fields()
