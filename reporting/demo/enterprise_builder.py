"""Turns what has happened with the enterprises into rows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from enterprises.models import (
    CriteriaAssessment,
    EffectChain,
    EffectIndicator,
    Enterprise,
    EnterpriseContact,
    MaturityAssessment,
    NeedsMapping,
    PlaceCount,
    Routine,
    WayStep,
)
from enterprises.models.choices import Occasion
from enterprises.routine_templates import TEMPLATES
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import ContactPerson, NetworkMember
from reporting.demo.builder import Builder
from reporting.demo.enterprise_life import Life, Talk
from reporting.demo.saving import save_as
from reporting.demo.schedule import workday

EVIDENCE = (
    "Årsredovisning", "Stadgarnas andra paragraf", "Medlemsavtal", "Beslut på årsmötet",
    "Styrelsens sammansättning",
)  # fmt: skip
FIRST_PHONE = 650  # 070-174 06 05 – 06 99 are kept free for fiction (PTS)


@dataclass
class EnterpriseBuilder:
    """Adds to enterprises that stand already."""

    demo: Builder
    enterprises: Mapping[str, Enterprise]
    phones: int = FIRST_PHONE

    @property
    def leader(self) -> Any:
        """The one who works most with enterprises."""
        return self.demo.users.get(Role.PROCESS_LEADER, self.demo.leader)

    def build(self, lives: Mapping[str, Life]) -> None:
        for key, life in lives.items():
            self._add(key, self.enterprises[key], life)

    def day(self, ago: int) -> dt.date:
        return max(workday(self.demo.day(-ago)), workday(self.demo.project.starts_on, forward=True))

    def _save(self, row: Any, day: dt.date) -> Any:
        return save_as(row, self.leader, day)

    def _add(self, key: str, enterprise: Enterprise, life: Life) -> None:
        first = max([talk.days for talk in life.talks] + [ago for ago, _ in life.places] + [20])
        enterprise.kind, enterprise.interest = life.kind, life.interest
        enterprise.sni_codes, enterprise.registered_on = list(life.sni), self.day(first)
        self._save(enterprise, self.day(first))
        own = {"project": self.demo.project, "enterprise": enterprise}
        self._add_places(enterprise, life, own)
        self._add_people(key, enterprise, life)
        for talk in life.talks:
            self._add_talk(talk, own)
        for step, ago in life.way:
            self._save(WayStep(**own, step=step, reached_on=self.day(ago)), self.day(ago))
        self._add_routines(life, own)
        self._judge(life, own, self.day(first))
        if key == "kryddan":
            self._add_impact(own)

    def _add_places(self, enterprise: Enterprise, life: Life, own: dict[str, Any]) -> None:
        PlaceCount.objects.filter(enterprise=enterprise).delete()
        PlaceCount.history.filter(enterprise_id=enterprise.pk).delete()
        for ago, number in life.places:
            day = self.day(ago)
            self._save(PlaceCount(**own, from_on=day, places=number), day)

    def _add_people(self, key: str, enterprise: Enterprise, life: Life) -> None:
        organisation, day = enterprise.organisation, enterprise.registered_on
        for name, title, wants_mail in life.people:
            self.phones = min(self.phones + 1, 699)
            person = ContactPerson(
                project=self.demo.project,
                organisation=organisation,
                name=name,
                title=title,
                phone=f"070-174 0{self.phones // 100} {self.phones % 100:02d}",
                email=f"{name.partition(' ')[0].lower()}.kontakt@{key}.exempel.se",
                may_be_mailed_on=day if wants_mail else None,
            )
            self._save(person, day)
        if life.network is not None:
            member = NetworkMember(
                project=self.demo.project,
                organisation=organisation,
                network=NetworkMember.Network.ENTERPRISES,
                joined_on=self.day(life.network),
            )
            self._save(member, member.joined_on)

    def _add_talk(self, talk: Talk, own: dict[str, Any]) -> None:
        day = self.day(talk.days)
        due = self.demo.day(talk.due)
        row = EnterpriseContact(
            **own,
            date=day,
            way=talk.way,
            kind=talk.kind,
            hours=Decimal(talk.hours) if talk.hours else None,
            said=talk.said,
            made_by=self.leader,
            next_step=talk.step,
            responsible=self.leader if talk.step else None,
            due_on=due if talk.step else None,
            done_on=due if talk.done else None,
        )
        self._save(row, day)

    def _add_routines(self, life: Life, own: dict[str, Any]) -> None:
        for number, (kind, points) in enumerate(TEMPLATES.items()):
            if number <= life.routines and life.routines:
                in_place = self.day(60) if number < life.routines else None
                row = Routine(**own, kind=kind, points="\n".join(points), in_place_on=in_place)
                self._save(row, self.day(60))

    def _judge(self, life: Life, own: dict[str, Any], first: dt.date) -> None:
        if life.asf is not None:
            values: dict[str, Any] = {}
            for number, name in enumerate(CriteriaAssessment.NAMES):
                is_met = number < life.asf
                values |= {name: is_met, f"{name}_evidence": EVIDENCE[number] if is_met else ""}
            row = CriteriaAssessment(**own, assessed_on=first, assessor=self.leader, **values)
            self._save(row, first)
        occasions = (Occasion.ENTRY, Occasion.AFTER_SCHOOL)
        days = (first, self.day(30))
        for occasion, day, levels in zip(occasions, days, life.maturity, strict=False):
            sides = dict(zip(MaturityAssessment.SIDES, levels, strict=True))
            judged = MaturityAssessment(
                **own, occasion=occasion, assessed_on=day, assessor=self.leader, **sides
            )
            self._save(judged, day)
        if life.needs:
            words, needs = life.needs
            mapping = NeedsMapping(
                **own, mapped_on=first, mapped_by=self.leader, words=words, needs=list(needs)
            )
            self._save(mapping, first)

    def _add_impact(self, own: dict[str, Any]) -> None:
        day = self.day(200)
        chain = EffectChain(
            **own,
            resources="Ett kök, två handledare, stamgäster.",
            activities="Vi lagar lunch tillsammans med dem som arbetstränar.",
            outputs="Fyrtio luncher om dagen och tre platser.",
            outcomes="Den som varit borta länge får vana, vänner och ett intyg.",
            effect="Fler har arbete och fler vågar söka.",
            assumptions="Gästerna fortsätter komma, och handledarna orkar.",
        )
        self._save(chain, day)
        indicator = EffectIndicator(
            **own,
            name="Anställda som har arbetstränat hos oss",
            unit="personer",
            baseline=1,
            baseline_on=day,
            target=3,
            latest=2,
            latest_on=self.day(20),
            source="Lönelistan",
        )
        self._save(indicator, day)
