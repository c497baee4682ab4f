"""The reports that the leader has begun, with her own words in some of the sections."""

import datetime as dt

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from reporting.demo.saving import save_as
from reporting.models import Report, ReportSection
from reporting.periods import Period

# The older one is written; the newer one has just been begun. Other sections show their draft.
OLDER = {
    "sammanfattning": "Den första Framtidsverkstaden är klar och den andra är i gång. Vi når "
    "kvinnor och män ungefär lika. Fler kommuner hör av sig och vill vara med.\n\n"
    "Det som går långsammare än planerat är coachningen, där vi hade en lucka i våras.",
    "handelser": "Coachen började en månad senare än tänkt. Flens kommun har bestämt sig för att "
    "gå med, och styrgruppen har fått en ny ledamot därifrån.",
    "avvikelser": "En träff i Nyköping ställdes in när ledaren var sjuk. Vi tog igen den med en "
    "extra träff, så serien blev ändå fullständig.",
    "nasta": "Vi startar i Flen och Katrineholm. Coachen får en fast dag i veckan i varje kommun "
    "så att fler hinner få sina samtal.",
}
NEWER = {
    "sammanfattning": "Två Framtidsverkstäder är genomförda och Flen kommer snart i gång. Vi "
    "ligger i fas med antalet deltagare. Färre än vi hoppats har valt att gå vidare, och det "
    "arbetar vi med nu.",
    "lardomar": "Grupperna blir trygga fortare när vi börjar med att äta ihop. Ett studiebesök "
    "tidigt, redan andra gången, gör att framtidsbilden blir mer än ett papper.",
}


def add_reports(project: Project, author: User, ended: list[Period]) -> None:
    """Begin the reports on the two latest quarters that are over."""
    for period, texts in zip(ended[-2:], [OLDER, NEWER], strict=True):
        written_on = period.ends_on + dt.timedelta(days=6)
        report = Report.objects.create(
            project=project,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            created_by=author,
        )
        for key, text in texts.items():
            section = ReportSection(
                project=project, report=report, key=key, text=text, updated_by=author
            )
            save_as(section, author, written_on)
