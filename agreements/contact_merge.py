"""Two rows of one contact person become one: what points at the row that goes moves to the one
that stays, and where both have the same thing once, one of them is made of the two."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from agreements.models import AnchoringEntry, EventAttendance, EventGuest, PublicParty
from agreements.models.event_attendance import EventUndoableChange
from enterprises.models import CourseAttendance, CourseEnrolment
from enterprises.models.course_undo import CourseUndoableChange
from nyttiga.occasions.models import Attendance
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry

# From the weakest to the strongest: what somebody has of a course counts more than that they wait.
PLACES = [
    CourseEnrolment.Status.WITHDRAWN,
    CourseEnrolment.Status.WAITING,
    CourseEnrolment.Status.ENROLLED,
]


def _settle_place(stays: CourseEnrolment, goes: CourseEnrolment) -> None:
    """The stronger of the two places, and the completion that either has."""
    if PLACES.index(CourseEnrolment.Status(goes.status)) > PLACES.index(
        CourseEnrolment.Status(stays.status)
    ):
        stays.status, stays.placed_on = goes.status, goes.placed_on
    stays.completed_on = stays.completed_on or goes.completed_on
    stays.save()


def _settle_attendance(stays: Any, goes: Any) -> None:
    """Who was there under either name was there."""
    if goes.status == Attendance.Status.PRESENT != stays.status:
        stays.status = goes.status
        stays.save()


def _settle_guest(stays: EventGuest, goes: EventGuest) -> None:
    """Invited and signed up when either was."""
    stays.invited_at = stays.invited_at or goes.invited_at
    stays.signed_up_at = stays.signed_up_at or goes.signed_up_at
    stays.save()


@dataclass(frozen=True)
class Pointing:
    """A kind of row that points at a contact person by its key `person`. There is one for each
    `once`; where both people have one, `settle` puts the second's facts into the first's.
    `words` (one, many) say it on the page."""

    model: type[models.Model]
    person: str
    once: str = ""
    settle: Callable[[Any, Any], None] | None = None
    words: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """Of the column with the number of them."""
        return f"number_of_{self.model._meta.model_name}"

    def rows(self, **filters: Any) -> Any:
        return self.model._default_manager.filter(**filters)

    def move(self, stays: ContactPerson, goes: ContactPerson) -> None:
        """Each row by itself, so that each has its line of history."""
        mine = {getattr(row, f"{self.once}_id"): row for row in self._clashing(stays)}
        for row in self.rows(**{self.person: goes}):
            same = mine.get(getattr(row, f"{self.once}_id")) if self.once else None
            if same is None:
                setattr(row, self.person, stays)
                row.save()
            else:
                row.delete()
                if self.settle:
                    self.settle(same, row)

    def _clashing(self, stays: ContactPerson) -> Any:
        return self.rows(**{self.person: stays}) if self.once else []


# What a higher floor has pointing at a contact person it registers itself.
POINTING: Registry[Pointing] = Registry()
POINTING.register(
    Pointing(CourseEnrolment, "person", "course", _settle_place, ("kurs", "kurser")),
    Pointing(CourseAttendance, "participant", "meeting", _settle_attendance),
    Pointing(EventGuest, "person", "event", _settle_guest, ("anmälan", "anmälningar")),
    Pointing(
        EventAttendance,
        "participant",
        "meeting",
        _settle_attendance,
        ("evenemang", "evenemang"),
    ),
    Pointing(PublicParty, "contact", words=("avtal", "avtal")),
    Pointing(AnchoringEntry, "contact", words=("samtal med kommunen", "samtal med kommunen")),
)
# Only what *Ångra* needs, for half a day.
FORGOTTEN: list[Any] = [CourseUndoableChange, EventUndoableChange]


def candidates(access: Access, contact: ContactPerson) -> Any:
    """Who may be the same person: the same name or number first, then the others there."""
    alike = Q(sort_name=contact.sort_name)
    if contact.phone:
        alike |= Q(phone=contact.phone)
    others = ContactPerson.objects.visible_to(access).exclude(pk=contact.pk)
    return (
        others.filter(alike | Q(organisation=contact.organisation_id))
        .annotate(is_alike=Case(When(alike, then=Value(True)), default=Value(False)))
        .select_related("organisation", "unit")
        .order_by("-is_alike", "sort_name", "pk")
    )


def with_numbers(people: Any) -> Any:
    """The people with how many of each kind of row point at them."""
    numbers = {}
    for one in POINTING:
        of_person = one.rows(**{one.person: OuterRef("pk")}).order_by().values(one.person)
        number = of_person.annotate(number=Count("pk")).values("number")
        numbers[one.name] = Coalesce(Subquery(number), 0)
    return people.annotate(**numbers)


def numbers_in_words(person: Any) -> list[str]:
    """«2 kurser», «1 avtal»: what a person read `with_numbers` takes along."""
    counted = [(getattr(person, one.name), one.words) for one in POINTING if one.words]
    return [f"{n} {words[0] if n == 1 else words[1]}" for n, words in counted if n]


@transaction.atomic
def merge(stays: Any, goes: Any, values: Mapping[str, Any]) -> bool:
    """`goes` is no more, and `stays` has all that it had. `values` are the facts chosen. False,
    and nothing done, when one of them is gone already."""
    pks = sorted((stays.pk, goes.pk))
    # Both rows are held until it is done, in one order, so that two at once cannot cross.
    held = ContactPerson.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    if len(held) < len(pks):
        return False
    for kind in FORGOTTEN:
        kind._default_manager.filter(participant__in=pks).delete()
    for one in POINTING:
        one.move(stays, goes)
    went = goes.pk
    goes._change_reason = f"slogs ihop med kontaktperson {stays.pk}"
    goes.delete()
    for name, value in values.items():
        setattr(stays, name, value)
    stays._change_reason = f"Kontaktperson {went} gick upp i den här"
    stays.save()
    return True
