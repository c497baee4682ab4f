"""Turns the written-down stories into rows."""

from dataclasses import dataclass

from agreements.models import Agreement, Story, StoryPlace
from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import Consent
from participants.withdrawal import withdraw
from reporting.demo.builder import Builder
from reporting.demo.saving import save_as
from reporting.demo.stories import STORIES, DemoStory


@dataclass
class StoryBuilder:
    """Builds what the communicator tells, on top of people, enterprises and agreements."""

    demo: Builder
    enterprises: dict[str, Enterprise]

    @property
    def worker(self) -> User:
        return self.demo.users[Role.COMMUNICATOR]

    def build(self) -> None:
        for one in STORIES:
            self._add(one)

    def _add(self, one: DemoStory) -> None:
        demo, consent = self.demo, self._consent(one)
        approved_on = None if one.approved is None else demo.day(one.approved)
        story = Story(
            project=demo.project,
            kind=one.kind,
            title=one.title,
            text=one.text,
            consent=consent,
            shown_as=one.shown_as,
            enterprise=self.enterprises.get(one.enterprise),
            agreement=self._agreement(one),
            person_approved_on=approved_on if consent else None,
            approved_on=approved_on,
            approved_by=self.worker if approved_on else None,
        )
        save_as(story, self.worker, demo.day(one.begun))
        for channel, where, day, down in one.told:
            place = StoryPlace(
                project=demo.project,
                story=story,
                channel=channel,
                where=where,
                published_on=demo.day(day),
                consent_covers=consent is not None,
                taken_down_on=None if down is None else demo.day(down),
            )
            save_as(place, self.worker, demo.day(day))
        if consent and one.taken_back is not None:
            withdraw(consent, demo.day(one.taken_back), demo.coach_of(one.person))

    def _consent(self, one: DemoStory) -> Consent | None:
        """To this one story, signed on the day before it was begun."""
        if not one.person:
            return None
        coach, day = self.demo.coach_of(one.person), self.demo.day(one.begun - 1)
        consent = Consent(
            project=self.demo.project,
            participant=self.demo.people[one.person],
            kind=Consent.Kind.MEDIA,
            text_version="1",
            given_on=day,
            method=Consent.Method.PAPER,
            scope=one.scope,
            recorded_by=coach,
        )
        return save_as(consent, coach, day)

    def _agreement(self, one: DemoStory) -> Agreement | None:
        """One that may be an example for others from now on."""
        if not one.agreement:
            return None
        agreement = Agreement.objects.get(project=self.demo.project, title=one.agreement)
        agreement.is_case_study = True
        return save_as(agreement, self.demo.leader, self.demo.day(one.begun))
