"""Each section's draft, written from the period's facts.

One text serves both variants of a report, so a draft is always written from what outsiders may
see (`facts.for_outsiders`): no small number of people can slip into somebody's own words.
"""

import datetime as dt
from collections import Counter

from django.utils.formats import date_format

from nyttiga.ui.small_numbers import HIDDEN
from nyttiga.ui.sorting import sort_key
from reporting.figures import Figure
from reporting.pace import Status, whole
from reporting.report.counts import MeetingFact
from reporting.report.facts import Facts
from reporting.report.flow import MUNICIPALITY, NOT_STATED, REASON, REFERRER
from reporting.report.wording import (
    amount,
    bullets,
    count_word,
    day,
    enumeration,
    how_many,
    paragraph,
    people,
    plain_number,
    text,
    whole_number,
)

MEETINGS = ("träff", "träffar")
TALKS = ("coachningssamtal", "coachningssamtal", "ett")
PLACEMENTS = ("placering", "placeringar")
FOLLOW_UPS = ("uppföljning", "uppföljningar")
MOST = 3  # goals named for how much they have grown


def summary(facts: Facts) -> str:
    held = sum(meeting.is_held for meeting in facts.meetings)
    until = "vid periodens slut" if facts.is_over else f"den {day(facts.as_of)}"
    return text(
        paragraph(
            f"{people(facts.count('utgaende'))} var med i projektet {until}",
            f"Under perioden började {how_many(facts.count('nya'))} och "
            f"{how_many(facts.count('avslutade'))} avslutade",
            f"Vi höll {amount(held, *MEETINGS)} i Framtidsverkstäderna och "
            f"{amount(facts.coaching['held'], *TALKS)}",
        ),
        goal_overview(facts),
    )


def goal_overview(facts: Facts) -> str:
    """How many goals stand how: «Av fem mål är ett nått, två i fas och två efter.»"""
    stand = Counter(figure.status for figure in facts.figures)
    parts = [
        f"{count_word(stand[status]) if stand[status] != 1 else 'ett'} {status.label.lower()}"
        for status in (Status.REACHED, Status.ON_TRACK, Status.BEHIND, Status.AT_RISK)
        if stand[status]
    ]
    if not parts:
        return "Inget mål har börjat räknas än."
    followed = sum(figure.status != Status.NO_TARGET for figure in facts.figures)
    goals = amount(followed, "mål", "mål", "ett")
    return paragraph(f"Av {goals} som följs upp är {enumeration(parts)}")


def events(facts: Facts) -> str:
    project, period = facts.project, facts.period
    found = [f"{one.name} började den {day(one.first_on)}." for one in facts.began]
    found += [
        f"{one.name} genomförde sin sista planerade träff den {day(one.completed_on)}."
        for one in facts.completed
        if one.completed_on
    ]
    if period.starts_on == project.starts_on:
        found.insert(0, f"Projektet startade den {day(project.starts_on)}.")
    if cancelled := sum(meeting.is_cancelled for meeting in facts.meetings):
        found.append(paragraph(f"{amount(cancelled, *MEETINGS)} ställdes in"))
    if project.last_intake_on and period.starts_on <= project.last_intake_on <= facts.as_of:
        found.append(f"Sista intag av deltagare var den {day(project.last_intake_on)}.")
    for target in facts.new_targets:
        decided = f" Beslutat av {target.decided_by}." if target.decided_by else ""
        since = f" från den {day(target.valid_from)}" if target.valid_from else ""
        found.append(f"Nytt målvärde{since} för «{target.goal.title}».{decided}")
    return bullets(found) or "Inga större förändringar har skett sedan förra perioden."


def goals(facts: Facts) -> str:
    """How the goals stand, by name, and where most has happened; the table has the numbers."""
    stand = [
        f"{status.label}: {enumeration([one.title for one in found])}."
        for status in (Status.REACHED, Status.AT_RISK, Status.BEHIND)
        if (found := [one for one in facts.figures if one.status == status])
    ]
    most = [f"{one.title} ({_more(one)})" for one in _most_changed(facts.figures)]
    return text(
        goal_overview(facts),
        bullets(stand),
        paragraph(f"Mest har hänt här sedan förra periodens slut: {enumeration(most)}")
        if most
        else "",
    )


