"""The fixed versions of reports, with the files that somebody may have."""

from collections.abc import Iterable
from dataclasses import dataclass

from nyttiga.ui.access import Access
from reporting.models import FrozenFile, FrozenReport, Report
from reporting.models.report import Variant


@dataclass(frozen=True)
class Version:
    """A version and its files, by variant."""

    frozen: FrozenReport
    files: dict[Variant, list[FrozenFile]]


def versions_of(reports: Iterable[Report], access: Access) -> dict[int, list[Version]]:
    """Each report's versions that the user may have files of, the newest first. One query, and
    no bytes."""
    rows = (
        FrozenFile.objects.visible_to(access)
        .filter(frozen__report__in=[report.pk for report in reports])
        .select_related("frozen__fixed_by", "file")
        .defer("frozen__contents", "file__content")
        .order_by("frozen__report", "-frozen__version", "pk")
    )
    found: dict[int, list[Version]] = {}
    for row in rows:
        versions = found.setdefault(row.frozen.report_id, [])
        if not versions or versions[-1].frozen != row.frozen:
            versions.append(Version(row.frozen, {}))
        versions[-1].files.setdefault(Variant(row.variant), []).append(row)
    return found
