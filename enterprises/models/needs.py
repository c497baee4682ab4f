"""What an enterprise needs, as it was mapped with them on a day."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from enterprises.models.choices import Need
from nyttiga.projects.models import ProjectQuerySet


class NeedsMapping(AboutEnterprise):
    """Their own words, and the needs that can be counted."""

    mapped_on = models.DateField("kartlagt")
    mapped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="av",
    )
    words = models.TextField("med deras egna ord")
    needs = ArrayField(
        models.CharField(max_length=12, choices=Need),
        verbose_name="behov",
        default=list,
        blank=True,
    )

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kartläggning"
        verbose_name_plural = "kartläggningar"
        ordering = ["-mapped_on", "-pk"]

    def __str__(self) -> str:
        return f"Kartläggning {self.mapped_on}"

    @property
    def need_words(self) -> list[str]:
        """The needs in words."""
        return [Need(need).label for need in self.needs]
