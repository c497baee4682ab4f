"""How many places for arbetsträning an enterprise has had, from which day."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from enterprises.models.enterprise import Enterprise
from nyttiga.projects.models import ProjectQuerySet


class PlaceCountQuerySet(ProjectQuerySet):
    def follow(self, enterprises: Any, day: dt.date) -> None:
        """See to it that each of the enterprises has its present number of places as the last
        row, dated the day when it is new."""
        last = self.filter(enterprise=OuterRef("pk")).order_by("-from_on").values("places")[:1]
        stands = enterprises.order_by().annotate(last=Subquery(last))
        changed = stands.exclude(Q(last=F("places")) | Q(last=None, places=None))
        for enterprise in changed.only("pk", "project_id", "places"):
            self.update_or_create(
                enterprise_id=enterprise.pk,
                from_on=day,
                defaults={"project_id": enterprise.project_id, "places": enterprise.places},
            )


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
