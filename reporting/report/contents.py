"""A report's contents as plain data: the one source of every figure, in every format.

The pages, the PDF, Word, Excel and JSON are all made from a `Contents`. A fixed report keeps it
as JSON (reporting/report/plain.py), so its files can be made from it at any time.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from nyttiga.projects.models import ProjectParty
from reporting.figures import Figure
from reporting.models.report import Report, Variant
from reporting.models.report_kind import SIGNED_BY, ReportKind
from reporting.pace import rounded
from reporting.report.about import about
from reporting.report.facts import Facts, facts, for_outsiders
from reporting.report.lights import Light, lights
from reporting.report.parts import PARTS
from reporting.report.sections import SectionText, section_texts
from reporting.report.tables import Table
from reporting.report.wording import day


@dataclass(frozen=True)
class SectionShown:
    """A section with its words and its tables. One that `is_under` belongs to the one before."""

    key: str
    title: str
    text: str
    is_under: bool = False
    tables: tuple[Table, ...] = ()

    @property
    def first_table(self) -> Table | None:
        return next(iter(self.tables), None)


@dataclass(frozen=True)
class Contents:
    """A report in one variant, as known on the day it was made."""

    variant: Variant
    kind: ReportKind
    code: str
    project: str
    starts_on: dt.date
    ends_on: dt.date
    period: str
    as_of: dt.date
    is_ended: bool
    made_on: dt.date
    number: int | None  # None for a report that nobody has begun
    version: int  # 0 for a draft
    status: str
    correction: str  # why there is a new version
    cover: tuple[tuple[str, str], ...]
    time_gone: Decimal  # per cent of the project's days, at `as_of`
    lights: tuple[Light, ...]
    goals: tuple[Figure, ...]
    about: tuple[tuple[str, str], ...]
    signed_by: tuple[str, ...]
    sections: tuple[SectionShown, ...] = field(default=())

    @property
    def title(self) -> str:
        return str(self.kind.label)

    @property
    def is_rar(self) -> bool:
        return self.variant == Variant.RAR

    @property
    def is_draft(self) -> bool:
        return not self.version

    @property
    def tables(self) -> list[Table]:
        return [table for section in self.sections for table in section.tables]

    @property
    def share(self) -> Figure | None:
        return next((figure for figure in self.goals if figure.is_share), None)


def contents(
    report: Report, variant: Variant, today: dt.date, version: int = 0, correction: str = ""
) -> Contents:
    """Everything the report says in the variant, as known today."""
    return both_contents(report, today, version, correction)[variant]


def both_contents(
    report: Report, today: dt.date, version: int = 0, correction: str = ""
) -> dict[Variant, Contents]:
    """Both variants, from one reading of the database."""
    known = facts(report.project, report.period, today, ReportKind(report.kind))
    open_to_all = for_outsiders(known)
    texts = section_texts(report, open_to_all)
    judged = tuple(lights(report, open_to_all))
    cover = _cover(report, known, today)
    return {
        variant: Contents(
            variant=variant,
            kind=ReportKind(report.kind),
            code=report.code,
            project=report.project.name,
            starts_on=report.starts_on,
            ends_on=report.ends_on,
            period=report.period.label,
            as_of=known.as_of,
            is_ended=report.is_over(today),
            made_on=today,
            number=report.number,
            version=version,
            status=report.get_status_display(),
            correction=correction,
            cover=cover,
            time_gone=_time_gone(known),
            lights=judged,
            goals=tuple(seen.figures),
            about=about(seen),
            signed_by=SIGNED_BY[ReportKind(report.kind)],
            sections=_sections(texts, seen),
        )
        for variant, seen in ((Variant.INTERNAL, known), (Variant.RAR, open_to_all))
    }


def _sections(texts: dict[str, SectionText], seen: Facts) -> tuple[SectionShown, ...]:
    return tuple(
        SectionShown(
            key=key,
            title=entry.section.title,
            text=entry.shown,
            is_under=entry.section.is_under,
            tables=tuple(
                table for part in PARTS if part.section == key for table in part.tables(seen)
            ),
        )
        for key, entry in texts.items()
    )


def _cover(report: Report, known: Facts, today: dt.date) -> tuple[tuple[str, str], ...]:
    """What stands on the first page, with what it is; what is not known is left out."""
    project = report.project
    rows = [
        *_parties(report),
        ("Projekttid", f"{_date(project.starts_on)} – {_date(project.ends_on)}"),
        ("Siffrorna gäller", _date(known.as_of)),
        ("Styrgruppens möte", _date(report.meeting_on) if report.meeting_on else ""),
        ("Diarienummer hos RAR", report.rar_diary_number),
        ("Diarienummer hos Regionen", report.region_diary_number),
        ("Kontakt", report.contact),
        ("Rapporten gjord", _date(today)),
    ]
    return tuple((what, said) for what, said in rows if said)


def _date(date: dt.date) -> str:
    return f"{day(date)} {date.year}"


def _parties(report: Report) -> list[tuple[str, str]]:
    """Owner, funder and implementer, with what they are."""
    shown = (ProjectParty.Role.OWNER, ProjectParty.Role.FUNDER, ProjectParty.Role.IMPLEMENTER)
    rows = ProjectParty.objects.filter(project=report.project_id, role__in=shown).select_related(
        "organisation"
    )
    names: dict[str, list[str]] = {role: [] for role in shown}
    for row in rows:
        names[row.role].append(row.organisation.name)
    return [(str(ProjectParty.Role(role).label), ", ".join(found)) for role, found in names.items()]


def _time_gone(known: Facts) -> Decimal:
    project = known.project
    whole = (project.ends_on - project.starts_on).days + 1
    return rounded(Decimal(100 * ((known.as_of - project.starts_on).days + 1)) / whole)
