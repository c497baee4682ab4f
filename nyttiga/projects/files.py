"""Taking files in and handing them out again."""

import zipfile
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from nyttiga.projects.models import StoredFile

LARGEST = 10 * 1024 * 1024  # bytes
# What each kind of file begins with, and what it is sent out as. Nothing that a browser would run.
KINDS = {
    "pdf": (b"%PDF-", "application/pdf"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "docx": (
        b"PK\x03\x04",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "odt": (b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
}
_PART_OF = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}


class UploadField(forms.FileField):
    """A file of a kind that we take, small enough, and truly of that kind. `kinds` narrows."""

    def __init__(self, *args: Any, kinds: tuple[str, ...] = tuple(KINDS), **kwargs: Any) -> None:
        self.kinds = kinds
        super().__init__(*args, **kwargs)
        listed = ", ".join(kind.upper() for kind in kinds)
        self.help_text = self.help_text or f"{listed}. Högst {LARGEST // 1024 // 1024} MB."
        self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in kinds)

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            self._check(upload)
        return upload

    def _check(self, upload: UploadedFile) -> None:
        if (upload.size or 0) > LARGEST:
            raise ValidationError(f"Filen är för stor. Högst {LARGEST // 1024 // 1024} MB.")
        kind = extension_of(upload)
        if kind not in self.kinds:
            listed = ", ".join(one.upper() for one in self.kinds)
            raise ValidationError(f"Den sortens fil går inte att spara. Välj {listed}.")
        if not _is_truly(kind, upload):
            raise ValidationError("Filens innehåll stämmer inte med dess slag. Spara om den först.")


def extension_of(upload: UploadedFile) -> str:
    """The kind that the file's name says: `pdf`, `jpg` …"""
    ending = (upload.name or "").rpartition(".")[2].lower()
    return "jpg" if ending == "jpeg" else ending


def _is_truly(kind: str, upload: UploadedFile) -> bool:
    start = KINDS[kind][0]
    upload.seek(0)
    begins_right = upload.read(len(start)) == start
    upload.seek(0)
    if not begins_right or kind not in _PART_OF:
        return begins_right
    try:
        with zipfile.ZipFile(upload) as packed:
            return _PART_OF[kind] in packed.namelist()
    except zipfile.BadZipFile:
        return False
    finally:
        upload.seek(0)


def keep_upload(project: Any, upload: UploadedFile, user: Any) -> StoredFile:
    """Store what an UploadField took."""
    return StoredFile.keep(project, upload.read(), extension_of(upload), user)


def download(file: StoredFile, name: str = "") -> HttpResponse:
    """The file as something to save, never to show on a page. `name` holds no personal data; it
    gets the file's own ending."""
    response = HttpResponse(bytes(file.content), content_type=KINDS[file.extension][1])
    shown = f"{name}.{file.extension}" if name else file.file_name
    response["Content-Disposition"] = f'attachment; filename="{shown}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
