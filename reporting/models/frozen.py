"""Fixed reports: the figures and the files as they were, for ever (DESIGN 3, DOMAIN 2.2).

The application may add these rows but never change or remove them (APPEND_ONLY_TABLES), and a
trigger keeps the bytes of their files.
"""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped, StoredFile
from nyttiga.ui.access import Access
from reporting.models.report import Report, Variant


class Format(models.TextChoices):
    """The formats of a report. Within a variant all have the same figures."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    JSON = "json", "JSON"


# What is made of each version, in the order it is made.
ALL_FILES = [(variant, format) for variant in Variant for format in Format]


class FrozenQuerySet(ProjectQuerySet):
    def complete(self) -> Self:
        """Those whose files are all made."""
        return self.annotate(file_count=Count("files")).filter(file_count=len(ALL_FILES))


class FrozenReport(ProjectScoped):
    """One version of a fixed report. A correction is a new version; the old one stays."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="frozen")
    version = models.PositiveSmallIntegerField("version")
    # By variant: all that the report says and counts, from which every format is made.
    contents = models.JSONField("innehåll")
    reason = models.CharField("skäl till rättelsen", max_length=300, blank=True)
    fixed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    fixed_at = models.DateTimeField("fastställd", auto_now_add=True)

    objects = FrozenQuerySet.as_manager()

    class Meta:
        verbose_name = "fastställd rapport"
        verbose_name_plural = "fastställda rapporter"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="frozen_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report}, version {self.version}"

    @property
    def job_key(self) -> str:
        """The job that makes its files."""
        return f"report-files:{self.pk}"


class FrozenFileQuerySet(ProjectQuerySet):
    def visible_to(self, access: Access) -> Self:
        """The project's files; outside its staff only those to RAR, of complete versions."""
        found = super().visible_to(access)
        if access.may("report.internal"):
            return found
        complete = FrozenReport.objects.filter(project=access.project).complete()
        return found.filter(variant=Variant.RAR, frozen__in=complete.values("pk"))


class FrozenFile(ProjectScoped):
    """One file of a version, in one variant and format."""

    frozen = models.ForeignKey(FrozenReport, on_delete=models.PROTECT, related_name="files")
    variant = models.CharField("variant", max_length=6, choices=Variant.choices)
    format = models.CharField("format", max_length=4, choices=Format.choices)
    file: Any = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    objects = FrozenFileQuerySet.as_manager()

    class Meta:
        verbose_name = "fastställd fil"
        verbose_name_plural = "fastställda filer"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["frozen", "variant", "format"], name="frozen_file_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.frozen}, {self.variant}, {self.format}"
