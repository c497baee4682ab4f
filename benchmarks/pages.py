"""The pages that are measured, and what each may take."""

from dataclasses import dataclass

MOST_KIB = 60
MOST_GROWTH = 1.3  # in time, from 300 to 3 000 participants
LIST, DASHBOARD, PERSON = (8, 40, 60), (6, 40, 120), (10, 40, 40)


@dataclass(frozen=True)
class Page:
    """A page and its budget: (queries, ms at 3 000 participants, ms at 30 000).

    `of` says whose id stands in the address, if any: a name of `benchmarks.measure.IDS`;
    `search` is what is searched for first.
    """

    title: str
    url_name: str
    budget: tuple[int | None, int, int]
    of: str = ""
    query: str = ""
    search: str = ""


PAGES = [
    Page("Idag", "today", (None, 40, 120)),  # no budget of its own in DESIGN 7: as the dashboard
    Page("Deltagare", "participants:list", LIST),
    Page("Deltagare, sista sidan", "participants:list", LIST, query="?page=last&visa=alla"),
    Page("Sök «mar»", "participants:list", LIST, query="?visa=alla", search="mar"),
    Page("En deltagare", "participants:participant", PERSON, of="participant"),
    Page("En med 200 händelser", "participants:participant", PERSON, of="busy"),
    Page("Framtidsverkstäder", "participants:workshops", LIST),
    Page("Närvaro", "participants:meeting", PERSON, of="meeting"),
    Page("Placeringar", "participants:placements", LIST),
    Page("En placering", "participants:placement", PERSON, of="placement"),
    Page("Uppföljningar", "participants:follow_ups", LIST),
    Page("Stegmätningar", "participants:measurement_group", DASHBOARD),
    Page("Företag", "enterprises:list", LIST),
    Page("Ett företag", "enterprises:enterprise", PERSON, of="enterprise"),
    Page("Kurser", "enterprises:courses", LIST),
    Page("En kurs", "enterprises:course", PERSON, of="course"),
    Page("Avtal, tavlan", "agreements:board", LIST),
    Page("Avtal, listan", "agreements:list", LIST),
    Page("Ett avtal", "agreements:agreement", PERSON, of="agreement"),
    Page("Evenemang", "agreements:events", LIST),
    Page("Ett evenemang", "agreements:event", PERSON, of="event"),
    Page("Kontakter", "agreements:organisations", LIST),
    Page("Mål", "reporting:goals", DASHBOARD),
    Page("Mål, till RAR", "reporting:goals_rar", DASHBOARD),
    Page("Bakom M1.2", "reporting:goal_rows", LIST, of="goal"),
    Page("Bakom M2.2", "reporting:goal_rows", LIST, of="followed_up"),
    Page("Om målet M1.2", "reporting:goal", DASHBOARD, of="goal"),
    Page("Rapporter", "reporting:reports", LIST),
    Page("En rapport", "reporting:report", (None, 120, 300), of="report"),
    Page("Ekonomi", "reporting:economy", DASHBOARD),
    Page("Avvikelser", "reporting:deviations", LIST),
    Page("SUS, kön", "reporting:sus", LIST),
    Page("Före och efter", "reporting:sus_tables", (6, 120, 600)),
    Page("Medlemmar", "accounts:members", LIST),
]
