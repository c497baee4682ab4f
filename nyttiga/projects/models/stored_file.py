"""Files that belong to rows: signed agreements, mappings, certificates, fixed reports.

They stand in the database, so that a backup is one file and no file can be left without the row
that says who may see it.
"""

import hashlib
from typing import Any, Self

from django.conf import settings
from django.db import models

from nyttiga.projects.models.scoped import ProjectQuerySet, ProjectScoped


class StoredFileManager(models.Manager.from_queryset(ProjectQuerySet)):
    """Lists leave the bytes where they are."""

    def get_queryset(self) -> Any:
        return super().get_queryset().defer("content")


class StoredFile(ProjectScoped):
    """The bytes of a file and their fingerprint. What it is called on somebody's computer is not
    kept, for it may name a person: the row that owns it says what it is."""

    content = models.BinaryField()
    extension = models.CharField("filtyp", max_length=5)
    size = models.PositiveIntegerField("storlek, byte")
    sha256 = models.CharField(max_length=64, editable=False)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    stored_at = models.DateTimeField("sparad", auto_now_add=True)

    objects = StoredFileManager()

    class Meta:
        verbose_name = "fil"
        verbose_name_plural = "filer"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.sha256[:8]}"

    @property
    def file_name(self) -> str:
        """What it is called when somebody downloads it: says nothing about anybody."""
        return f"fil-{self.pk}.{self.extension}"

    @classmethod
    def keep(cls, project: Any, content: bytes, extension: str, user: Any) -> Self:
        """Store the bytes."""
        return cls.objects.create(
            project=project,
            content=content,
            extension=extension,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            stored_by=user,
        )
