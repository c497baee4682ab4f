"""Turns the written-down enterprises, proposals and placements into rows."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from enterprises.models import Enterprise, Supervisor
from nyttiga.projects.models import Organisation
from participants import follow_up_plan
from participants.introduction import make_checklist
from participants.models import (
    Consent,
    FollowUp,
    Placement,
    PlacementHours,
    PlacementPlan,
    Proposal,
    Wishes,
    WorkplaceDay,
)
from reporting.demo.builder import Builder
from reporting.demo.enterprises import DemoEnterprise, organisation_number
from reporting.demo.placements import (
    ORDINARY_TALKS,
    DemoPlacement,
    DemoProposal,
    DemoWishes,
    Talk,
)
from reporting.demo.saving import save_as
from reporting.demo.schedule import is_workday, workday

DAY = dt.timedelta(days=1)
WEEKS_OF_DAYS = 6  # so far back that the days at the workplace are written down
TOLD = ["kontakt", "narvaro", "placering", "stod"]
Answer = Proposal.Answer


@dataclass
class PlacementBuilder:
    """Builds what has to do with places, on top of the people of a Builder."""

    demo: Builder
    enterprises: dict[str, Enterprise] = field(default_factory=dict)
    made: int = 0

    def add_enterprises(self, enterprises: Sequence[DemoEnterprise]) -> None:
        demo = self.demo
        since = demo.project.starts_on + 20 * DAY
        for order, one in enumerate(enterprises, start=1):
            organisation = Organisation.objects.create(
                project=demo.project,
                name=one.name,
                kind=Organisation.Kind.COMPANY,
                municipality=demo.municipalities[one.municipality],
            )
            enterprise = Enterprise(
                project=demo.project,
                organisation=organisation,
                number=f"F{order:03d}",
                organisation_number=organisation_number(order),
                legal_form=one.legal_form,
                places=one.places,
                tasks=one.tasks,
                adaptations=one.adaptations,
                least_hours=one.hours[0],
                most_hours=one.hours[1],
            )
            self.enterprises[one.key] = save_as(enterprise, demo.leader, workday(since))
            for person in one.supervisors:
                first_name = person.name.partition(" ")[0].lower()
                row = Supervisor(
                    project=demo.project,
                    enterprise=enterprise,
                    name=person.name,
                    email=f"{first_name}@{one.key}.exempel.se",
                    trained_on=demo.day(-person.trained) if person.trained else None,
                )
                save_as(row, demo.leader, workday(since))

    def add_wishes(self, wishes: DemoWishes) -> None:
        demo, person = self.demo, self.demo.people[wishes.key]
        row = Wishes(
            project=demo.project,
            participant=person,
            wants=wishes.wants,
            can=wishes.can,
            needs=wishes.needs,
            hours=wishes.hours,
        )
        save_as(row, demo.coach_of(wishes.key), demo.day(-12))
        row.municipalities.set(demo.municipalities[name] for name in wishes.municipalities)

    def add_proposal(self, proposal: DemoProposal) -> None:
        """An enterprise is told who it is about only with the person's consent."""
        demo = self.demo
        enterprise, coach = self.enterprises[proposal.enterprise], demo.coach_of(proposal.key)
        proposed_on = demo.day(proposal.days)
        self._consent(proposal.key, enterprise, proposed_on)
        visit_on = demo.day(proposal.visit) if proposal.visit else None
        answers = dict.fromkeys(proposal.yes, Answer.YES)
        row = Proposal(
            project=demo.project,
            participant=demo.people[proposal.key],
            enterprise=enterprise,
            proposed_on=proposed_on,
            proposed_by=coach,
            why=proposal.why,
            visit_on=visit_on,
            visit_at=proposal.at if visit_on else None,
            visited=bool(visit_on and visit_on < demo.today),
        )
        if proposal.no:
            who, row.participant_reason = proposal.no
            answers[who] = Answer.NO
            row.closed_on = visit_on
        row.participant_answer = answers.get("deltagare", "")
        row.enterprise_answer = answers.get("foretag", "")
        save_as(row, coach, row.closed_on or proposed_on)

    def add_placement(self, placement: DemoPlacement) -> None:
        """With its consent, hours, plan, introduction, follow-ups and days at the workplace."""
        demo = self.demo
        enterprise, starts_on = self.enterprises[placement.enterprise], demo.day(placement.start)
        decided_on = min(workday(starts_on - 7 * DAY), demo.today)
        self._consent(placement.key, enterprise, decided_on)
        self.made += 1
        row = Placement(
            project=demo.project,
            participant=demo.people[placement.key],
            enterprise=enterprise,
            number=f"P{self.made:03d}",
            form=placement.form,
            legal_form=placement.legal_form,
            decision_reference=f"{decided_on.year}-{1000 + 37 * self.made}"
            if placement.legal_form
            else "",
            starts_on=starts_on,
            planned_end_on=demo.day(placement.planned_end) if placement.planned_end else None,
            ends_on=demo.day(placement.end) if placement.end else None,
            outcome=placement.outcome,
            outcome_note=placement.note,
            supervisor=enterprise.supervisors.first(),
            insurance="Kommunens olycksfallsförsäkring" if placement.legal_form else "",
        )
        save_as(row, demo.leader, row.ends_on or decided_on)
        for after, weekly in placement.hours:
            hours = PlacementHours(
                project=demo.project,
                placement=row,
                from_on=starts_on + after * DAY,
                hours=Decimal(weekly),
            )
            save_as(hours, demo.leader, decided_on)
        if placement.legal_form:
            self._add_plan(placement, row, decided_on)
        self._add_checklist(row)
        self._add_follow_ups(placement, row)
        self._add_days(placement, row)

    def _consent(self, key: str, enterprise: Enterprise, day: dt.date) -> None:
        demo, person = self.demo, self.demo.people[key]
        if Consent.objects.filter(participant=person, enterprise=enterprise).valid(day).exists():
            return
        consent = Consent(
            project=demo.project,
            participant=person,
            kind=Consent.Kind.INFO_ENTERPRISE,
            enterprise=enterprise,
            information=TOLD,
            text_version="1",
            given_on=day,
            method=Consent.Method.PAPER,
            recorded_by=demo.coach_of(key),
        )
        save_as(consent, demo.coach_of(key), day)

    def _add_plan(self, placement: DemoPlacement, row: Placement, decided_on: dt.date) -> None:
        agreed_on = min(workday(row.starts_on), self.demo.today)
        plan = PlacementPlan(
            project=self.demo.project,
            placement=row,
            goals=placement.goals,
            tasks=row.enterprise.tasks,
            adaptations=row.enterprise.adaptations,
            schedule=placement.schedule,
            participant_agreed_on=decided_on,
            project_agreed_on=decided_on,
            enterprise_agreed_on=agreed_on if placement.agreed else None,
        )
        save_as(plan, self.demo.leader, decided_on)

    def _add_checklist(self, row: Placement) -> None:
        make_checklist(row)
        for item in row.checklist.all():
            done_on = workday(row.starts_on + (1 + item.order * 3) * DAY, forward=True)
            if done_on < self.demo.today:
                item.done_on = done_on
                save_as(item, self.demo.leader, done_on)

    def _add_follow_ups(self, placement: DemoPlacement, row: Placement) -> None:
        """Those of the past as they went; those to come by the rule."""
        demo, coach = self.demo, self.demo.coach_of(placement.key)
        past = [
            day
            for day in follow_up_plan.rule_days_of(row, demo.today)
            if day.date < demo.today and (row.ends_on is None or day.date <= row.ends_on + 4 * DAY)
        ]
        status = FollowUp.Status
        rows = []
        for number, day in enumerate(past, start=1):
            follow_up = FollowUp(
                project=demo.project,
                placement=row,
                due_on=day.due_on,
                date=day.date,
                way=day.way,
                status=status.MISSED if number in placement.missed else status.HELD,
            )
            if number in placement.late:
                follow_up.status = status.PLANNED
            rows.append(follow_up)
        held = [one for one in rows if one.status == status.HELD]
        for one, talk in zip(held, _talks(len(held), placement.talks), strict=True):
            one.light, one.held_by = talk.light, coach
            one.participant_word, one.enterprise_word = talk.person, talk.enterprise
            one.obstacles = talk.obstacles
        for one in rows:
            save_as(one, coach, one.date)
        follow_up_plan.make_plan(row, demo.today)

    def _add_days(self, placement: DemoPlacement, row: Placement) -> None:
        """The days of the last weeks. Now and then somebody is not there; why is never said."""
        demo = self.demo
        last = min(row.ends_on or demo.today, demo.today) - DAY
        first = max(row.starts_on, last - WEEKS_OF_DAYS * 7 * DAY)
        days = [first + n * DAY for n in range((last - first).days + 1)]
        for day in days:
            if day.weekday() in placement.days and is_workday(day):
                was_there = demo.random.random() < 0.88
                hours = Decimal(demo.random.choice([4, 5, 5, 6])) if was_there else None
                save_as(
                    WorkplaceDay(
                        project=demo.project,
                        placement=row,
                        date=day,
                        is_present=was_there,
                        hours=hours,
                    ),
                    demo.leader,
                    day,
                )


def _talks(number: int, last: list[Talk]) -> list[Talk]:
    """What was said at so many follow-ups: ordinary words first, then the last ones told."""
    last = last[-number:] if number else []
    before = [ORDINARY_TALKS[n % len(ORDINARY_TALKS)] for n in range(number - len(last))]
    return [*before, *last]
