"""The social enterprise: what an organisation has besides, when people can go there."""

import datetime as dt
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from enterprises import organisation_number
from enterprises.models.choices import Interest, Kind, LegalForm, Step
from enterprises.room import free_places, people
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.fields import EncryptedField, SortKeyField, blind_index
from nyttiga.ui.search import with_every_word


class EnterpriseQuerySet(ProjectQuerySet):
    """Enterprises. Their name and municipality stand in their organisation."""

    def visible_to(self, access: Access) -> Self:
        """All of the project to those who work with enterprises; to a supervisor the own one. To
        all others none."""
        found = super().visible_to(access)
        if access.may(Permission.ENTERPRISES_VIEW):
            return found
        return found.filter(organisation=access.organisation_id)

    def named(self) -> Self:
        """With `name` and `place` (the municipality's name, None without) beside each row."""
        return self.annotate(
            name=F("organisation__name"), place=F("organisation__municipality__name")
        )

    def with_trained_supervisor(self) -> Self:
        """Adds `has_trained_supervisor`: one who is still there."""
        from enterprises.models.supervisor import Supervisor

        trained = Supervisor.objects.trained().filter(enterprise=OuterRef("pk"), is_active=True)
        return self.annotate(has_trained_supervisor=Exists(trained))

    def with_room(self, day: dt.date) -> Self:
        """Adds `people`, how many are there on the day, and `free`, the places they leave
        (None where nobody has said how many places there are)."""
        return self.annotate(people=people(day), free=free_places(day))

    def in_play(self) -> Self:
        """Those that have not said no."""
        return self.exclude(interest=Interest.NO)

    def started(self, as_of: dt.date) -> Self:
        """Enterprises that went from an idea to running within the project: an earlier step of
        the way first, then *startat* between the project's dates. `counts_from` is that day."""
        from enterprises.models.way import WayStep

        steps = WayStep.objects.filter(enterprise=OuterRef("pk"))
        started = steps.filter(
            step=Step.STARTED,
            reached_on__lte=as_of,
            reached_on__range=(F("project__starts_on"), F("project__ends_on")),
        )
        found = self.annotate(counts_from=Subquery(started.values("reached_on")[:1]))
        before = steps.exclude(step=Step.STARTED).filter(reached_on__lte=OuterRef("counts_from"))
        return found.filter(Exists(before), counts_from__isnull=False)

    def search(self, query: str) -> Self:
        """Those whose name holds every word of the query, and the one whose number it is. Accents
        and case do not count."""
        named = with_every_word(self, query, "organisation__sort_name")
        return self.filter(Q(pk__in=named.values("pk")) | Q(number__iexact=query.strip()))

    def next_number(self, project: Project) -> str:
        """The number after the highest one used, `F001` and on."""
        taken = self.filter(project=project, number__regex=r"^F\d{1,6}$").values_list("number")
        return f"F{max((int(number[1:]) for (number,) in taken), default=0) + 1:03d}"


class Enterprise(ProjectScoped):
    """A social enterprise that takes part in the project.

    A sole trader's organisationsnummer is the owner's personnummer, so the number stands
    encrypted for all, and is shown masked for those.
    """

    organisation = models.OneToOneField(
        "projects.Organisation",
        on_delete=models.PROTECT,
        related_name="enterprise",
        verbose_name="organisation",
    )
    number = models.CharField("företagsnummer", max_length=20)
    organisation_number = EncryptedField("organisationsnummer", blank=True, default="")
    organisation_number_index = models.CharField(
        max_length=64, blank=True, default="", editable=False
    )
    legal_form = models.CharField("associationsform", max_length=12, choices=LegalForm, blank=True)
    kind = models.CharField("slag av företag", max_length=30, choices=Kind, blank=True)
    interest = models.CharField(
        "vill vara med", max_length=12, choices=Interest, default=Interest.UNKNOWN
    )
    sni_codes = ArrayField(
        models.CharField(max_length=5, validators=[RegexValidator(r"^\d{5}$")]),
        verbose_name="SNI-koder",
        default=list,
        blank=True,
    )
    website = models.URLField("webbplats", blank=True)
    # Since when it is known here: until somebody has been in touch, quiet is counted from it.
    registered_on = models.DateField("med i registret sedan", default=today, editable=False)
    # What the coach looks for when a person is matched to a place.
    places = models.PositiveSmallIntegerField("platser för arbetsträning", null=True, blank=True)
    tasks = models.TextField("arbetsuppgifter", blank=True)
    adaptations = models.TextField("anpassningar som går att ordna", blank=True)
    least_hours = models.PositiveSmallIntegerField("minst timmar i veckan", null=True, blank=True)
    most_hours = models.PositiveSmallIntegerField("högst timmar i veckan", null=True, blank=True)

    # What the words of a person's wishes are looked for in: small letters that tell å, ä and ö
    # apart on every server.
    task_words = SortKeyField(sources=("tasks",))

    objects = EnterpriseQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["task_words"])

    class Meta:
        verbose_name = "företag"
        verbose_name_plural = "företag"
        ordering = ["organisation__sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="enterprise_number_once"),
            models.UniqueConstraint(
                fields=["project", "organisation_number_index"],
                condition=~Q(organisation_number_index=""),
                name="enterprise_organisation_number_once",
                violation_error_message="Organisationsnumret finns redan på ett annat företag.",
            ),
            models.CheckConstraint(
                condition=Q(legal_form="") | Q(legal_form__in=LegalForm.values),
                name="enterprise_legal_form_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="") | Q(kind__in=Kind.values), name="enterprise_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(interest__in=Interest.values), name="enterprise_interest_known"
            ),
            models.CheckConstraint(
                condition=Q(least_hours__isnull=True)
                | Q(most_hours__isnull=True)
                | Q(most_hours__gte=F("least_hours")),
                name="enterprise_hours_in_order",
                violation_error_message="Högst timmar kan inte vara färre än minst.",
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        from enterprises.models.place_count import PlaceCount

        self.organisation_number_index = self.index_of(self.organisation_number)
        super().save(*args, **kwargs)
        PlaceCount.objects.follow(Enterprise.objects.filter(pk=self.pk), today())

    @staticmethod
    def index_of(digits: str) -> str:
        """What two enterprises with the same organisationsnummer have in common."""
        return blind_index(digits)

    @property
    def shown_organisation_number(self) -> str:
        """`556016-0680`; a sole trader's is masked, `19900101-****`, being a personnummer."""
        return organisation_number.shown(self.organisation_number)
