"""«Sent och snart»: what is late or due soon about one person, across everything.

Each matter is a few rows as JSON in one column of the person's own row, so it costs no query.
A line goes when the matter is mended; each says where.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Expression, F, OuterRef, QuerySet, Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.formats import date_format

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants import due_rows
from participants.contact import last_contact
from participants.measurement_due import due_column
from participants.models import Consent, Occupation, Participant, ParticipationPeriod, SupportSource
from participants.models.situation import Moment
from participants.panels.plan import PlanPanel

REVISION_AHEAD = dt.timedelta(days=14)


@dataclass(frozen=True)
class DueLine:
    """One thing to mend or to prepare: what, by when, and where."""

    text: str
    day: dt.date | None
    is_late: bool
    url: str


@dataclass(frozen=True)
class Matter:
    """A kind of thing with a day. `rows(day)` are the person's own and `date` their day;
    `page` takes the number in the column `number`. `late` and `soon` are the words, in which {}
    stands for what the row is about."""

    permission: Permission
    rows: Callable[[dt.date], QuerySet[Any]]
    date: str
    late: str
    soon: str
    page: str
    number: str = "pk"
    about: str = ""
    choices: Any = None  # for an `about` that is a code

    def column(self, day: dt.date) -> ArraySubquery:
        about = F(self.about) if self.about else Value("")
        rows = self.rows(day).order_by(self.date, "pk")
        return ArraySubquery(
            rows.values(json=JSONObject(on=F(self.date), number=F(self.number), about=about))
        )

    def line(self, access: Access, day: dt.date, row: dict[str, Any]) -> DueLine:
        date = dt.date.fromisoformat(row["on"])
        words = self.late if date < day else self.soon
        url = reverse(self.page, args=[access.project.slug, row["number"]])
        about = self.choices(row["about"]).label if self.choices else row["about"]
        return DueLine(words.format(about), date, date < day, url)


MATTERS = {
    "coaching": Matter(
        Permission.COACHING_EDIT,
        due_rows.booked_sessions,
        "date",
        "Coachning saknar utfall",
        "Coachning",
        "participants:coaching_edit",
    ),
    "follow_ups": Matter(
        Permission.PLACEMENTS_EDIT,
        due_rows.follow_ups,
        "date",
        "Uppföljning hos {}",
        "Uppföljning hos {}",
        "participants:follow_up",
        about="placement__enterprise__organisation__name",
    ),
    "attendance": Matter(
        Permission.PARTICIPANTS_EDIT,
        due_rows.unrecorded_meetings,
        "date",
        "Närvaro saknas, träff {}",
        "",
        "participants:meeting",
        about="number",
    ),
    "activities": Matter(
        Permission.PARTICIPANTS_EDIT,
        due_rows.unrecorded_activities,
        "date",
        "Närvaro saknas i gruppaktivitet",
        "",
        "participants:activity_meeting",
    ),
    "decision": Matter(
        Permission.PARTICIPANTS_EDIT,
        due_rows.undecided_places,
        "last_on",
        "Beslut saknas efter Framtidsverkstaden",
        "",
        "participants:completion",
        number="workshop",
    ),
    "visits": Matter(
        Permission.PLACEMENTS_EDIT,
        due_rows.visits,
        "visit_on",
        "Besöket hos {} saknar svar",
        "Gemensamt besök hos {}",
        "participants:proposal",
        about="enterprise__organisation__name",
    ),
    "joint_meetings": Matter(
        Permission.COLLABORATION,
        due_rows.joint_meetings,
        "date",
        "Samverkansmöte saknar utfall",
        "Samverkansmöte",
        "participants:joint_meeting",
    ),
    "consents": Matter(
        Permission.PARTICIPANTS_EDIT,
        due_rows.ending_consents,
        "valid_to",
        "",
        "Samtycket går ut: {}",
        "participants:consents",
        number="participant",
        about="kind",
        choices=Consent.Kind,
    ),
}
# What goes on after somebody has left.
AFTERWARDS = {
    "later_contacts": Matter(
        Permission.PARTICIPANTS_EDIT,
        due_rows.later_contacts,
        "due_on",
        "Uppföljning {} månader efter avslut",
        "Uppföljning {} månader efter avslut",
        "participants:later_contact",
        about="months",
    ),
}


def columns(access: Access, day: dt.date) -> dict[str, Expression]:
    """One column with what the user's role may mend."""
    found: dict[str, Any] = {
        name: matter.column(day)
        for name, matter in (MATTERS | AFTERWARDS).items()
        if access.may(matter.permission)
    }
    before = {"participant": OuterRef("pk"), "moment": Moment.BEFORE}
    if access.may(Permission.SUPPORT):
        found["support"] = Exists(SupportSource.objects.filter(**before))
        found["occupation"] = Exists(Occupation.objects.filter(**before))
    if access.may(Permission.MEASUREMENTS_EDIT):
        found["measurement"] = due_column(day)
    if access.may(Permission.COACHING_HELD):
        found["contact"] = last_contact(day)
    return {"due": JSONObject(**found)}