def _most_changed(figures: list[Figure]) -> list[Figure]:
    """Those that have come furthest towards their target since the last period's end."""
    grown = [one for one in figures if one.target and one.change and one.change > 0]
    return sorted(grown, key=lambda one: -one.change / one.target)[:MOST]  # type: ignore[operator]


def _more(figure: Figure) -> str:
    number = figure.change
    words = count_word(number) if isinstance(number, int) else plain_number(number)
    return f"{words} fler"


def _goal_line(figure: Figure) -> str:
    if figure.actual is None:
        why = "visas först när tio personer har påbörjat" if figure.is_suppressed else "saknas"
        return f"{figure.title}: andelen {why}."
    if figure.is_share:
        return (
            f"{figure.title}: {plain_number(figure.actual)} procent, målet är "
            f"{figure.low}–{figure.high} procent."
        )
    change = ""
    if figure.change is not None:
        more = figure.change
        number = count_word(abs(more)) if isinstance(more, int) else plain_number(abs(more))
        change = f", {number} {'fler' if more > 0 else 'färre'}" if more else ""
        change = (
            f"{change} än vid förra periodens slut" if more else ", lika många som förra gången"
        )
    aim = "" if figure.target is None else f" av {figure.target}"
    return f"{figure.title}: {plain_number(figure.actual)}{aim}{change}."


def participants(facts: Facts) -> str:
    results = facts.workshop_results
    left = [
        f"{how_many(count)} {name[0].lower()}{name[1:]}"
        for name, count in facts.told_apart(REASON)
        if name != NOT_STATED
    ]
    return text(
        paragraph(
            f"När perioden började deltog {people(facts.count('ingaende'))}",
            f"{how_many(facts.count('nya'))} kom till, {how_many(facts.count('avslutade'))} "
            f"avslutade och {how_many(facts.count('utgaende'))} "
            f"{'fanns kvar vid slutet' if facts.is_over else 'deltar nu'}",
        ),
        _recruitment(facts),
        paragraph(f"Så gick det för dem som avslutade: {enumeration(left)}") if left else "",
        paragraph(
            f"{people(results['completed'])} slutförde sin Framtidsverkstad och "
            f"{how_many(results['going_on'])} valde att gå vidare"
        )
        if results["completed"] or results["going_on"]
        else "",
    )


def _recruitment(facts: Facts) -> str:
    referrers = [name for name, _ in facts.told_apart(REFERRER) if name != NOT_STATED]
    places = sorted(
        (name for name, _ in facts.told_apart(MUNICIPALITY) if name != NOT_STATED), key=sort_key
    )
    from_whom = amount(len(referrers), "anvisande part", "anvisande parter")
    return paragraph(
        f"De nya kommer från {from_whom}" if referrers else "",
        f"De bor i {enumeration(places)}" if places else "",
    )


def equality(facts: Facts) -> str:
    share = next((figure for figure in facts.figures if figure.is_share), None)
    women, men = facts.count("nya", "kvinnor"), facts.count("nya", "man")
    newcomers = (
        paragraph(
            f"Av dem som började under perioden var {amount(women, 'kvinna', 'kvinnor')} och "
            f"{amount(men, 'man', 'män')}"
        )
        if HIDDEN not in (women, men) and (women or men)
        else ""
    )
    return text(_share(share) if share else "", newcomers) or "Ingen deltagare har börjat än."


def _share(figure: Figure) -> str:
    if figure.actual is None:
        return "Andelen kvinnor redovisas när minst tio personer har påbörjat en Framtidsverkstad."
    now = (
        f"{plain_number(figure.actual)} procent av dem som har påbörjat en Framtidsverkstad "
        "är kvinnor"
    )
    goal = f"Målet är {figure.low}–{figure.high} procent"
    if figure.status == Status.REACHED:
        return paragraph(now, f"{goal} och är nått")
    fewer = "kvinnor" if figure.actual < (figure.low or 0) else "män"
    return paragraph(now, goal, f"Vi behöver nå fler {fewer}")


def prognosis(facts: Facts) -> str:
    """Which goals will be reached in time at the pace of late, and which will not."""
    told = [
        one
        for one in facts.figures
        if one.forecast is not None and one.due_on and one.due_on > facts.as_of
    ]
    if not told:
        return "Inget mål har en prognos än."
    short = [one for one in told if (whole(one.forecast) or 0) < (one.target or 0)]
    goals = amount(len(told), "mål", "mål", "ett")
    if not short:
        return paragraph(f"I samma takt som nu nås {goals} i tid")
    lines = [
        f"{one.title}: {whole_number(one.forecast)} av {one.target} den {_date(one.due_on)}."
        for one in short
        if one.due_on
    ]
    reached = len(told) - len(short)
    return text(
        paragraph(f"I samma takt som nu nås {how_many(reached)} av {goals} i tid"),
        "För de andra räcker det inte:",
        bullets(lines),
    )


