"""Who was invited to an event, and who signed up."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from agreements.models.event import PublicEvent
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped

KEPT_AFTER_EVENT = dt.timedelta(days=30)


class EventGuestQuerySet(ProjectQuerySet):
    def signed_up(self) -> Self:
        return self.filter(signed_up_at__isnull=False)

    def waiting(self) -> Self:
        """Signed up by somebody whom the register of contacts does not know yet."""
        return self.signed_up().filter(person=None).order_by("signed_up_at", "pk")

    def erase_old(self, day: dt.date) -> int:
        """What guests wrote of themselves goes 30 days after the event; those who were made
        contact people stand as such."""
        old = self.filter(event__date__lt=day - KEPT_AFTER_EVENT)
        old.exclude(organisation_name="").filter(person__isnull=False).update(organisation_name="")
        return old.filter(person=None).delete()[0]


class EventGuest(ProjectScoped):
    """One person and one event. Until staff have tied the sign-up to a contact person, what the
    guest wrote stands here. The row's own times are its history."""

    event = models.ForeignKey(
        PublicEvent, on_delete=models.CASCADE, related_name="guests", verbose_name="evenemang"
    )
    person = models.ForeignKey(
        "projects.ContactPerson",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="event_guests",
        verbose_name="kontaktperson",
    )
    name = models.CharField("namn", max_length=120, blank=True)
    email = models.EmailField("e-post", blank=True)
    organisation_name = models.CharField("arbetar på", max_length=200, blank=True)
    invited_at = models.DateTimeField("inbjuden", null=True, blank=True)
    signed_up_at = models.DateTimeField("anmäld", null=True, blank=True)

    objects = EventGuestQuerySet.as_manager()

    class Meta:
        verbose_name = "gäst"
        verbose_name_plural = "gäster"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="event_guest_once"),
            models.UniqueConstraint(
                "event", Lower("email"), condition=Q(person=None), name="event_guest_email_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(email=""), name="event_guest_is_somebody"
            ),
            models.CheckConstraint(
                condition=Q(invited_at__isnull=False) | Q(signed_up_at__isnull=False),
                name="event_guest_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Gäst {self.pk}"
