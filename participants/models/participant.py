"""The participant: one person in one project."""

import datetime as dt
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, Greatest, Substr, Trim
from simple_history.models import HistoricalRecords

from nyttiga.occasions.counting import NthDate
from nyttiga.occasions.models import Attendance, Meeting
from nyttiga.projects.models import Municipality, Project, ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.fields import EncryptedField, SearchField, SortKeyField, blind_index
from nyttiga.ui.sorting import fold
from participants.models.choices import EndReason, Protection, ReferredBy, Sex
from participants.models.counting import NthOfAll
from participants.personnummer import normalise


def who_counts(person: str) -> Q:
    """Of rows with a `person`: those of people who count, without a look at the people. See
    `ParticipantQuerySet.counted`."""
    from participants.models.period import ParticipationPeriod

    mistake = Q(end_reason=EndReason.REGISTERED_BY_MISTAKE)
    mistaken = ParticipationPeriod.objects.filter(mistake).values("participant")
    real = ParticipationPeriod.objects.filter(~mistake).values("participant")
    # Mistakes are few: looked at first, they spare the search for everybody's real period.
    return ~Q(**{f"{person}__in": mistaken}) | Q(**{f"{person}__in": real})


class ParticipantQuerySet(ProjectQuerySet):
    """Participants. Counting rules take the day `as_of`, and give each row the day it
    `counts_from`, or None."""

    def visible_to(self, access: Access) -> Self:
        """The project's participants, with `shown_name` and `is_open` for this user.

        A protected person is a number to all but those with a grant. The name is chosen in the
        database, so a list cannot show it by mistake: templates use `shown_name` only.
        """
        from participants.models.protection import ProtectionGrant

        granted = Exists(
            ProtectionGrant.objects.filter(participant=OuterRef("pk"), user=access.user)
        )
        return (
            super()
            .visible_to(access)
            .annotate(
                is_open=Case(
                    When(Q(protection=Protection.NONE) | granted, then=True), default=False
                )
            )
            .annotate(
                shown_name=Case(
                    When(
                        Q(is_open=True) & ~Q(first_name="", last_name=""),
                        then=Trim(Concat("first_name", Value(" "), "last_name")),
                    ),
                    default=F("number"),
                    output_field=CharField(),
                )
            )
        )

    def search(self, query: str) -> Self:
        """Those whose name, number or personnummer matches every word of the query.

        Parts of names count, accents and case do not. A whole personnummer is found with or
        without century, dash and blanks. Protected people are found by their number only,
        unless the user has a grant. Call after `visible_to`.
        """
        personnummer = normalise(query)
        if personnummer:
            return self.filter(is_open=True, personnummer_index=blind_index(personnummer))
        found = self
        for word in fold(query).split():
            # The first condition alone can use the trigram index; the second narrows it.
            found = found.filter(
                Q(is_open=True) | Q(number__iexact=word), search_text__contains=word
            )
        return found

    def living_in(self, municipality: Municipality) -> Self:
        """Those known to live there. Where a protected person lives is not to be found out by
        filtering either. Call after `visible_to`."""
        return self.filter(is_open=True, municipality=municipality)

    def of_coach(self, user: Any, day: dt.date) -> Self:
        """Those whom the user coaches on the day."""
        from participants.models.assignment import CoachAssignment

        standing = CoachAssignment.objects.on(day).filter(coach=user)
        return self.filter(Exists(standing.filter(participant=OuterRef("pk"))))

    def watched_by(self, user: Any, day: dt.date) -> Self:
        """Those whom the user coaches, and those whom nobody does: whom a coach starts from."""
        from participants.models.assignment import CoachAssignment

        standing = CoachAssignment.objects.on(day).filter(participant=OuterRef("pk"))
        return self.filter(Exists(standing.filter(coach=user)) | ~Exists(standing))

    def counted(self) -> Self:
        """Those who count in figures: people registered by mistake never do, at any date."""
        return self.filter(who_counts("pk"))

    def registered_by_mistake(self) -> Self:
        """The others: they stand in no list but the one of mistakes."""
        from participants.models.period import ParticipationPeriod

        mistake = Q(end_reason=EndReason.REGISTERED_BY_MISTAKE)
        mistaken = ParticipationPeriod.objects.filter(mistake).values("participant")
        real = ParticipationPeriod.objects.filter(~mistake).values("participant")
        return self.filter(Q(pk__in=mistaken) & ~Q(pk__in=real))

    def ended(self, as_of: dt.date) -> Self:
        """Took part once, and is not ongoing on the day."""
        from participants.models.period import ParticipationPeriod

        periods = ParticipationPeriod.objects.filter(participant=OuterRef("pk"))
        return self.filter(
            Exists(periods.filter(ends_on__lte=as_of)), ~Exists(periods.ongoing(as_of))
        )

    def ongoing(self, as_of: dt.date) -> Self:
        """Started on or before the day and not ended by it (DOMAIN: start <= D, end > D)."""
        from participants.models.period import ParticipationPeriod

        periods = ParticipationPeriod.objects.ongoing(as_of).counted()
        return self.filter(Exists(periods.filter(participant=OuterRef("pk"))))

    def started_workshop(self, as_of: dt.date) -> Self:
        """M1.2: present at one held workshop meeting or more."""
        return (
            self.counted()
            .filter(
                attendances__status=Attendance.Status.PRESENT,
                attendances__meeting__status=Meeting.Status.HELD,
                attendances__meeting__date__lte=as_of,
            )
            .annotate(counts_from=Min("attendances__meeting__date"))
        )

    def coached(self, as_of: dt.date) -> Self:
        """M1.3: two or more held coaching sessions in the workshop phase."""
        from participants.models.coaching import CoachingSession

        return (
            self.counted()
            .filter(
                coaching_sessions__status=CoachingSession.Status.HELD,
                coaching_sessions__phase=CoachingSession.Phase.WORKSHOP,
                coaching_sessions__date__lte=as_of,
            )
            .annotate(counts_from=NthDate.of("coaching_sessions__date", 2))
        )

    def went_on(self, as_of: dt.date) -> Self:
        """M1.4: completed a series and decided to go on, both by the day."""
        both = Greatest("enrolments__completed_on", "enrolments__decided_on")
        return (
            self.counted()
            .filter(
                enrolments__goes_on=True,
                enrolments__completed_on__lte=as_of,
                enrolments__decided_on__lte=as_of,
            )
            .annotate(counts_from=Min(both))
        )

    def placed(self, as_of: dt.date) -> Self:
        """M2.1: a placement begun by the day, of a form that counts."""
        from participants.models.placement import COUNTED_FORMS

        return (
            self.counted()
            .filter(placements__form__in=COUNTED_FORMS, placements__starts_on__lte=as_of)
            .annotate(counts_from=Min("placements__starts_on"))
        )

    def followed_up(self, as_of: dt.date) -> Self:
        """M2.2: placed, and with four or more contacts that took place: follow-ups of any of
        the placements and coaching in the phase of placement, added up over the person."""
        from participants.models.coaching import CoachingSession
        from participants.models.follow_up import FollowUp

        person = OuterRef("pk")
        follow_ups = FollowUp.objects.held(as_of).filter(placement__participant=person)
        sessions = CoachingSession.objects.held(as_of).filter(
            participant=person, phase=CoachingSession.Phase.PLACEMENT
        )
        fourth = NthOfAll(4, follow_ups, sessions, not_before=Min("placements__starts_on"))
        return self.placed(as_of).annotate(counts_from=fourth)

    def moved_on_in_plan(self, as_of: dt.date) -> Self:
        """M2.3: a plan, and step measurements on two different days or more, whoever answered."""
        from participants.models.plan import ActionPlan

        plans = ActionPlan.objects.filter(participant=OuterRef("pk"), date__lte=as_of)
        first_plan = Subquery(plans.order_by("date").values("date")[:1])
        second = NthDate.of("measurements__date", 2, distinct=True)
        return (
            self.counted()
            .filter(Exists(plans), measurements__date__lte=as_of)
            .annotate(second_measurement=second)
            .annotate(
                counts_from=Case(
                    # The later of two is the one there is where the other is missing.
                    When(second_measurement__isnull=False, then=Greatest(first_plan, second))
                )
            )
        )