def activities(facts: Facts) -> str:
    held = [meeting for meeting in facts.meetings if meeting.is_held]
    cancelled = sum(meeting.is_cancelled for meeting in facts.meetings)
    where = enumeration(list(dict.fromkeys(meeting.workshop for meeting in held)))
    coaching = facts.coaching
    return text(
        paragraph(
            f"Vi höll {amount(len(held), *MEETINGS)}{f' i {where}' if where else ''}",
            f"{amount(cancelled, *MEETINGS)} ställdes in" if cancelled else "",
        ),
        paragraph(
            f"Coacherna höll {amount(coaching['held'], *TALKS)}"
            + (f" med {people(coaching['people'])}" if coaching["people"] else ""),
            f"{amount(coaching['missed'], *TALKS)} blev inte av" if coaching["missed"] else "",
        ),
    )


def enterprises(facts: Facts) -> str:
    return text(placements(facts), goals_of(facts, "M2.4", "M3", "M4", "M5")) or (
        "Ingen placering började eller avslutades under perioden."
    )


def cooperation(facts: Facts) -> str:
    return goals_of(facts, "M6", "M7", "M8") or "Inget nytt att berätta om avtal och samverkan."


def goals_of(facts: Facts, *codes: str) -> str:
    """A line for each goal whose code begins with one of these."""
    return bullets([_goal_line(one) for one in facts.figures if one.code.startswith(codes)])


def economy(facts: Facts) -> str:
    ceiling = facts.project.ceiling
    if not ceiling:
        return "Ekonomin är inte redovisad än."
    return paragraph(f"Beviljat är högst {plain_number(ceiling)} kronor")


def placements(facts: Facts) -> str:
    counts = facts.placements
    became = [f"{label.lower()} ({how_many(number)})" for label, number in facts.outcomes]
    return paragraph(
        f"{amount(counts['begun'], *PLACEMENTS)} började" if counts["begun"] else "",
        f"{amount(counts['ended'], *PLACEMENTS)} avslutades" if counts["ended"] else "",
        f"Så blev det för dem: {enumeration(became)}" if became else "",
        f"Vi höll {amount(counts['follow_ups'], *FOLLOW_UPS)} med {people(counts['followed_up'])}"
        if counts["follow_ups"]
        else "",
    )


def deviations(facts: Facts) -> str:
    return ""  # the deviations' own part writes it


def _date(date: dt.date) -> str:
    return date_format(date, "j F Y")


def next_period(facts: Facts) -> str:
    coming = facts.next_period
    if coming is None:
        return "Det här var projektets sista period."
    project = facts.project
    planned = _planned(facts.coming_meetings)
    if project.last_intake_on and coming.starts_on <= project.last_intake_on <= coming.ends_on:
        planned.append(f"Sista intag av deltagare är den {day(project.last_intake_on)}.")
    planned += [
        f"Målet «{figure.title}» ska vara nått den {day(figure.due_on)}."
        for figure in facts.figures
        if figure.due_on and coming.starts_on <= figure.due_on <= coming.ends_on
    ]
    if coming.ends_on == project.ends_on:
        planned.append(f"Projektet avslutas den {day(project.ends_on)}.")
    return bullets(planned) or "Inga träffar är inplanerade än."


def _planned(meetings: list[MeetingFact]) -> list[str]:
    first: dict[str, dt.date] = {}
    for meeting in meetings:
        first.setdefault(meeting.workshop, meeting.date)
    number = Counter(meeting.workshop for meeting in meetings)
    return [
        f"{workshop}: en träff den {day(begins)}."
        if number[workshop] == 1
        else f"{workshop}: {amount(number[workshop], *MEETINGS)}, den första {day(begins)}."
        for workshop, begins in first.items()
    ]


def lessons(facts: Facts) -> str:
    return ""  # the stories' own part writes it


def implementation(facts: Facts) -> str:
    return ""  # the plan's own part writes it


def decisions(facts: Facts) -> str:
    return ""  # the part of requested decisions writes it
