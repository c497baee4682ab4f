"""Whether a report may leave the house."""

from collections.abc import Iterator

from nyttiga.projects.models import Project
from reporting.report.contents import Contents
from reporting.report.personal_data import NameFinder
from reporting.report.wording import enumeration


def reasons_to_refuse(contents: Contents, project: Project) -> list[str]:
    """Why the variant for RAR cannot be made now, in words for the screen that name nobody.
    Empty when it can, and for the internal variant, which nobody outside reads."""
    if not contents.is_rar:
        return []
    if not contents.is_ended:
        return ["Perioden pågår än. Varianten till RAR görs när den är slut."]
    return personal_data_in(contents, project)


def personal_data_in(contents: Contents, project: Project) -> list[str]:
    """Where a personnummer or a participant's name stands, in words that name nobody."""
    names = NameFinder.of(project)
    return [
        f"{what} innehåller {enumeration(found)}."
        for what, text in _texts(contents)
        if (found := names.found_in(text))
    ]


def _texts(contents: Contents) -> Iterator[tuple[str, str]]:
    """Everything in words that somebody has written, and what it is."""
    for light in contents.lights:
        yield f"Trafikljuset «{light.label}»", light.reason
    for section in contents.sections:
        yield f"Avsnittet «{section.title}»", section.text
        for table in section.tables:
            for number, row in enumerate(table.rows, start=1):
                words = " · ".join(cell for cell in row.cells if isinstance(cell, str))
                yield f"Rad {number} i tabellen «{table.title}»", words
    if contents.correction:
        yield "Skälet till rättelsen", contents.correction
