"""After the exit: the contacts after 3, 6 and 12 months, and the person who comes back."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants import exit, withdrawal
from participants.models import (
    ActionPlan,
    Consent,
    LaterContact,
    Participant,
    ParticipationPeriod,
    ProtectionGrant,
)
from participants.worklist import later_contacts as source
from tests.participants.worklist_world import days, plan_with_step
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
WITHOUT = sorted(set(Role) - TABLE[Permission.PARTICIPANTS_EDIT])
ENDED = dt.date(2026, 8, 2)  # three months ago


def consent(person: Participant, **fields: object) -> Consent:
    values = {"kind": Consent.Kind.LATER_FOLLOW_UP, "given_on": dt.date(2026, 7, 1)} | fields
    return Consent.objects.create(project=person.project, participant=person, **values)


def leave(person: Participant, day: dt.date = ENDED, reason: str = "TILL_ARBETE") -> None:
    exit.end(person.periods.get(), day, reason)


def contact_url(contact: LaterContact) -> str:
    return reverse("participants:later_contact", args=["nyttiga", contact.pk])


@pytest.fixture
def nils(world: World) -> Participant:
    return world.participants["nils"]


class TestPlanned:
    def test_with_a_consent(self, nils: Participant) -> None:
        consent(nils)
        leave(nils)
        assert list(LaterContact.objects.values_list("months", "due_on")) == [
            (3, dt.date(2026, 11, 2)),
            (6, dt.date(2027, 2, 2)),
            (12, dt.date(2027, 8, 2)),
        ]

    def test_not_without(self, nils: Participant) -> None:
        leave(nils)
        assert not LaterContact.objects.exists()

    def test_as_long_as_the_consent_is_valid(self, nils: Participant) -> None:
        consent(nils, valid_to=dt.date(2027, 3, 1))
        leave(nils)
        assert list(LaterContact.objects.values_list("months", flat=True)) == [3, 6]

    @pytest.mark.parametrize("reason", ["AVLIDEN", "FELREGISTRERING"])
    def test_never_where_there_is_nobody_to_ask(self, nils: Participant, reason: str) -> None:
        consent(nils)
        leave(nils, reason=reason)
        assert not LaterContact.objects.exists()

    def test_a_corrected_exit_moves_them(self, nils: Participant) -> None:
        consent(nils)
        leave(nils)
        exit.correct(nils.periods.get(), dt.date(2026, 8, 20), "FLYTT")
        assert LaterContact.objects.first().due_on == dt.date(2026, 11, 20)

    def test_they_fall_away_when_the_exit_turns_out_a_mistake(self, nils: Participant) -> None:
        consent(nils)
        leave(nils)
        exit.correct(nils.periods.get(), ENDED, "FELREGISTRERING")
        assert not LaterContact.objects.open().exists()

    def test_a_withdrawn_consent_cancels_those_not_made(
        self, world: World, nils: Participant
    ) -> None:
        given = consent(nils)
        leave(nils)
        LaterContact.objects.filter(months=3).update(done_on=TODAY, reached=True)
        withdrawal.withdraw(given, TODAY, world.coach)
        cancelled = LaterContact.objects.values_list("months", "cancelled_on")
        assert list(cancelled) == [(3, None), (6, TODAY), (12, TODAY)]

    def test_another_withdrawn_consent_does_not(self, world: World, nils: Participant) -> None:
        consent(nils)
        other = consent(nils, kind=Consent.Kind.CONTACT)
        leave(nils)
        withdrawal.withdraw(other, TODAY, world.coach)
        assert LaterContact.objects.open().count() == 3


class TestContact:
    @pytest.fixture
    def contact(self, nils: Participant) -> LaterContact:
        consent(nils)
        leave(nils)
        found: LaterContact = LaterContact.objects.get(months=3)
        return found

    def test_is_filled_in_on_one_page(
        self, nils: Participant, contact: LaterContact, coach_client: Client
    ) -> None:
        answer = {
            "reached": "True",
            "word": "Det går bra",
            "date": TODAY.isoformat(),
            "source_1": "LON",
            "kind_1": "ARB_OSUBV",
            "hours_1": "30",
        }
        assert coach_client.post(contact_url(contact), answer).status_code == 302
        contact.refresh_from_db()
        assert (contact.done_on, contact.reached, contact.word) == (TODAY, True, "Det går bra")
        assert nils.occupations.get(moment="uppf_3").percent == 75

    def test_not_reached_is_an_answer_too(
        self, contact: LaterContact, coach_client: Client
    ) -> None:
        coach_client.post(contact_url(contact), {"reached": "False", "date": TODAY.isoformat()})
        contact.refresh_from_db()
        assert (contact.done_on, contact.reached) == (TODAY, False)

    def test_must_say_whether(self, contact: LaterContact, coach_client: Client) -> None:
        page = coach_client.post(contact_url(contact), {"date": TODAY.isoformat(), "word": "Hej"})
        assert "Svara ja eller nej" in page.content.decode()
        assert "Hej" in page.content.decode()

    def test_without_the_consent_nobody_is_asked(
        self, contact: LaterContact, coach_client: Client
    ) -> None:
        Consent.objects.update(valid_to=days(-1))
        page = coach_client.get(contact_url(contact)).content.decode()
        assert "Samtycket gäller inte längre" in page
        coach_client.post(contact_url(contact), {"reached": "True", "date": TODAY.isoformat()})
        contact.refresh_from_db()
        assert (contact.done_on, contact.cancelled_on) == (None, TODAY)

    @pytest.mark.parametrize("role", WITHOUT)
    def test_other_roles_are_refused(
        self, world: World, contact: LaterContact, signed_in: SignIn, role: Role
    ) -> None:
        assert signed_in(world.users[role]).get(contact_url(contact)).status_code == 403

    def test_another_projects_is_not_found(
        self, world: World, contact: LaterContact, signed_in: SignIn
    ) -> None:
        url = reverse("participants:later_contact", args=["annat", contact.pk])
        assert signed_in(world.stranger).get(url).status_code == 404


class TestWorklist:
    def rows(self, world: World, day: dt.date = TODAY) -> list[str]:
        return [str(row["urgency"]) for row in source.rows(world.access(world.coach), day)]

    def test_has_it_from_a_week_before(self, world: World, nils: Participant) -> None:
        consent(nils)
        leave(nils)
        assert self.rows(world, days(-8)) == []
        assert self.rows(world, days(-7)) == ["snart"]
        assert self.rows(world) == ["idag"]
        assert self.rows(world, days(1)) == ["sent"]

    def test_names_the_person_as_the_user_may_see_them(
        self, world: World, coach_client: Client
    ) -> None:
        for who in ("nils", "protected"):
            consent(world.participants[who])
            leave(world.participants[who])
        page = coach_client.get(reverse("today", args=["nyttiga"])).content.decode()
        assert "Hör hur det går för Nils Åström" in page
        assert "Hör hur det går för D004" in page

    def test_is_gone_when_made_or_cancelled(self, world: World, nils: Participant) -> None:
        consent(nils)
        leave(nils)
        LaterContact.objects.filter(months=3).update(cancelled_on=TODAY)
        assert self.rows(world) == []


class TestReturn:
    def come_back(self, client: Client, person: Participant) -> None:
        url = reverse("participants:new_period", args=["nyttiga", person.pk])
        assert client.post(url, {"starts_on": TODAY.isoformat()}).status_code == 302

    def test_everything_old_stays(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        step = plan_with_step(world, "nils", days(3))
        leave(nils)
        self.come_back(coach_client, nils)
        assert nils.periods.count() == 2
        assert ActionPlan.objects.current_for(nils) == step.plan
        step.refresh_from_db()
        assert step.closed_on == ENDED

    def test_no_old_matter_waits(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        consent(nils)
        leave(nils)
        self.come_back(coach_client, nils)
        assert not LaterContact.objects.open().exists()
        assert not source.rows(world.access(world.coach), TODAY).exists()

    def test_who_may_see_a_protected_person_is_asked_anew(
        self, world: World, coach_client: Client
    ) -> None:
        protected = world.participants["protected"]
        for user in (world.leader, world.coach):
            ProtectionGrant.objects.give(protected, user, world.leader)
        leave(protected)
        self.come_back(coach_client, protected)
        assert [grant.user for grant in ProtectionGrant.objects.all()] == [world.coach]

    def test_who_takes_in_without_a_grant_gets_none(
        self, world: World, coach_client: Client
    ) -> None:
        protected = world.participants["protected"]
        leave(protected)
        self.come_back(coach_client, protected)
        assert not ProtectionGrant.objects.exists()

    def test_the_new_stay_has_its_own_exit(self, nils: Participant, coach_client: Client) -> None:
        leave(nils)
        exit.write(nils.periods.get(), summary="Förra gången", remains="", handed_to="")
        self.come_back(coach_client, nils)
        page = coach_client.get(reverse("participants:exit", args=["nyttiga", nils.pk]))
        assert "Förra gången" not in page.content.decode()
        assert ParticipationPeriod.objects.filter(participant=nils).latest("pk").ends_on is None
