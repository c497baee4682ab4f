"""The sections of a report that somebody writes: their keys, order, drafts and texts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from reporting.models.report import QuarterlyReport, ReportSection
from reporting.report import drafts
from reporting.report.facts import Facts
from reporting.report.wording import as_html, text

NEXT_PERIOD = "nasta"
ACTIVITIES = "aktiviteter"


@dataclass(frozen=True)
class Section:
    """A section to write. The key stands in addresses and in the database, so it never changes."""

    key: str
    title: str
    hint: str
    draft: Callable[[Facts], str]


# DOMAIN 2.3, what today's data can fill.
SECTIONS = {
    section.key: section
    for section in (
        Section(
            "sammanfattning",
            "Sammanfattning",
            "Högst tio rader. Det som RAR och styrgruppen måste veta.",
            drafts.summary,
        ),
        Section(
            "handelser",
            "Väsentliga händelser och förändringar",
            "Sedan förra rapporten: bemanning, parter, styrgrupp, upplägg.",
            drafts.events,
        ),
        Section(
            "mal",
            "Måluppfyllelse",
            "Varför ser det ut så här, och vad gör ni åt det?",
            drafts.goals,
        ),
        Section(
            "deltagare",
            "Deltagare",
            "Vilka kommer, hur går det för dem? Skriv om gruppen, aldrig om en person.",
            drafts.participants,
        ),
        Section(
            "jamstalldhet",
            "Jämställdhet",
            "Andelen kvinnor och män, och hur ni når dem som saknas.",
            drafts.equality,
        ),
        Section(
            ACTIVITIES,
            "Aktiviteter under perioden",
            "Träffar, coachning och annat som ni gjorde.",
            drafts.activities,
        ),
        Section(
            "avvikelser",
            "Avvikelser och risker",
            "Vad går inte enligt plan, och vad gör ni åt det?",
            drafts.deviations,
        ),
        Section(
            NEXT_PERIOD,
            "Nästa period",
            "Vad ni ska göra. Texten kommer tillbaka i nästa rapports utkast.",
            drafts.next_period,
        ),
        Section(
            "lardomar",
            "Lärdomar och goda exempel",
            "Vad har ni lärt er? Berätta så att ingen person går att känna igen.",
            drafts.lessons,
        ),
        Section(
            "beslut",
            "Beslut och stöd som efterfrågas",
            "Vad behöver ni av RAR eller styrgruppen?",
            drafts.decisions,
        ),
    )
}


@dataclass(frozen=True)
class SectionText:
    """A section as it stands now: somebody's own words, or the draft."""

    section: Section
    draft: str
    own: ReportSection | None

    @property
    def text(self) -> str:
        return self.own.text if self.own else self.draft

    @property
    def html(self) -> SafeString:
        return as_html(self.text.strip() or "Inget att rapportera.")

    @property
    def draft_html(self) -> SafeString:
        return as_html(self.draft)

    @property
    def revision(self) -> str:
        """What a change must stand on; "" for the draft."""
        return self.own.revision if self.own else ""


def section_texts(report: QuarterlyReport, facts: Facts) -> dict[str, SectionText]:
    """All sections by key, in order. `facts` are those for outsiders. Three queries."""
    # By the key, so that a report that nobody has begun (and that has none) is all drafts.
    rows = ReportSection.objects.filter(report_id=report.pk).select_related("updated_by")
    own = {row.key: row for row in rows}
    promised = promises(report)
    return {
        section.key: SectionText(section, _draft(section, facts, promised), own.get(section.key))
        for section in SECTIONS.values()
    }


def promises(report: QuarterlyReport) -> str:
    """What the report before said, in somebody's own words, about this period."""
    before = report.before
    said = before.sections.filter(key=NEXT_PERIOD).first() if before else None
    return said.text.strip() if said else ""


def _draft(section: Section, facts: Facts, promised: str) -> str:
    draft = section.draft(facts)
    if section.key == ACTIVITIES and promised:
        return text(draft, "I förra rapporten skrev vi om den här perioden:", promised)
    return draft
