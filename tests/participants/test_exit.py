"""The end of a stay: what is said, what closes, and what comes afterwards."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from nyttiga.links.models import PersonalLink
from participants import exit
from participants.models import (
    ActivityEnrolment,
    CoachAssignment,
    CoachingSession,
    Exit,
    FollowUp,
    JointMeeting,
    NextStep,
    Participant,
    ParticipationPeriod,
    Placement,
    PrivateNote,
    Professional,
    Proposal,
    WorkshopEnrolment,
)
from participants.own_page import KIND
from tests.participants.activity_world import build_activity_world
from tests.participants.worklist_world import booked, days, plan_with_step, workshop
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
WITHOUT = sorted(set(Role) - TABLE[Permission.PARTICIPANTS_EDIT])
LEAST = {
    "ends_on": TODAY.isoformat(),
    "end_reason": "TILL_ARBETE",
    "source_1": "LON",
    "extent_1": "100",
    "kind_1": "ARB_OSUBV",
    "percent_1": "100",
}


def url(person: Participant) -> str:
    return reverse("participants:exit", args=["nyttiga", person.pk])


def end(client: Client, person: Participant, **fields: object) -> str:
    """The page that answers; empty when it was saved."""
    response = client.post(url(person), LEAST | fields)
    return "" if response.status_code == 302 else response.content.decode()


def period_of(person: Participant) -> ParticipationPeriod:
    return ParticipationPeriod.objects.filter(participant=person).latest("starts_on")


@pytest.fixture
def nils(world: World) -> Participant:
    return world.participants["nils"]


class TestForm:
    def test_ends_the_stay_with_all_that_was_said(
        self, nils: Participant, coach_client: Client
    ) -> None:
        words = {"summary": "Provade ett kafé", "remains": "Nyckeln", "handed_to": "Kommunen"}
        assert end(coach_client, nils, **words) == ""
        period = period_of(nils)
        assert (period.ends_on, period.end_reason) == (TODAY, "TILL_ARBETE")
        assert {name: getattr(period.exit, name) for name in words} == words
        assert nils.support_sources.get().date == TODAY
        assert nils.occupations.get().moment == "efter"

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"end_reason": ""}, "Välj varför personen slutar"),
            ({"ends_on": "2026-11-03"}, "Den dagen har inte varit än"),
            ({"ends_on": "2026-01-07"}, "Dagen är före start"),
            ({"source_1": "", "extent_1": ""}, "Välj försörjning"),
            ({"kind_1": "", "percent_1": ""}, "Välj sysselsättning"),
        ],
    )
    def test_faults_say_what_to_do(
        self, nils: Participant, coach_client: Client, fields: dict[str, str], words: str
    ) -> None:
        page = end(coach_client, nils, summary="Det jag skrev", **fields)
        assert words in page
        assert "Det jag skrev" in page
        assert period_of(nils).ends_on is None

    def test_that_nobody_knows_how_it_is_afterwards_will_do(
        self, nils: Participant, coach_client: Client
    ) -> None:
        nothing = {"source_1": "", "extent_1": "", "kind_1": "", "percent_1": ""}
        assert end(coach_client, nils, unknown="on", **nothing) == ""
        assert nils.support_sources.get().source == "OKAND"

    @pytest.mark.parametrize("reason", ["FELREGISTRERING", "AVLIDEN"])
    def test_nobody_is_asked_about_afterwards_where_there_is_none(
        self, nils: Participant, coach_client: Client, reason: str
    ) -> None:
        only = {"ends_on": TODAY.isoformat(), "end_reason": reason}
        assert coach_client.post(url(nils), only).status_code == 302
        assert period_of(nils).end_reason == reason
        assert not nils.support_sources.exists()

    def test_a_withdrawn_consent_ends_no_stay(
        self, nils: Participant, coach_client: Client
    ) -> None:
        assert "Felregistrering" in coach_client.get(url(nils)).content.decode()
        assert 'href="#id_end_reason"' in end(coach_client, nils, end_reason="SAMTYCKE_ATERTAGET")

    def test_a_personnummer_in_the_summary_is_warned_of(
        self, nils: Participant, coach_client: Client
    ) -> None:
        page = end(coach_client, nils, summary="Se 19900101-2385")
        assert "personnummer i texten" in page

    def test_names_of_others_in_the_summary_are_warned_of(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        party = world.unit("Arbetsmarknadsenheten").organisation
        Professional.objects.create(
            project=world.project,
            participant=nils,
            organisation=party,
            role="Läkare",
            name="Eva Ek",
        )
        page = end(coach_client, nils, summary="Nils och Maryam mötte Eva. Hemlig var med.")
        assert "Ta bort: Eva, Maryam." in page
        ticked = "names-Eva-Maryam"
        words = "Nils och Maryam mötte Eva."
        assert end(coach_client, nils, summary=words, anyway=ticked) == ""

    def test_a_placement_still_to_come_stands_in_the_way(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        world.placement("P009", nils, starts_on=days(5))
        assert "Placeringen P009 börjar efter den dagen" in end(coach_client, nils)

    def test_a_stay_that_never_began_ends_on_the_day_it_should_have(
        self, world: World, coach_client: Client
    ) -> None:
        person = world.participant("D030", starts_on=days(10))
        assert coach_client.get(url(person)).context["form"]["ends_on"].value() == days(10)
        answer = {"ends_on": days(10).isoformat(), "end_reason": "EGEN_BEGARAN"}
        assert end(coach_client, person, **answer) == ""
        assert not Participant.objects.ongoing(days(10)).filter(pk=person.pk).exists()


class TestWhatCloses:
    @pytest.fixture
    def busy(self, world: World, nils: Participant) -> Participant:
        """Everything that can be open about a person is."""
        plan_with_step(world, "nils", days(3))
        placement = world.placement("P001", nils)
        FollowUp.objects.create(
            project=world.project, placement=placement, date=days(4), way="besok", status="planerad"
        )
        Proposal.objects.create(
            project=world.project,
            participant=nils,
            enterprise=world.enterprise("F100", "Cykelköket"),
            proposed_on=days(-3),
        )
        session = booked(world, "nils", days(2))
        PrivateNote.objects.create(
            project=world.project, session=session, coach=world.coach, text="Mitt"
        )
        JointMeeting.objects.create(project=world.project, participant=nils, date=days(6))
        WorkshopEnrolment.objects.filter(workshop=workshop(world, "nils")).update(status="ko")
        build_activity_world(world).join(nils)
        PersonalLink.objects.issue(KIND, nils, world.coach, dt.timedelta(days=3))
        CoachAssignment.objects.give(nils, world.coach, days(-30))
        return nils

    def test_the_page_lists_it_all_before(self, busy: Participant, coach_client: Client) -> None:
        page = coach_client.get(url(busy)).content.decode()
        for one in exit.CLOSINGS:
            assert f"1 {one.one}" in page

    def test_it_all_is_closed(self, world: World, busy: Participant, coach_client: Client) -> None:
        assert end(coach_client, busy) == ""
        assert exit.what_closes(busy, TODAY) == []
        assert NextStep.objects.get().closed_on == TODAY
        assert Placement.objects.get().ends_on == TODAY
        assert FollowUp.objects.get().status == "installd"
        assert Proposal.objects.get().closed_on == TODAY
        assert CoachingSession.objects.get().status == "avbokad_i_tid"
        assert JointMeeting.objects.get().status == "installd"
        assert WorkshopEnrolment.objects.get().status == "avhopp"
        assert ActivityEnrolment.objects.get().left_on == TODAY
        assert PersonalLink.objects.get().revoked_at is not None
        assert CoachAssignment.objects.get().ends_on == TODAY
        note = PrivateNote.objects.visible_to(world.access(world.coach)).get()
        assert note.erase_on == dt.date(2027, 2, 2)

    def test_nothing_of_others_is(
        self, world: World, busy: Participant, coach_client: Client
    ) -> None:
        plan_with_step(world, "maryam", days(3))
        CoachAssignment.objects.give(world.participants["maryam"], world.coach, days(-30))
        end(coach_client, busy)
        others = {"participant": world.participants["maryam"]}
        assert CoachAssignment.objects.get(**others).ends_on is None
        assert NextStep.objects.get(plan__participant=others["participant"]).is_open

    def test_an_ended_person_is_on_no_worklist(
        self, world: World, busy: Participant, coach_client: Client
    ) -> None:
        end(coach_client, busy)
        page = coach_client.get(reverse("today", args=["nyttiga"])).content.decode()
        assert "Nils" not in page

    def test_who_has_been_at_a_workshop_stays_in_its_group(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        series = workshop(world, "nils")
        series.meetings.create(project=world.project, number=1, date=days(-7), status="genomford")
        end(coach_client, nils)
        assert WorkshopEnrolment.objects.get().status == "med"


class TestCorrection:
    def test_day_reason_and_words_can_be_changed(
        self, nils: Participant, coach_client: Client
    ) -> None:
        end(coach_client, nils, summary="Först")
        assert "Först" in coach_client.get(url(nils)).content.decode()
        changed = {"ends_on": "2026-10-30", "end_reason": "FLYTT", "summary": "Sedan"}
        assert end(coach_client, nils, **changed) == ""
        period = period_of(nils)
        assert (period.ends_on, period.end_reason) == (dt.date(2026, 10, 30), "FLYTT")
        assert Exit.objects.get().summary == "Sedan"

    def test_an_exit_is_not_undone(self, nils: Participant, coach_client: Client) -> None:
        end(coach_client, nils)
        assert 'href="#id_ends_on"' in end(coach_client, nils, ends_on="")
        assert period_of(nils).ends_on == TODAY

    def test_what_was_opened_since_stays_open(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        end(coach_client, nils)
        step = plan_with_step(world, "nils", days(3))
        end(coach_client, nils)
        step.refresh_from_db()
        assert step.is_open


class TestMistake:
    def test_counts_nowhere(self, world: World, nils: Participant, coach_client: Client) -> None:
        coach_client.post(
            url(nils), {"ends_on": TODAY.isoformat(), "end_reason": "FELREGISTRERING"}
        )
        everybody = Participant.objects.filter(project=world.project)
        assert nils not in everybody.counted()
        assert nils not in everybody.ongoing(TODAY - dt.timedelta(days=30))

    def test_is_explained(self, nils: Participant, coach_client: Client) -> None:
        assert "räknas inte någonstans" in coach_client.get(url(nils)).content.decode()


class TestRefused:
    @pytest.mark.parametrize("role", WITHOUT)
    def test_other_roles(
        self, world: World, nils: Participant, signed_in: SignIn, role: Role
    ) -> None:
        client = signed_in(world.users[role])
        assert client.get(url(nils)).status_code == 403
        assert client.post(url(nils), LEAST).status_code == 403

    def test_another_projects_person(self, world: World, coach_client: Client) -> None:
        foreign = world.participants["foreign"]
        assert coach_client.get(url(foreign)).status_code == 404
        assert coach_client.post(url(foreign), LEAST).status_code == 404
        assert period_of(foreign).ends_on is None

    def test_a_protected_person_is_a_number(self, world: World, coach_client: Client) -> None:
        protected = world.participants["protected"]
        page = coach_client.get(url(protected)).content.decode()
        assert "D004" in page
        assert "Hemlig" not in page
        assert end(coach_client, protected) == ""

    def test_opening_leaves_a_line_in_the_read_log(
        self, nils: Participant, coach_client: Client
    ) -> None:
        coach_client.get(url(nils))
        assert (Read.objects.get().page, Read.objects.get().participant_number) == (
            "avslutet",
            "D002",
        )