class Participant(ProjectScoped):
    """One person in one project. Who returns keeps the row and gets a new period.

    Identity is optional: an anonymous participant (number, sex, start) is a normal state.
    There is no field for diagnoses, crimes or reasons for protection, and never will be.
    """

    number = models.CharField("deltagarnummer", max_length=20)
    first_name = models.CharField("förnamn", max_length=80, blank=True)
    last_name = models.CharField("efternamn", max_length=80, blank=True)
    personnummer = EncryptedField("personnummer", blank=True, default="")
    personnummer_index = models.CharField(max_length=64, blank=True, default="", editable=False)
    sex = models.CharField("kön", max_length=8, choices=Sex)
    phone = models.CharField("telefon", max_length=40, blank=True)
    email = models.EmailField("e-post", blank=True)
    municipality = models.ForeignKey(
        "projects.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kommun",
    )
    referred_by = models.CharField("anvisad av", max_length=20, choices=ReferredBy, blank=True)
    protection = models.CharField(
        "skyddade personuppgifter", max_length=24, choices=Protection, default=Protection.NONE
    )
    # Intake: the target group's questions, and why someone outside it was taken in all the same.
    needs_work_training = models.BooleanField(
        "behöver arbetsträning eller praktik", null=True, blank=True
    )
    needs_coordination = models.BooleanField(
        "behöver samordnat stöd från flera myndigheter", null=True, blank=True
    )
    intake_reason = models.TextField("skäl att ta in ändå", blank=True)

    sort_name = SortKeyField(sources=("name_to_sort_by",))
    search_text = SearchField(sources=("first_name", "last_name", "number"))

    objects = ParticipantQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sort_name", "search_text"])

    class Meta:
        verbose_name = "deltagare"
        verbose_name_plural = "deltagare"
        ordering = ["sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="participant_number_once"),
            models.UniqueConstraint(
                fields=["project", "personnummer_index"],
                condition=~Q(personnummer_index=""),
                name="participant_personnummer_once",
                violation_error_message="Personnumret finns redan på en annan deltagare.",
            ),
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="participant_sex_known"),
            models.CheckConstraint(
                condition=Q(protection__in=Protection.values), name="participant_protection_known"
            ),
        ]
        indexes = [
            models.Index(fields=["project", "sort_name"], name="participant_order"),
            GinIndex(fields=["search_text"], name="participant_search", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        # The number, never the name: this ends up in logs and messages.
        return self.number

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.personnummer = normalise(self.personnummer) or self.personnummer
        self.personnummer_index = blind_index(self.personnummer)
        becomes_protected = self.pk and self.is_protected and not self._was_protected()
        super().save(*args, **kwargs)
        if becomes_protected:
            self.take_real_names_off_placements()

    def _was_protected(self) -> bool:
        before = Participant.objects.filter(pk=self.pk).exclude(protection=Protection.NONE)
        return before.exists()

    def take_real_names_off_placements(self) -> None:
        """Enterprises mostly call a person by the first name: when protection comes it may stand
        there no more. Not done at later saves, when what became of an alias that somebody
        without a grant wrote would tell whether it was a good guess."""
        names = set(f"{self.first_name} {self.last_name}".casefold().split())
        for placement in self.placements.exclude(alias=""):
            if names & set(placement.alias.casefold().split()):
                placement.alias = ""
                placement.save(update_fields=["alias"])

    @property
    def name_to_sort_by(self) -> str:
        """A protected person's place in a list must not give the name away."""
        if self.is_protected:
            return self.number
        return f"{self.last_name} {self.first_name} {self.number}".strip()

    @property
    def is_protected(self) -> bool:
        return self.protection != Protection.NONE

    @property
    def is_anonymous(self) -> bool:
        """Known by number only; staff have no name for the person."""
        return not (self.first_name or self.last_name)

    @property
    def masked_personnummer(self) -> str:
        """`19900101-****`; empty without one."""
        return f"{self.personnummer[:8]}-****" if self.personnummer else ""

    @classmethod
    def next_number(cls, project: Project) -> str:
        """The next free number, `D001` and on. It is not reserved: take the lock of
        `lock_registration` first, so that two people who register at once get different ones."""
        numbered = cls.objects.filter(project=project, number__regex=r"^D[0-9]{1,8}$")
        last = numbered.aggregate(last=Max(Cast(Substr("number", 2), IntegerField())))["last"]
        return f"D{(last or 0) + 1:03d}"

    @staticmethod
    def lock_registration(project: Project) -> None:
        """Let one person at a time be registered in the project, until the transaction ends."""
        Project.objects.select_for_update().get(pk=project.pk)
