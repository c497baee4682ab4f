"""The project's two networks (P1): the public sector's and the enterprises' own."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models.organisation import Organisation, Unit
from nyttiga.projects.models.scoped import ProjectQuerySet, ProjectScoped


class NetworkMemberQuerySet(ProjectQuerySet):
    def current(self, day: dt.date) -> Self:
        """Members on the day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day), joined_on__lte=day)


class NetworkMember(ProjectScoped):
    """An organisation, or a unit of one, in a network."""

    class Network(models.TextChoices):
        PUBLIC = "offentlig", "Offentlig sektor"
        ENTERPRISES = "foretag", "Sociala företag"

    network = models.CharField("nätverk", max_length=12, choices=Network)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="network_memberships",
        verbose_name="organisation",
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="enhet",
    )
    joined_on = models.DateField("med från")
    left_on = models.DateField("med till", null=True, blank=True)

    objects = NetworkMemberQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "medlem i nätverk"
        ordering = ["network", "organisation__sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "organisation", "unit"],
                condition=Q(left_on=None),
                nulls_distinct=False,
                name="network_member_once",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="network_left_after_joined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_network_display()})"
