"""Fixing a report: its figures and words are frozen at once, its files are made by the queue.

The files are made one at a time from the frozen contents, so what happens in the project while
they are made changes nothing, and a worker that dies loses one file at most.
"""

import datetime as dt
from typing import Any

from django.db import transaction

from nyttiga.jobs.models import Job, Rest
from nyttiga.projects.models import StoredFile
from reporting.models import FrozenFile, FrozenReport, Report, ReportStep
from reporting.models.frozen import ALL_FILES, Format
from reporting.models.report import OPEN, Variant
from reporting.models.report_step import WrongStepError
from reporting.report.contents import both_contents
from reporting.report.plain import from_plain, to_plain
from reporting.report.release import reasons_to_refuse
from reporting.report.writers import WRITERS

KIND = "report-files"


class NotReadyError(Exception):
    """The report cannot be fixed; `reasons` say why, in words for the screen."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def fix(report: Report, user: Any, today: dt.date) -> FrozenReport:
    """Freeze the report as its next version, and put the making of its files in the queue.

    Raises NotReadyError when something must be mended first, and ReportFixedError when it is
    fixed already.
    """
    with transaction.atomic():
        row = report.lock_open()
        row.status = Report.Status.FIXED
        latest = row.frozen.first()
        version = latest.version + 1 if latest else 1
        reason = _reason(row) if latest else ""
        made = both_contents(row, today, version, reason)
        if reasons := reasons_to_refuse(made[Variant.RAR], row.project):
            raise NotReadyError(reasons)
        frozen = FrozenReport.objects.create(
            project=row.project,
            report=row,
            version=version,
            contents={str(variant): to_plain(one) for variant, one in made.items()},
            reason=reason,
            fixed_by=user,
        )
        note = f"Version {version}"
        ReportStep.note_step(row, Report.Status.FIXED, user, note)
        enqueue_files(frozen)
    return frozen


def _reason(report: Report) -> str:
    """Why it is corrected: what was said when the correction was begun."""
    begun = report.steps.filter(status=Report.Status.COMPLETING).last()
    return begun.note if begun else ""


def begin_correction(report: Report, reason: str, user: Any) -> None:
    """Open a fixed report again, for a new version. The old one stays as it is.

    Raises WrongStepError when it is not fixed, or its files are still being made.
    """
    with transaction.atomic():
        row = Report.objects.select_for_update().get(pk=report.pk)
        if row.status in OPEN or unfinished(row):
            raise WrongStepError
        ReportStep.note_step(row, Report.Status.COMPLETING, user, reason)


def unfinished(report: Report) -> FrozenReport | None:
    """The version whose files are still to be made; None when all are there."""
    latest: FrozenReport | None = report.frozen.first()
    return latest if latest and latest.files.count() < len(ALL_FILES) else None


def enqueue_files(frozen: FrozenReport) -> Job:
    """The job that makes the version's files; asked for again, it is tried again."""
    job = Job.enqueue(KIND, frozen.job_key, {"frozen": frozen.pk})
    if job.is_stuck:
        job.try_again()
    return job


def make_next_file(payload: dict[str, Any]) -> Rest | None:
    """The job: make the first file that is missing, and say what is left."""
    frozen = FrozenReport.objects.get(pk=payload["frozen"])
    made = set(frozen.files.values_list("variant", "format"))
    missing = [one for one in ALL_FILES if one not in made]
    if missing:
        _make(frozen, *missing[0])
    if len(missing) < 2:
        return None
    done = len(ALL_FILES) - len(missing) + 1
    variant, format = missing[1]
    return Rest(
        payload=payload,
        percent=100 * done // len(ALL_FILES),
        step=f"{format.label}, {variant.label.lower()}",
    )


def _make(frozen: FrozenReport, variant: Variant, format: Format) -> None:
    content = WRITERS[format].write(from_plain(frozen.contents[variant]))
    file = StoredFile.keep(frozen.project, content, format, frozen.fixed_by)
    FrozenFile.objects.create(
        project_id=frozen.project_id, frozen=frozen, variant=variant, format=format, file=file
    )
