"""What a part of the report is: a subject with its tables and sentences."""

from collections.abc import Callable
from dataclasses import dataclass

from reporting.report.facts import Facts
from reporting.report.tables import Table


def _no_words(facts: Facts) -> str:
    return ""


@dataclass(frozen=True)
class Part:
    """A subject's figures in a section of the report.

    `tables` gives them as plain data, which every format shows; `words` what is added to the
    section's draft, typed as somebody would type it. Both get the period's facts with `project`,
    `period`, `as_of` and `variant`, and ask for what they need beside. They themselves see to it
    that the variant for RAR holds no small number of people (`facts.is_rar`), and a draft is
    always written from that variant.
    """

    section: str
    tables: Callable[[Facts], list[Table]]
    words: Callable[[Facts], str] = _no_words
