"""Whether a report may leave the house."""

import datetime as dt

from reporting.models.report import Variant
from reporting.report.contents import Contents
from reporting.report.personal_data import NameFinder
from reporting.report.wording import enumeration


def reasons_to_refuse(contents: Contents, today: dt.date) -> list[str]:
    """Why the variant cannot be made now, in words for the screen that name nobody. Empty when
    it can. Only the one for RAR is ever refused."""
    if contents.variant != Variant.RAR:
        return []
    if not contents.report.is_over(today):
        return ["Perioden pågår än. Varianten till RAR görs när den är slut."]
    names = NameFinder.of(contents.facts.project)
    texts = [
        (f"Avsnittet «{entry.section.title}»", entry.text) for entry in contents.texts.values()
    ]
    texts += [
        (f"Platsen för träff {meeting.number} i {meeting.workshop}", meeting.place)
        for meeting in (*contents.facts.meetings, *contents.facts.coming_meetings)
    ]
    return [
        f"{what} innehåller {enumeration(found)}."
        for what, text in texts
        if (found := names.found_in(text))
    ]
