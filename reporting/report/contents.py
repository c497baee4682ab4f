"""What the report's pages show, worked out from the facts: the context of its templates."""

import datetime as dt
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from nyttiga.projects.models import ProjectParty
from reporting.figures import Figure
from reporting.models.report import QuarterlyReport, Variant
from reporting.pace import Status
from reporting.report.facts import Facts, Rows, facts, for_outsiders
from reporting.report.flow import ALL, COLUMNS, MUNICIPALITY, REASON, REFERRER, SEXES, Number
from reporting.report.sections import SectionText, section_texts

SEX_NAMES = {"kvinnor": "Kvinnor", "man": "Män", "ovriga": "Annat eller okänt", ALL: "Alla"}
SHARE_BAR_WIDTH = 480
STATUSES = (Status.REACHED, Status.ON_TRACK, Status.BEHIND, Status.AT_RISK)


@dataclass(frozen=True)
class Contents:
    """A report in one variant, ready to be shown in any format."""

    report: QuarterlyReport
    facts: Facts
    texts: dict[str, SectionText]
    parties: list[tuple[str, str]]
    made_on: dt.date

    @property
    def variant(self) -> Variant:
        return self.facts.variant

    @property
    def flow_rows(self) -> list[tuple[str, list[Number]]]:
        """The flow table's rows; a sex that nobody has is left out."""
        rows = [
            (sex, [self.facts.count(column, sex) for column in COLUMNS]) for sex in (*SEXES, ALL)
        ]
        return [(SEX_NAMES[sex], cells) for sex, cells in rows if sex == ALL or set(cells) != {0}]

    @property
    def status_counts(self) -> list[tuple[Status, int]]:
        stand = Counter(figure.status for figure in self.facts.figures)
        return [(status, stand[status]) for status in STATUSES]

    @property
    def totals(self) -> dict[str, Number]:
        """The flow of all participants, by column."""
        return {column: self.facts.count(column) for column in COLUMNS}

    @property
    def goal_groups(self) -> list[tuple[str, list[tuple[Figure, Any]]]]:
        """The goals under their headings, each with what it was at the end of the period before
        (None when there is nothing to compare with)."""
        groups: dict[str, list[tuple[Figure, Any]]] = {}
        for figure in self.facts.figures:
            comparable = figure.actual is not None and figure.change is not None
            before = figure.actual - figure.change if comparable else None  # type: ignore[operator]
            groups.setdefault(figure.heading, []).append((figure, before))
        return list(groups.items())

    @property
    def share(self) -> Figure | None:
        return next((figure for figure in self.facts.figures if figure.is_share), None)

    @property
    def share_bar(self) -> dict[str, Any] | None:
        """Women and men as parts of a bar, and the band to be in; None without a share."""
        share = self.share
        if share is None or share.actual is None:
            return None
        per_cent = SHARE_BAR_WIDTH / 100
        low, high = share.low or 0, share.high or 100
        return {
            "men": 100 - share.actual,
            "women": f"{float(share.actual) * per_cent:.1f}",
            "low": f"{low * per_cent:.1f}",
            "band": f"{(high - low) * per_cent:.1f}",
        }

    @property
    def told_apart(self) -> list[list[tuple[str, str, Rows]]]:
        """Those who came and those who left, told apart, in two columns of tables: title, what
        the rows are, rows."""
        columns = [
            [("Nya, efter vem som anvisade", "Anvisad av", self.facts.told_apart(REFERRER))],
            [
                ("Nya, efter kommun", "Kommun", self.facts.told_apart(MUNICIPALITY)),
                ("Avslutade, efter skäl", "Skäl", self.facts.told_apart(REASON)),
            ],
        ]
        return [[table for table in column if table[2]] for column in columns]


def contents(report: QuarterlyReport, variant: Variant, today: dt.date) -> Contents:
    """Everything a report shows in the variant, as known today."""
    known = facts(report.project, report.period, today)
    open_to_all = for_outsiders(known)
    return Contents(
        report=report,
        facts=open_to_all if variant == Variant.RAR else known,
        texts=section_texts(report, open_to_all),
        parties=_parties(report),
        made_on=today,
    )


def _parties(report: QuarterlyReport) -> list[tuple[str, str]]:
    """Owner, funder and implementer, with what they are."""
    shown = (ProjectParty.Role.OWNER, ProjectParty.Role.FUNDER, ProjectParty.Role.IMPLEMENTER)
    rows = ProjectParty.objects.filter(project=report.project_id, role__in=shown).select_related(
        "organisation"
    )
    names: dict[str, list[str]] = {role: [] for role in shown}
    for row in rows:
        names[row.role].append(row.organisation.name)
    return [
        (ProjectParty.Role(role).label, ", ".join(found)) for role, found in names.items() if found
    ]


def time_gone(contents: Contents) -> dict[str, Any]:
    """The slice of a circle that is the project's time up to the report, for the cover."""
    project, until = contents.facts.project, contents.facts.as_of
    whole = (project.ends_on - project.starts_on).days + 1
    share = min(((until - project.starts_on).days + 1) / whole, 0.9999)
    angle = 2 * math.pi * share
    return {
        "x": f"{50 + 50 * math.sin(angle):.2f}",
        "y": f"{50 - 50 * math.cos(angle):.2f}",
        "large": int(share > 0.5),
        "percent": round(100 * share),
    }
