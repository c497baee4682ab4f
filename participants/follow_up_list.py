"""Which placements have not been followed up this week? The list that answers it."""

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value

from nyttiga.ui.access import Access
from nyttiga.ui.sorting import sort_key
from participants.follow_up_days import DAY
from participants.follow_up_plan import ONE_TIME_FORMS
from participants.models import CoachAssignment, FollowUp, Participant, Placement
from participants.worklist.shared import ongoing

LATE, THIS_WEEK, COMING, HELD = "sena", "veckan", "kommande", "genomforda"
GROUPS = {
    LATE: "Sena",
    THIS_WEEK: "Den här veckan",
    COMING: "Kommande fyra veckor",
    HELD: "Genomförda i veckan",
}
WEEKS_AHEAD = dt.timedelta(weeks=4)


class FollowUpList:
    """The follow-ups of the project by group, seen on a day; of one coach's people or at one
    enterprise where that is asked for."""

    def __init__(
        self, access: Access, day: dt.date, coach: int | None = None, enterprise: int | None = None
    ) -> None:
        self.access, self.day = access, day
        self.monday = day - day.weekday() * DAY
        self.sunday = self.monday + 6 * DAY
        self.coach, self.enterprise = coach, enterprise

    def rows(self) -> QuerySet[FollowUp]:
        """All of them that are anybody's matter. Those of people who left are not."""
        rows = FollowUp.objects.visible_to(self.access).filter(
            placement__participant__in=ongoing(self.access, self.day, all_people=True)
        )
        if self.coach:
            rows = rows.filter(placement__participant__in=self._people_of(self.coach))
        if self.enterprise:
            rows = rows.filter(placement__enterprise=self.enterprise)
        return rows

    def group(self, name: str) -> QuerySet[FollowUp]:
        """One group, the most pressing first."""
        order = "-date" if name == HELD else "date"
        return self.rows().filter(self._in_group(name)).order_by(order, "pk")

    def counts(self) -> dict[str, int]:
        """How many in each group, and how many placements wait (`waiting`). One query."""
        late_or_now = self._in_group(LATE) | self._in_group(THIS_WEEK)
        # Most were held long ago: left out first, nobody asks whose they were.
        in_any = reduce(or_, map(self._in_group, GROUPS))
        return (
            self.rows()
            .filter(in_any)
            .aggregate(
                **{name: Count("pk", filter=self._in_group(name)) for name in GROUPS},
                waiting=Count("placement", filter=late_or_now, distinct=True),
            )
        )

    def described(self, ids: list[int]) -> list[FollowUp]:
        """The rows that are shown, with `shown_name`, `participant_id` and `last_light`."""
        people = Participant.objects.visible_to(self.access)
        person = people.filter(pk=OuterRef("placement__participant"))
        found = (
            FollowUp.objects.visible_to(self.access)
            .filter(pk__in=ids)
            .select_related("placement__enterprise__organisation")
            .annotate(
                shown_name=Subquery(person.values("shown_name")),
                last_light=FollowUp.objects.latest_light(OuterRef("placement"), self.day),
            )
            .in_bulk()
        )
        return [found[pk] for pk in ids]

    def choices(self) -> dict[str, list[tuple[int, str]]]:
        """What the list can be narrowed to: `coach` and `foretag`, by name. One query."""
        coaches = CoachAssignment.objects.visible_to(self.access).on(self.day)
        enterprises = Placement.objects.visible_to(self.access).ongoing(self.day)
        rows = _named(coaches, "coach", "coach", "coach__name").union(
            _named(enterprises, "foretag", "enterprise", "enterprise__organisation__name")
        )
        found: dict[str, list[tuple[int, str]]] = {"coach": [], "foretag": []}
        for kind, pk, name in sorted(rows, key=lambda row: sort_key(row[2])):
            found[kind].append((pk, name))
        return found

    def without_plan(self) -> int:
        """Placements that go on and have no follow-up to come, as those from the register."""
        planned = FollowUp.objects.planned().filter(placement=OuterRef("pk"))
        return (
            Placement.objects.visible_to(self.access)
            .ongoing(self.day)
            .filter(
                ~Exists(planned), participant__in=ongoing(self.access, self.day, all_people=True)
            )
            .exclude(form__in=ONE_TIME_FORMS)
            .count()
        )

    def _in_group(self, name: str) -> Q:
        status = FollowUp.Status
        if name == HELD:
            return Q(status=status.HELD, date__range=(self.monday, self.day))
        duty = Q(imported_on=None) | Q(date__gte=F("imported_on"))
        spans = {
            LATE: Q(date__lt=self.day) & duty,
            THIS_WEEK: Q(date__range=(self.day, self.sunday)),
            COMING: Q(date__gt=self.sunday, date__lte=self.sunday + WEEKS_AHEAD),
        }
        return Q(status=status.PLANNED) & spans[name]

    def _people_of(self, coach: int) -> Any:
        assignments = CoachAssignment.objects.visible_to(self.access).on(self.day)
        return assignments.filter(coach=coach).values("participant")


def _named(rows: QuerySet[Any], kind: str, pk: str, name: str) -> QuerySet[Any]:
    """The things that the rows name, in the three columns that all kinds share."""
    columns = {"kind": Value(kind, CharField()), "of": F(pk), "called": F(name)}
    return rows.order_by().annotate(**columns).values_list("kind", "of", "called")
