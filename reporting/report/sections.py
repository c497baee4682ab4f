"""The sections of a report that somebody writes: their keys, order, drafts and texts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from reporting.models.report import Report, ReportSection
from reporting.models.report_kind import ReportKind
from reporting.report import drafts, final_drafts
from reporting.report.facts import Facts
from reporting.report.parts import PARTS
from reporting.report.wording import as_html, text

NEXT_PERIOD = "nasta"
ACTIVITIES = "aktiviteter"
K = ReportKind
PERIODICAL = frozenset({K.QUARTER, K.TERTIAL, K.YEAR})
EVERY = PERIODICAL | {K.FINAL, K.STEERING}
ABOUT_PEOPLE = PERIODICAL | {K.FINAL}
FINAL = frozenset({K.FINAL})


@dataclass(frozen=True)
class Section:
    """A section to write. The key stands in addresses and in the database, so it never changes.

    `kinds` are the reports that have it. `also` names a permission whose holders may write this
    section, though not the report. A section that `is_under` belongs to the one before it.
    """

    key: str
    title: str
    hint: str
    draft: Callable[[Facts], str]
    kinds: frozenset[ReportKind] = EVERY
    also: Permission | None = None
    is_under: bool = False

    def may_be_written_by(self, access: Access) -> bool:
        """Who writes the report writes it all; some write one section only (DESIGN 5)."""
        return access.may(Permission.REPORT_WRITE) or bool(self.also and access.may(self.also))


# DOMAIN 2.3, in its order.
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
            "bakgrund",
            "Bakgrund och syfte",
            "Varför projektet fanns, och för vem.",
            final_drafts.background,
            FINAL,
        ),
        Section(
            "metod",
            "Så arbetade vi",
            "Metoden som den blev, och varför den ändrades på vägen.",
            final_drafts.method,
            FINAL,
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
            "prognos",
            "Prognos",
            "Når ni målen i tid? Vad avgör?",
            drafts.prognosis,
            PERIODICAL | {K.STEERING},
        ),
        Section(
            "deltagare",
            "Deltagare",
            "Vilka kommer, hur går det för dem? Skriv om gruppen, aldrig om en person.",
            drafts.participants,
            ABOUT_PEOPLE,
        ),
        Section(
            "jamstalldhet",
            "Jämställdhet",
            "Andelen kvinnor och män, och hur ni når dem som saknas.",
            drafts.equality,
            ABOUT_PEOPLE,
            is_under=True,
        ),
        Section(
            ACTIVITIES,
            "Aktiviteter under perioden",
            "Träffar, coachning och annat som ni gjorde.",
            drafts.activities,
            ABOUT_PEOPLE,
        ),
        Section(
            "foretag",
            "Placeringar och sociala företag",
            "Platser, handledare, affärsskola, rådgivning. Hur går det för företagen?",
            drafts.enterprises,
            ABOUT_PEOPLE,
        ),
        Section(
            "samverkan",
            "Avtal och samverkan",
            "Avtal på gång, utbildningar och nätverk för offentlig sektor.",
            drafts.cooperation,
            ABOUT_PEOPLE,
        ),
        Section(
            "ekonomi",
            "Ekonomi",
            "Utfall mot budget, och vad som förklarar skillnaden.",
            drafts.economy,
            also=Permission.COSTS_EDIT,
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
            PERIODICAL | {K.STEERING},
        ),
        Section(
            "lardomar",
            "Lärdomar och goda exempel",
            "Vad har ni lärt er? Berätta så att ingen person går att känna igen.",
            drafts.lessons,
            ABOUT_PEOPLE,
            also=Permission.STORIES_EDIT,
        ),
        Section(
            "framgang",
            "Det som hjälpte och det som hindrade",
            "Vad bör nästa projekt göra likadant, och vad annorlunda?",
            final_drafts.success,
            FINAL,
        ),
        Section(
            "implementering",
            "Implementering",
            "Vad lever vidare, och hos vem?",
            drafts.implementation,
        ),
        Section(
            "spridning",
            "Spridning",
            "Vilka har fått ta del av det ni lärt er?",
            final_drafts.dissemination,
            FINAL,
        ),
        Section(
            "arkiv",
            "Arkiv och gallring",
            "Vad som bevaras, var, och vad som är borttaget.",
            final_drafts.archive,
            FINAL,
        ),
        Section(
            "beslut",
            "Beslut och stöd som efterfrågas",
            "Vad behöver ni av RAR eller styrgruppen?",
            drafts.decisions,
        ),
    )
}


def sections_of(kind: str) -> list[Section]:
    """The sections of a report of the kind, in order."""
    return [section for section in SECTIONS.values() if kind in section.kinds]


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
    def shown(self) -> str:
        """What the report says; a section is never left empty."""
        return self.text.strip() or "Inget att rapportera."

    @property
    def html(self) -> SafeString:
        return as_html(self.shown)

    @property
    def draft_html(self) -> SafeString:
        return as_html(self.draft)

    @property
    def revision(self) -> str:
        """What a change must stand on; "" for the draft."""
        return self.own.revision if self.own else ""


def section_texts(report: Report, facts: Facts) -> dict[str, SectionText]:
    """The report's sections by key, in order. `facts` are those for outsiders. Three queries."""
    # By the key, so that a report that nobody has begun (and that has none) is all drafts.
    rows = ReportSection.objects.filter(report_id=report.pk).select_related("updated_by")
    own = {row.key: row for row in rows}
    promised = promises(report)
    return {
        section.key: SectionText(section, _draft(section, facts, promised), own.get(section.key))
        for section in sections_of(report.kind)
    }


def promises(report: Report) -> str:
    """What the report before said, in somebody's own words, about this period."""
    before = report.before
    said = before.sections.filter(key=NEXT_PERIOD).first() if before else None
    return said.text.strip() if said else ""


def _draft(section: Section, facts: Facts, promised: str) -> str:
    added = [part.words(facts) for part in PARTS if part.section == section.key]
    draft = text(section.draft(facts), *added)
    if section.key == ACTIVITIES and promised:
        return text(draft, "I förra rapporten skrev vi om den här perioden:", promised)
    return draft
