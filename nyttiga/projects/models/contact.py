"""People at the parties: whom to call, who came to a course or an event. Never participants."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from nyttiga.projects.models.organisation import Organisation, Unit
from nyttiga.projects.models.scoped import ProjectQuerySet, ProjectScoped
from nyttiga.ui.fields import SortKeyField


class ContactQuerySet(ProjectQuerySet):
    def with_email(self, email: str) -> Self:
        """The one with the address, if there is one; case does not count."""
        return self.filter(email__iexact=email.strip()) if email.strip() else self.none()

    def mailable(self) -> Self:
        """Those who have said yes to mailings, and can be reached."""
        return self.filter(is_active=True, may_be_mailed_on__isnull=False).exclude(email="")


class ContactPerson(ProjectScoped):
    """Somebody at an organisation. People in courses and events are told apart by their e-mail
    address (REGISTER), so an address stands once in a project. Who changes employer changes
    `organisation`; what somebody was at an event that day stands in the attendance."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contacts", verbose_name="organisation"
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name="enhet",
    )
    name = models.CharField("namn", max_length=120)
    title = models.CharField("roll", max_length=120, blank=True)
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    # The day of the yes. Without one there are no mailings (DOMAIN 5.2).
    may_be_mailed_on = models.DateField("ja till utskick", null=True, blank=True)
    is_active = models.BooleanField("kvar", default=True)
    sort_name = SortKeyField(sources=("name",))

    objects = ContactQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kontaktperson"
        verbose_name_plural = "kontaktpersoner"
        ordering = ["sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "project",
                Lower("email"),
                condition=~Q(email=""),
                name="contact_email_once",
                violation_error_message="Någon annan har den e-postadressen.",
            )
        ]

    def __str__(self) -> str:
        return self.name
