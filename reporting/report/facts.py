"""What a period's facts are: everything that the tables and the drafts stand on.

Numbers and names of places only: no fact here knows who a person is. Facts are counted as they
were on `as_of`: the period's last day, or today while it still goes on.
"""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from nyttiga.projects.models import Project
from nyttiga.ui.small_numbers import few
from nyttiga.ui.sorting import sort_key
from reporting.economy.overview import Overview, overview
from reporting.figures import Figure, figures, rar_figures
from reporting.models import Goal, Target
from reporting.models.report import Variant
from reporting.models.report_kind import MONTHS, ReportKind, next_period
from reporting.periods import QUARTER, Period, quarters
from reporting.report import counts
from reporting.report.counts import MeetingFact, WorkshopFact
from reporting.report.flow import (
    ALL,
    UNIQUE,
    Cell,
    Number,
    Stay,
    count_flow,
    flow_for_outsiders,
    stays,
)
from reporting.report.longer import counts_of_longer
from reporting.report.placements import (
    ENDED,
    OUTCOMES,
    placements,
    placements_for_outsiders,
)

Rows = list[tuple[str, Number]]


@dataclass(frozen=True)
class Facts:
    """A period's facts in one variant. A number is a string where it may not be shown."""

    project: Project
    kind: ReportKind
    period: Period
    as_of: dt.date
    variant: Variant
    stays: list[Stay]
    goals: list[Goal]  # with their targets on the day
    figures: list[Figure]
    flow: dict[Cell, Number]
    coaching: dict[str, Number]
    workshop_results: dict[str, Number]
    placements: dict[str, Number]
    workshops: list[WorkshopFact]
    meetings: list[MeetingFact]
    coming_meetings: list[MeetingFact]
    new_targets: list[Target]

    @property
    def is_over(self) -> bool:
        return self.as_of == self.period.ends_on

    @property
    def is_rar(self) -> bool:
        """Whether these are for readers outside the project's own staff."""
        return self.variant == Variant.RAR

    @property
    def next_period(self) -> Period | None:
        return next_period(self.kind, self.period, self.project)

    @cached_property
    def economy(self) -> Overview:
        """Budget against outcome, asked for when something is said of it. Four queries."""
        return overview(self.project, self.period, self.as_of)

    @property
    def unique_people(self) -> Number:
        return self.flow[UNIQUE]

    @property
    def began(self) -> list[WorkshopFact]:
        """Series whose first meeting was held in the period."""
        return [one for one in self.workshops if self._in_period(one.first_on)]

    @property
    def completed(self) -> list[WorkshopFact]:
        """Series whose last planned meeting was held in the period."""
        return [one for one in self.workshops if self._in_period(one.completed_on)]

    def told_apart(self, by: str) -> Rows:
        """A total of the flow by referrer, municipality or reason; numbers first, largest first,
        and the rest in an order that does not tell which of them is larger."""
        rows = [(name, number) for (group, name), number in self.flow.items() if group == by]
        return sorted(
            rows,
            key=lambda row: (-row[1] if isinstance(row[1], int) else 1, sort_key(row[0])),
        )

    @property
    def outcomes(self) -> Rows:
        """What became of the placements that ended, where any did."""
        if not self.placements[ENDED]:
            return []
        rows = [(label, self.placements[code]) for code, label in OUTCOMES.items()]
        return [(label, number) for label, number in rows if number]

    def count(self, column: str, sex: str = ALL) -> Number:
        """A cell of the participant flow."""
        return self.flow[sex, column]

    def _in_period(self, day: dt.date | None) -> bool:
        return day is not None and self.period.starts_on <= day <= self.as_of


def facts(
    project: Project,
    period: Period,
    today: dt.date,
    kind: ReportKind = ReportKind.QUARTER,
) -> Facts:
    """The period's facts for the project's own staff, up to today at most. Eleven queries."""
    as_of = min(period.ends_on, today)
    gone = Period(period.starts_on, as_of)
    source = stays(project)
    goals = list(Goal.objects.filter(project=project).with_target(as_of))
    after = next_period(kind, period, project)
    meetings = counts.meetings(
        project, period.starts_on, after.ends_on if after else period.ends_on
    )
    return Facts(
        project=project,
        kind=kind,
        period=period,
        as_of=as_of,
        variant=Variant.INTERNAL,
        stays=source,
        goals=goals,
        figures=figures(project, as_of, goals),
        flow=dict(count_flow(source, gone)),
        coaching=dict(counts.coaching(project, gone)),
        workshop_results=dict(counts.workshop_results(project, gone)),
        placements=dict(placements(project, gone)),
        workshops=counts.workshops(project, as_of),
        meetings=[meeting for meeting in meetings if meeting.date <= as_of],
        coming_meetings=[
            meeting for meeting in meetings if meeting.date > as_of and not meeting.is_cancelled
        ],
        new_targets=list(
            Target.objects.filter(
                project=project, valid_from__range=(period.starts_on, as_of)
            ).select_related("goal")
        ),
    )


def for_outsiders(known: Facts) -> Facts:
    """The same facts as the funder, the steering group and the evaluator may see them."""
    seen = dataclasses.replace(
        known,
        variant=Variant.RAR,
        figures=rar_figures(known.project, known.as_of, known.goals),
        meetings=[
            dataclasses.replace(meeting, present=few(meeting.present)) for meeting in known.meetings
        ],
    )
    gone = Period(known.period.starts_on, known.as_of)
    if MONTHS.get(known.kind) != QUARTER:
        told = counts_of_longer(known.project, gone, known.stays)
        return dataclasses.replace(
            seen,
            flow=told.flow,
            coaching=told.coaching,
            workshop_results=told.workshop_results,
            placements=told.placements,
        )
    earlier = [one for one in quarters(known.project, known.as_of) if one < gone]
    return dataclasses.replace(
        seen,
        flow=flow_for_outsiders(known.stays, [*earlier, gone]),
        coaching=_alone(known.coaching),
        workshop_results=_alone(known.workshop_results),
        placements=placements_for_outsiders(known.placements),
    )


def _alone(cells: dict[str, Number]) -> dict[str, Number]:
    return {key: few(count) for key, count in cells.items()}
