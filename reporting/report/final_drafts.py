"""Drafts of the sections that only the final report has (DOMAIN 2.3, «Slutrapport adds»)."""

from reporting.report.facts import Facts
from reporting.report.wording import amount, day, paragraph, text


def background(facts: Facts) -> str:
    project = facts.project
    span = f"{day(project.starts_on)} {project.starts_on.year} till den {day(project.ends_on)}"
    return text(
        project.description,
        paragraph(f"Projektet pågick från den {span} {project.ends_on.year}"),
    )


def method(facts: Facts) -> str:
    held = sum(meeting.is_held for meeting in facts.meetings)
    return paragraph(
        f"Vi arbetade i Framtidsverkstäder med {amount(held, 'träff', 'träffar')}, med coachning "
        "och med placeringar i sociala företag"
    )


def success(facts: Facts) -> str:
    return "Inga erfarenheter är nedskrivna än."


def dissemination(facts: Facts) -> str:
    return "Ingen spridning är nedskriven än."


def archive(facts: Facts) -> str:
    return (
        "Rapporter, avtal och protokoll bevaras hos projektägaren. Uppgifter om deltagare gallras "
        "enligt projektets gallringsregler."
    )
