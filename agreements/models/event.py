"""Public events: trainings on procurement, the learning process, network meetings."""

import datetime as dt
import secrets
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.occasions.models import Meeting, MeetingQuerySet
from nyttiga.projects.models import Project, ProjectScoped

# A held event should say what came of it within this time.
TIME_TO_TELL = dt.timedelta(days=7)


class PublicEventQuerySet(MeetingQuerySet):
    def next_code(self, project: Project, kind: str) -> str:
        """The code after the highest one used of the kind: `U1`, `N1`, `L1` and on."""
        letter = kind[0].upper()
        taken = self.filter(project=project, code__regex=rf"^{letter}\d{{1,6}}$").values_list(
            "code"
        )
        return f"{letter}{max((int(code[1:]) for (code,) in taken), default=0) + 1}"

    def held_trainings(self, as_of: dt.date) -> Self:
        """M7.1: held events of the kind *utbildning*."""
        return self._held_of(PublicEvent.Kind.TRAINING, as_of)

    def held_network_meetings(self, as_of: dt.date) -> Self:
        """M8.1: held events of the kind *nätverksträff*."""
        return self._held_of(PublicEvent.Kind.NETWORK, as_of)

    def held_learning(self, as_of: dt.date) -> Self:
        """The learning process: twice a year (DOMAIN 0.4, contradiction 6). No goal counts it;
        the dashboard shows it beside them."""
        return self._held_of(PublicEvent.Kind.LEARNING, as_of)

    def _held_of(self, kind: str, as_of: dt.date) -> Self:
        return self.held(as_of).filter(kind=kind).annotate(counts_from=F("date"))

    def open_for_sign_up(self, day: dt.date) -> Self:
        """Those whose link leads somewhere: given out, not cancelled, not over."""
        return self.exclude(Q(sign_up_token="") | Q(status=Meeting.Status.CANCELLED)).filter(
            date__gte=day
        )


class PublicEvent(Meeting):
    """One event: a single meeting, with no series round it.

    Whoever has its sign-up link may sign up, so the link can be passed on; it lives until the
    event is over, and can be changed or closed before.
    """

    class Kind(models.TextChoices):
        TRAINING = "utbildning", "Utbildning"
        NETWORK = "natverkstraff", "Nätverksträff"
        LEARNING = "larandeprocess", "Lärandeprocess"

    number = None  # type: ignore[assignment]  # it stands alone
    code = models.CharField("beteckning", max_length=60)
    kind = models.CharField("slag", max_length=14, choices=Kind)
    name = models.CharField("rubrik", max_length=160, blank=True)
    municipality = models.ForeignKey(
        "projects.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kommun",
    )
    place = models.CharField("plats", max_length=200, blank=True)
    link = models.URLField("länk till mötet", blank=True)
    organiser = models.CharField("arrangör", max_length=160, blank=True)
    programme = models.TextField("program", blank=True)
    # For the kitchen: how many, never who or what. What somebody cannot eat tells of their health.
    special_diets = models.PositiveSmallIntegerField("specialkost", null=True, blank=True)
    outcome = models.TextField("vad det ledde till", blank=True)
    agreement = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="avtal som växte fram",
    )
    next_step = models.CharField("nästa steg", max_length=300, blank=True)
    next_step_on = models.DateField("klart senast", null=True, blank=True)
    next_step_done_on = models.DateField("gjort", null=True, blank=True)
    sign_up_token = models.CharField(max_length=43, blank=True, default="", editable=False)

    objects = PublicEventQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sign_up_token"])

    class Meta:
        verbose_name = "evenemang"
        verbose_name_plural = "evenemang"
        ordering = ["-date", "-pk"]
        constraints = [
            *Meeting.Meta.constraints,
            models.UniqueConstraint(fields=["project", "code"], name="event_code_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["utbildning", "natverkstraff", "larandeprocess"]),
                name="event_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(next_step="", next_step_on=None)
                | (~Q(next_step="") & Q(next_step_on__isnull=False)),
                name="event_next_step_dated",
                violation_error_message="Ett nästa steg behöver både text och datum.",
            ),
            models.UniqueConstraint(
                fields=["sign_up_token"],
                condition=~Q(sign_up_token=""),
                name="event_sign_up_token_once",
            ),
        ]
        indexes = [models.Index(fields=["project", "date"], name="event_by_date")]

    def __str__(self) -> str:
        return self.name or f"{self.get_kind_display()} {self.code}"

    @property
    def title(self) -> str:
        return str(self)

    @property
    def has_open_link(self) -> bool:
        """Whether anybody who has its address can sign up, as far as the event itself goes."""
        return bool(self.sign_up_token) and not self.is_cancelled

    def open_sign_up(self) -> None:
        """Give the event a fresh link; the one before is dead."""
        self.sign_up_token = secrets.token_urlsafe(32)
        self.save(update_fields=["sign_up_token"])

    def close_sign_up(self) -> None:
        self.sign_up_token = ""
        self.save(update_fields=["sign_up_token"])

    def facts_of_the_day(self, people: list[int]) -> dict[int, dict[str, Any]]:
        """Where each person works now: the attendance keeps it, whatever happens to them later."""
        from agreements.affiliation import affiliations

        return {pk: found.fields for pk, found in affiliations(people).items()}


class EventCase(ProjectScoped):
    """What an enterprise presents at an event, such as a case of the learning process."""

    event = models.ForeignKey(
        PublicEvent, on_delete=models.CASCADE, related_name="cases", verbose_name="evenemang"
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise",
        on_delete=models.PROTECT,
        related_name="event_cases",
        verbose_name="företag",
    )
    about = models.CharField("visar", max_length=200)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "exempel från företag"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.about
