"""Turns the written-down agreements into rows."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from agreements.models import (
    Agreement,
    AgreementAction,
    AgreementEnterprise,
    AgreementOption,
    AgreementPlacement,
    PublicParty,
    StageChange,
    SupportGiven,
)
from agreements.stages import is_signed
from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation, Unit
from participants.models import Placement
from reporting.demo.agreements import DemoAgreement, ToDo
from reporting.demo.builder import Builder
from reporting.demo.saving import save_as


@dataclass
class AgreementBuilder:
    """Builds the agreements, on top of the people and the enterprises."""

    demo: Builder
    enterprises: dict[str, Enterprise]

    @property
    def worker(self) -> User:
        """The process leader calls the municipalities."""
        return self.demo.users[Role.PROCESS_LEADER]

    def add(self, one: DemoAgreement) -> None:
        agreement = self._agreement(one)
        self._add_parties(one, agreement)
        before = ""
        for move in one.moves:
            StageChange.objects.create(
                project=self.demo.project,
                agreement=agreement,
                before=before,
                after=move.after,
                date=self.demo.day(move.day),
                reason=move.reason,
                made_by=self.worker,
            )
            before = move.after
        self._add_work(one, agreement)

    def _agreement(self, one: DemoAgreement) -> Agreement:
        demo, last = self.demo, one.moves[-1]
        signed = next((move.day for move in one.moves if is_signed(move.after)), None)
        worth = "contracted_value" if signed else "estimated_value"
        agreement = Agreement(
            project=demo.project,
            number=Agreement.objects.next_number(demo.project),
            title=one.title,
            need=one.need,
            form=one.form,
            stage=last.after,
            subject=one.subject,
            opened_on=demo.day(one.moves[0].day),
            signed_on=demo.day(signed) if signed else None,
            starts_on=demo.day(signed + 7) if signed else None,
            ends_on=demo.day(one.ends) if one.ends else None,
            notice_months=one.notice,
            places=one.places,
            price_model=one.price,
            reference=one.reference,
            is_renewal=one.is_renewal,
            obstacles=one.obstacles,
            approved_on=demo.day(one.approved) if one.approved else None,
            approved_by=demo.leader if one.approved else None,
            **{worth: one.value},
        )
        return save_as(agreement, self.worker, demo.day(last.day))

    def _add_parties(self, one: DemoAgreement, agreement: Agreement) -> None:
        mine: dict[str, Any] = {"project": self.demo.project}
        about = {**mine, "agreement": agreement}
        day = agreement.opened_on
        name, unit_name = one.party
        body, _ = Organisation.objects.get_or_create(
            **mine, name=name, defaults={"kind": Organisation.Kind.MUNICIPALITY}
        )
        unit = None
        if unit_name:
            unit, _ = Unit.objects.get_or_create(**mine, organisation=body, name=unit_name)
        save_as(PublicParty(**about, organisation=body, unit=unit), self.worker, day)
        for key in one.enterprises:
            row = AgreementEnterprise(**about, enterprise=self.enterprises[key])
            save_as(row, self.worker, day)

    def _add_work(self, one: DemoAgreement, agreement: Agreement) -> None:
        demo, about = self.demo, {"project": self.demo.project, "agreement": agreement}
        for day, hours, what in one.help:
            row = SupportGiven(
                **about,
                date=demo.day(day),
                hours=Decimal(hours.replace(",", ".")),
                what=what,
                given_by=self.worker,
            )
            save_as(row, self.worker, row.date)
        for to_do in one.to_do:
            self._add_to_do(agreement, to_do)
        if one.option:
            use_by, extends_to = one.option
            option = AgreementOption(
                **about, use_by=demo.day(use_by), extends_to=demo.day(extends_to)
            )
            save_as(option, self.worker, agreement.opened_on)
        for key in one.placements:
            where = agreement.enterprises.values("enterprise")
            theirs = Placement.objects.filter(
                participant=demo.people[key],
                enterprise__in=where,
                starts_on__gte=agreement.signed_on,
            )
            for placement in theirs:
                link = AgreementPlacement(**about, placement=placement)
                save_as(link, self.worker, placement.starts_on)

    def _add_to_do(self, agreement: Agreement, to_do: ToDo) -> None:
        demo = self.demo
        row = AgreementAction(
            project=demo.project,
            agreement=agreement,
            what=to_do.what,
            who=self.worker.name,
            due_on=demo.day(to_do.due),
            done_on=None if to_do.done is None else demo.day(to_do.done),
        )
        save_as(row, self.worker, demo.day(min(to_do.due, 0) - 7))
