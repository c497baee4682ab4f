"""The rows that the tables count: every participation that counts, with its before and after.

Starts and ends are counted, so who came back counts once for each stay (DOMAIN 2.6). Registered
by mistake never counts. Facts dated after the window are not there yet.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, Q, When
from django.db.models.functions import JSONObject

from nyttiga.projects.models import Project
from nyttiga.ui.fields import EncryptedField
from participants.models import Occupation, ParticipationPeriod, SupportSource
from participants.models.choices import EndReason
from participants.models.situation import NOT_PUBLIC, Source
from participants.personnummer import age_on
from participants.situation import WORK_AND_STUDIES
from reporting.models import ExternalRegistration
from reporting.periods import Period
from reporting.report.flow import Stay
from reporting.sus.facts import of_stay, with_bounds

Mode, OutReason = ExternalRegistration.Mode, ExternalRegistration.OutReason
PUBLIC = [
    source for source in Source if source not in {*NOT_PUBLIC, Source.STUDENT_AID, Source.UNKNOWN}
]
WORK = WORK_AND_STUDIES - {Occupation.Kind.STUDIES}


@dataclass(frozen=True)
class Situation:
    """What a person lived on and did at one moment."""

    sources: frozenset[str] = frozenset()
    occupations: tuple[tuple[str, int | None], ...] = ()

    @property
    def public(self) -> frozenset[str]:
        """The public sources. Parental benefit and pension count as none (DOMAIN 1.6.1)."""
        return self.sources & frozenset(PUBLIC)

    @property
    def is_known(self) -> bool:
        """Somebody has told what the person lives on."""
        return bool(self.sources - {Source.UNKNOWN})

    @property
    def does(self) -> set[str]:
        """What the person is known to do. Work and studies count from 1 per cent."""
        return {
            kind
            for kind, percent in self.occupations
            if kind not in WORK_AND_STUDIES or (percent or 0) >= 1
        }

    @property
    def percent(self) -> int:
        """Work and studies together, in per cent of 40 hours a week."""
        return sum(percent or 0 for kind, percent in self.occupations if kind in WORK_AND_STUDIES)


@dataclass(frozen=True)
class Participation:
    """One stay: who came from where, how it was before and after, and how it is registered.

    `registered` is "" where nothing has been done in SUS yet.
    """

    stay: Stay
    before: Situation = Situation()
    after: Situation = Situation()
    education: str = ""
    support_months: int | None = None
    age: int | None = None
    registered: str = ""

    @property
    def started_or_increased(self) -> bool:
        """Works or studies more than before. Who was not asked before cannot be compared."""
        return bool(self.before.occupations) and self.after.percent > self.before.percent


def participations(project: Project, window: Period) -> list[Participation]:
    """All that had begun by the window's end, with the facts dated by then. Ages are worked out
    for those who began in it. One query."""
    until = window.ends_on
    began = Q(starts_on__gte=window.starts_on)
    number = F("participant__personnummer")
    rows = (
        with_bounds(ParticipationPeriod.objects.filter(project=project, starts_on__lte=until))
        .exclude(end_reason=EndReason.REGISTERED_BY_MISTAKE)
        .annotate(
            **{
                f"{what}_{name}": _column(model, name, until, *columns)
                for what, (model, *columns) in COLUMNS.items()
                for name in ("fore", "efter")
            },
            sex=F("participant__sex"),
            referred_by=F("participant__referred_by"),
            municipality=F("participant__municipality__name"),
            personnummer=Case(When(began, then=number), output_field=EncryptedField()),
            mode=F("registration__mode"),
            in_on=F("registration__in_on"),
            out_on=F("registration__out_on"),
            out_reason=F("registration__out_reason"),
        )
        .order_by("pk")
    )
    return [_read(row, until) for row in rows]


COLUMNS: dict[str, tuple[Any, ...]] = {
    "sources": (SupportSource, "source", "extent"),
    "done": (Occupation, "kind", "percent"),
}


def _column(model: Any, name: str, until: dt.date, *columns: str) -> ArraySubquery:
    rows = of_stay(model, name).filter(date__lte=until).order_by("pk")
    return ArraySubquery(rows.values(json=JSONObject(**{one: one for one in columns})))


def _read(row: Any, until: dt.date) -> Participation:
    ended = row.ends_on if row.ends_on and row.ends_on <= until else None
    return Participation(
        Stay(
            row.participant_id,
            row.starts_on,
            ended,
            row.end_reason if ended else "",
            row.sex,
            row.referred_by,
            row.municipality,
        ),
        before=_situation(row.sources_fore, row.done_fore),
        after=_situation(row.sources_efter, row.done_efter) if ended else Situation(),
        education=row.education,
        support_months=row.support_months,
        age=age_on(row.personnummer, row.starts_on) if row.personnummer else None,
        registered=_registered(row, until),
    )


def _situation(sources: list[dict[str, Any]], done: list[dict[str, Any]]) -> Situation:
    return Situation(
        frozenset(row["source"] for row in sources),
        tuple((row["kind"], row["percent"]) for row in done),
    )


def _registered(row: Any, until: dt.date) -> str:
    """Who took the consent back, or became protected, counts as not registered (DOMAIN 4.5)."""
    if row.mode is None or (row.in_on and row.in_on > until):
        return ""
    is_out = row.out_on and row.out_on <= until
    if is_out and row.out_reason in ExternalRegistration.FINAL:
        return Mode.NOT
    mode: str = row.mode
    return mode
