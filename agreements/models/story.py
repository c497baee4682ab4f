"""Stories that the project tells: what about, on whose word, and how far they have come."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, Min, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models import Consent
from participants.models.choices import Protection


def usable_consents(day: dt.date) -> Any:
    """Consents that a story may rest on: to pictures and stories, valid, and never by somebody
    who is protected by now (DOMAIN 4.6)."""
    media = Consent.objects.of_kind(Consent.Kind.MEDIA).valid(day)
    return media.filter(participant__protection=Protection.NONE)


def without_right(day: dt.date, story: str = "pk") -> Any:
    """The stories that may not be shown on the day: withdrawn, or the consent they rest on is no
    longer there. `story` is the way from the row to the story."""
    way = "" if story == "pk" else f"{story}__"
    usable = usable_consents(day).filter(pk=OuterRef(f"{way}consent"))
    return Q(**{f"{way}withdrawn_on__lte": day}) | (
        Q(**{f"{way}consent__isnull": False}) & ~Exists(usable)
    )


class StoryQuerySet(ProjectQuerySet):
    """Stories, and the figure of those told."""

    def published(self, as_of: dt.date) -> Self:
        """Told somewhere by the day. One that was taken back later has been told all the same.
        `counts_from` is the first day that it was out."""
        out = self.filter(places__published_on__lte=as_of)
        return out.annotate(counts_from=Min("places__published_on"))

    def with_state(self, day: dt.date) -> Self:
        """Adds `state`, how far each has come on the day (see `Story.State`)."""
        from agreements.models.story_place import StoryPlace

        up = Exists(StoryPlace.objects.up(day).filter(story=OuterRef("pk")))
        gone = without_right(day)
        state = Case(
            When(gone & up, then=Value(Story.State.TO_TAKE_DOWN)),
            When(gone, then=Value(Story.State.WITHDRAWN)),
            When(up, then=Value(Story.State.PUBLISHED)),
            When(approved_on__isnull=False, then=Value(Story.State.APPROVED)),
            default=Value(Story.State.DRAFT),
            output_field=models.CharField(),
        )
        return self.annotate(state=state)

    def resting_on(self, consent: Consent) -> Self:
        """Those that rest on the consent, or on another by the same person to the same thing."""
        return self.filter(consent__in=Consent.objects.to_the_same_as(consent))


class Story(ProjectScoped):
    """An article, a film, an agreement to learn from, or a person's way.

    What is told of a participant rests on that person's own consent to this very thing
    (`BILD_MEDIA`), and on nothing else: the story knows the consent, not the person. `shown_as`
    is the name that the person chose to be told by. Where it was told stands in `StoryPlace`.
    """

    class Kind(models.TextChoices):
        ARTICLE = "artikel", "Artikel"
        FILM = "film", "Film"
        GOOD_EXAMPLE = "exempel", "Gott exempel på avtal"
        PERSONS_WAY = "vag", "En persons väg"

    class State(models.TextChoices):
        TO_TAKE_DOWN = "tas_ned", "Ska tas ned"
        DRAFT = "utkast", "Utkast"
        APPROVED = "godkand", "Godkänd"
        PUBLISHED = "publicerad", "Publicerad"
        WITHDRAWN = "tillbaka", "Tillbakadragen"

    kind = models.CharField("slag", max_length=10, choices=Kind)
    title = models.CharField("rubrik", max_length=200)
    text = models.TextField("text eller anteckningar", blank=True)
    agreement = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="avtal",
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="företag",
    )
    consent = models.ForeignKey(
        Consent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="samtycke",
    )
    shown_as = models.CharField("visas som", max_length=80, blank=True)
    # The person has read, seen or heard the finished story and said yes.
    person_approved_on = models.DateField("personen sa ja", null=True, blank=True)
    approved_on = models.DateField("godkänd", null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="godkänd av",
    )
    withdrawn_on = models.DateField("tillbakadragen", null=True, blank=True, editable=False)

    objects = StoryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "berättelse"
        verbose_name_plural = "berättelser"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="vag") | Q(consent__isnull=False),
                name="story_of_a_person_by_consent",
                violation_error_message="En persons väg behöver personens samtycke.",
            ),
            models.CheckConstraint(
                condition=Q(consent=None, person_approved_on=None, shown_as="")
                | (Q(consent__isnull=False) & ~Q(shown_as="")),
                name="story_of_a_person_has_a_name",
                violation_error_message="Skriv vad personen ska kallas, och välj samtycket.",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_by=None)
                | (
                    Q(approved_on__isnull=False, approved_by__isnull=False)
                    & (Q(consent=None) | Q(person_approved_on__isnull=False))
                ),
                name="story_approved_by_someone",
            ),
        ]
        indexes = [models.Index(fields=["project", "approved_on"], name="story_by_approval")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_about_a_person(self) -> bool:
        return self.consent_id is not None

    def has_right(self, day: dt.date) -> bool:
        """Whether it may be shown on the day. One query where it rests on a consent."""
        if self.withdrawn_on and self.withdrawn_on <= day:
            return False
        return self.consent_id is None or usable_consents(day).filter(pk=self.consent_id).exists()

    def let_approval_go(self) -> None:
        """Other words than those that were approved: it is asked anew."""
        self.approved_on = self.approved_by = self.person_approved_on = None


def lost_its_right_on(day: dt.date, story: str) -> Coalesce:
    """The day that a story lost its right; the day itself where nothing says when."""
    way = f"{story}__"
    return Coalesce(
        F(f"{way}withdrawn_on"),
        F(f"{way}consent__withdrawn_on"),
        F(f"{way}consent__valid_to"),
        Value(day, output_field=models.DateField()),
    )
