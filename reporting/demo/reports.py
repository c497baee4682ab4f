"""The reports that the leader has begun, with her own words in some of the sections."""

import datetime as dt

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from reporting.demo.saving import save_as
from reporting.models import (
    HandOver,
    Report,
    ReportLight,
    ReportQuestion,
    ReportSection,
    ReportStep,
    RequestedDecision,
)
from reporting.periods import Period
from reporting.report.fixing import fix

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


QUESTIONS = (  # days after the report was written, the question, the answer
    (12, "Hur tänker ni nå fler kvinnor?",
     "Två av kommunerna frågar nu själva kvinnor som har varit länge i försörjningsstöd."),
    (20, "Vad kostar en plats i Framtidsverkstaden?", ""),
)  # fmt: skip
REQUESTS = (
    ("En femte Framtidsverkstad, i Trosa", "Sju personer står i kö där. Den ryms i budgeten.",
     "styrgrupp"),
    ("Flytta 60 000 kronor från utvärdering till resor", "Utvärderingen blir billigare.", "RAR"),
)  # fmt: skip
CONTACT = "Elin Nordström, elin@exempel.se"
MONEY = "Kostnaderna följer budgeten."
HAND_OVERS = (  # what, by whom, days before the project's end, how far
    ("Framtidsverkstaden som metod i det vanliga arbetet", "Arbetsmarknadsenheten, Flen", 60, "A"),
    ("Nätverket för sociala företag", "Coompanion Sörmland", 30, "P"),
    ("Handledarkursen två gånger om året", "Region Sörmland", 0, "P"),
)


def add_hand_overs(project: Project, author: User) -> None:
    """The implementation plan, as far as it has come."""
    status = {"A": HandOver.Status.AGREED, "P": HandOver.Status.PROPOSED}
    for what, by, days, far in HAND_OVERS:
        row = HandOver(
            project=project,
            what=what,
            taken_over_by=by,
            due_on=project.ends_on - dt.timedelta(days=days),
            status=status[far],
        )
        save_as(row, author, project.starts_on + dt.timedelta(days=200))


def add_questions(report: Report, author: User, sent_on: dt.date) -> None:
    """What RAR asked about it: one that is answered, and one that waits."""
    for days, question, answer in QUESTIONS:
        asked_on = sent_on + dt.timedelta(days=days)
        row = ReportQuestion(
            project=report.project,
            report=report,
            asked_on=asked_on,
            asked_by="RAR",
            question=question,
            answer=answer,
            answered_on=asked_on + dt.timedelta(days=3) if answer else None,
            answered_by=author if answer else None,
        )
        save_as(row, author, asked_on)


def add_requests(project: Project, author: User, day: dt.date) -> None:
    """What the project needs to have decided."""
    for what, why, by in REQUESTS:
        row = RequestedDecision(
            project=project,
            what=what,
            why=why,
            decided_by=by,
            needed_by=day + dt.timedelta(days=75),
        )
        save_as(row, author, day)


def add_reports(project: Project, author: User, ended: list[Period]) -> None:
    """The reports on the two latest quarters that are over: the older one is fixed and sent (the
    queue makes its files), the newer one has been begun."""
    add_hand_overs(project, author)
    add_requests(project, author, ended[-1].ends_on)
    for period, texts in zip(ended[-2:], [OLDER, NEWER], strict=True):
        written_on = period.ends_on + dt.timedelta(days=6)
        report = Report.objects.create(
            project=project,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            created_by=author,
            contact=CONTACT,
        )
        for key, text in texts.items():
            section = ReportSection(
                project=project, report=report, key=key, text=text, updated_by=author
            )
            save_as(section, author, written_on)
        if texts is OLDER:
            light = ReportLight(
                project=project, report=report, area="ekonomi", colour="gron", reason=MONEY
            )
            save_as(light, author, written_on)
            fix(report, author, written_on + dt.timedelta(days=3))
            ReportStep.take(report, Report.Status.SENT, author)
            add_questions(report, author, written_on)
