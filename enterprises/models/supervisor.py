"""Supervisors: who takes care of the person at the workplace."""

from typing import Self

from django.db import models, transaction
from simple_history.models import HistoricalRecords

from enterprises.models.enterprise import Enterprise
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class SupervisorQuerySet(ProjectQuerySet):
    def trained(self) -> Self:
        """Those who completed a handledarkurs, not merely attended (DESIGN 4)."""
        return self.exclude(trained_on=None)


class Supervisor(ProjectScoped):
    """Somebody at an enterprise who supervises people placed there."""

    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.CASCADE, related_name="supervisors", verbose_name="företag"
    )
    name = models.CharField("namn", max_length=160)
    phone = models.CharField("telefon", max_length=40, blank=True)
    email = models.EmailField("e-post", blank=True)
    trained_on = models.DateField("gick klart handledarkurs", null=True, blank=True)
    # The place in a handledarkurs that made the supervisor trained: taken back with it.
    trained_by = models.OneToOneField(
        "enterprises.CourseEnrolment",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="trained",
        verbose_name="utbildad genom",
    )
    is_active = models.BooleanField("är kvar på företaget", default=True)

    objects = SupervisorQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "handledare"
        verbose_name_plural = "handledare"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def move_to(self, enterprise: Enterprise) -> "Supervisor":
        """Works at another enterprise from now on, and takes the training along. This row stands
        as gone: those who were supervised here still have it."""
        there = Supervisor(
            project_id=self.project_id,
            enterprise=enterprise,
            name=self.name,
            phone=self.phone,
            email=self.email,
            trained_on=self.trained_on,
            trained_by=self.trained_by,
        )
        self.is_active, self.trained_by = False, None
        self.save()
        there.save()
        return there