def due_lines(
    access: Access,
    participant: Participant,
    period: ParticipationPeriod | None,
    plan: PlanPanel | None,
    day: dt.date,
) -> list[DueLine]:
    """The lines, the latest first. `period` is the one going on, None for who has left."""
    facts = participant.due  # type: ignore[attr-defined]
    matters = MATTERS | AFTERWARDS if period else AFTERWARDS
    lines = [
        matter.line(access, day, row)
        for name, matter in matters.items()
        for row in facts.get(name, [])
    ]
    if period:
        person = _Person(access, participant, day)
        lines += [*person.gaps(period, facts), *person.plan_lines(plan)]
    return sorted(lines, key=lambda line: (not line.is_late, line.day or dt.date.min, line.text))


@dataclass(frozen=True)
class _Person:
    """What is not a row of its own: what the plan asks for, and what is not there."""

    access: Access
    participant: Participant
    day: dt.date

    def url(self, page: str, *args: Any) -> str:
        return reverse(page, args=[self.access.project.slug, self.participant.pk, *args])

    def gaps(self, period: ParticipationPeriod, facts: dict[str, Any]) -> Iterator[DueLine]:
        """Support and occupation before, the next measurement, and silence."""
        missing = [
            word
            for name, word in (("support", "försörjning"), ("occupation", "sysselsättning"))
            if facts.get(name) is False
        ]
        if missing:
            words = " och ".join(missing).capitalize()
            url = self.url("participants:situation", Moment.BEFORE.value)
            yield DueLine(f"{words} före", None, True, url)
        if due := _date(facts.get("measurement")):
            if due <= self.day + due_rows.WEEK:
                url = self.url("participants:measurement_add")
                yield DueLine("Stegmätning", due, due < self.day, url)
        seen = max(_date(facts.get("contact")) or period.starts_on, period.starts_on)
        days = (self.day - seen).days
        if "contact" in facts and days >= self.access.project.quiet_days:
            since = date_format(seen, "j F")
            url = self.url("participants:participant") + "#coaching"
            yield DueLine(f"Ingen kontakt på {days} dagar, sedan {since}", None, True, url)

    def plan_lines(self, panel: PlanPanel | None) -> Iterator[DueLine]:
        """Steps that are late or due within a week, and a plan to go through again."""
        if panel is None:
            return
        url = self.url("participants:participant") + "#steps"
        for shown in panel.open_steps:
            step = shown.step
            if step.due_on and step.is_duty and step.due_on <= self.day + due_rows.WEEK:
                yield DueLine(step.text, step.due_on, step.due_on < self.day, url)
        revise_on = panel.plan.revise_on if panel.plan else None
        if revise_on and revise_on <= self.day + REVISION_AHEAD:
            url = self.url("participants:plan_new_version")
            yield DueLine("Se över planen", revise_on, revise_on < self.day, url)


def _date(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
