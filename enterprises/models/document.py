"""Documents of an enterprise: what they are, and the stored file behind."""

from django.db import models
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from enterprises.models.choices import DocumentKind
from nyttiga.projects.models import ProjectQuerySet, StoredFile


class EnterpriseDocument(AboutEnterprise):
    """A file that the user has given a title; its name on a computer is not kept."""

    title = models.CharField("titel", max_length=160)
    kind = models.CharField("slag", max_length=16, choices=DocumentKind)
    dated_on = models.DateField("daterat")
    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="fil"
    )

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokument"
        ordering = ["-dated_on", "-pk"]

    def __str__(self) -> str:
        return self.title
