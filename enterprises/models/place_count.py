"""How many places for arbetsträning an enterprise has had, from which day."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords
from simple_history.utils import bulk_create_with_history

from enterprises.models.about import AboutEnterprise
from enterprises.models.enterprise import Enterprise
from nyttiga.projects.models import ProjectQuerySet

BATCH = 1000
UNKNOWN = -1


class PlaceCountQuerySet(ProjectQuerySet):
    def follow(self, enterprises: Any, day: dt.date, user: Any = None) -> None:
        """See to it that each of the enterprises has its present number of places as the last
        row, dated the day when it is new."""
        last = self.filter(enterprise=OuterRef("pk")).order_by("-from_on")
        stands = enterprises.order_by().annotate(
            last=Coalesce(Subquery(last.values("places")[:1]), UNKNOWN),
            last_on=Subquery(last.values("from_on")[:1]),
        )
        changed = stands.exclude(last=Coalesce(F("places"), UNKNOWN))
        new = []
        for enterprise in changed.only("pk", "project_id", "places"):
            if enterprise.last_on == day:
                row = self.get(enterprise=enterprise, from_on=day)
                row.places = enterprise.places
                row.save()
                continue
            new.append(
                PlaceCount(
                    project_id=enterprise.project_id,
                    enterprise=enterprise,
                    from_on=day,
                    places=enterprise.places,
                )
            )
        bulk_create_with_history(new, PlaceCount, batch_size=BATCH, default_user=user)


class PlaceCount(AboutEnterprise):
    """The number from a day on, until the next row. None: nobody knows any more."""

    from_on = models.DateField("från och med")
    places = models.PositiveSmallIntegerField("platser", null=True, blank=True)
    reason = models.CharField("varför", max_length=200, blank=True)

    objects = PlaceCountQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "antal platser"
        verbose_name_plural = "antal platser"
        ordering = ["from_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "from_on"],
                name="place_count_once_a_day",
                violation_error_message="Den dagen har redan ett antal. Ändra det i stället.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.places} från {self.from_on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self._bring_to_enterprise()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        deleted = super().delete(*args, **kwargs)
        self._bring_to_enterprise()
        return deleted

    def _bring_to_enterprise(self) -> None:
        """The enterprise's own number is that of the last row."""
        last = PlaceCount.objects.filter(enterprise=self.enterprise_id).order_by("-from_on")
        places = last.values_list("places", flat=True).first()
        enterprise = Enterprise.objects.get(pk=self.enterprise_id)
        if enterprise.places != places:
            enterprise.places = places
            enterprise.save()
