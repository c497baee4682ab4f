"""What staff do with a referral: queue, no, yes, and what becomes of it afterwards."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from nyttiga.jobs.schedule import daily
from nyttiga.projects.models import Unit
from nyttiga.ui.navigation import people_menu
from participants.models import Participant, Referral
from participants.referral_erasure import erase
from participants.worklist import referrals as source
from tests.participants.referral_world import (
    KNOWN,
    accepted,
    days_ago,
    other_unit,
    referral,
)
from tests.participants.worklist_world import days, meeting, workshop
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST = reverse("participants:referrals", args=["nyttiga"])
WITH = sorted(TABLE[Permission.PARTICIPANTS_EDIT])
WITHOUT = sorted(set(Role) - TABLE[Permission.PARTICIPANTS_EDIT])


def page_of(found: Referral) -> str:
    return reverse("participants:referral", args=["nyttiga", found.pk])


def accept_url(found: Referral) -> str:
    return reverse("participants:referral_accept", args=["nyttiga", found.pk])


def accept(client: Client, found: Referral, **fields: object) -> str:
    """Accept with the form as it comes; the page that answers, empty when it was done."""
    form = client.get(accept_url(found)).context["form"]
    asked = {name: form[name].value() for name in form.fields}
    given = {name: value for name, value in asked.items() if value not in (None, False)}
    response = client.post(accept_url(found), given | fields)
    return "" if response.status_code == 302 else response.content.decode()


class TestList:
    def test_has_new_queued_and_decided_apart(self, world: World, leader_client: Client) -> None:
        referral(world, first_name="Ny")
        referral(world, first_name="Väntande", status="ko", decided_on=TODAY)
        referral(world, first_name="Nekad", status="ej_aktuell", decided_on=TODAY, reason="Fullt")
        for tab, name in (("nya", "Ny Nyman"), ("ko", "Väntande"), ("avgjorda", "Nekad")):
            page = leader_client.get(f"{LIST}?visa={tab}").content.decode()
            assert [one for one in ("Ny Nyman", "Väntande", "Nekad") if one in page] == [name]

    def test_the_queue_goes_by_the_day_it_came_in(
        self, world: World, leader_client: Client
    ) -> None:
        for name, came in (("Sist", 1), ("Först", 30), ("Mellan", 9)):
            referral(
                world,
                first_name=name,
                status="ko",
                decided_on=TODAY,
                received_on=days_ago(came),
            )
        rows = leader_client.get(f"{LIST}?visa=ko").context["rows"]
        assert [(one.first_name, age, place) for one, age, place in rows] == [
            ("Först", 30, 1),
            ("Mellan", 9, 2),
            ("Sist", 1, 3),
        ]

    def test_a_protected_person_has_no_name(self, world: World, leader_client: Client) -> None:
        nobody = {"first_name": "", "last_name": "", "protection": "sekretessmarkering"}
        found = referral(world, **nobody)
        for url in (LIST, page_of(found)):
            assert "Skyddad person" in leader_client.get(url).content.decode()
        with pytest.raises(IntegrityError):
            referral(world, **(nobody | {"first_name": "Avslöjad"}))

    @pytest.mark.parametrize("number", [2, 45])
    def test_costs_the_same_however_long(
        self, world: World, leader_client: Client, at_most_queries: Callable, number: int
    ) -> None:
        for _ in range(number):
            referral(world)
        with at_most_queries(8):
            page = leader_client.get(LIST).content.decode()
        assert page.count("Sture Nyman") == 2 * number  # with what the link says to a reader

    def test_the_tab_beside_the_list_of_people_says_how_many_are_new(self, world: World) -> None:
        referral(world)
        referral(world, status="ko", decided_on=TODAY)
        entry = next(one for one in people_menu if one.url_name == "participants:referrals")
        assert entry.count is not None
        assert entry.count(world.access(world.leader)) == 1


class TestDecision:
    def test_queue(self, world: World, leader_client: Client) -> None:
        found = referral(world)
        leader_client.post(page_of(found), {"decision": "ko"})
        found.refresh_from_db()
        assert (found.status, found.decided_on, found.decided_by) == ("ko", TODAY, world.leader)

    def test_no_needs_a_reason(self, world: World, leader_client: Client) -> None:
        found = referral(world)
        page = leader_client.post(page_of(found), {"decision": "ej_aktuell", "reason": ""})
        assert "Skriv ett skäl" in page.content.decode()
        leader_client.post(page_of(found), {"decision": "ej_aktuell", "reason": "Det är fullt"})
        found.refresh_from_db()
        assert (found.status, found.reason) == ("ej_aktuell", "Det är fullt")

    def test_a_personnummer_in_the_reason_is_warned_of(
        self, world: World, leader_client: Client
    ) -> None:
        found = referral(world)
        answer = {"decision": "ej_aktuell", "reason": f"Se {KNOWN}"}
        page = leader_client.post(page_of(found), answer).content.decode()
        assert "personnummer i texten" in page

    def test_a_no_may_become_a_place_in_the_queue(
        self, world: World, leader_client: Client
    ) -> None:
        found = referral(world, status="ej_aktuell", decided_on=TODAY, reason="Fullt")
        leader_client.post(page_of(found), {"decision": "ko"})
        found.refresh_from_db()
        assert (found.status, found.reason) == ("ko", "")

    @pytest.mark.parametrize("status", ["antagen", "atertagen"])
    def test_what_is_decided_for_good_stands(
        self, world: World, leader_client: Client, status: str
    ) -> None:
        found = accepted(world, "nils")
        Referral.objects.filter(pk=found.pk).update(status=status)
        leader_client.post(page_of(found), {"decision": "ko"})
        assert leader_client.get(accept_url(found)).status_code == 302
        found.refresh_from_db()
        assert found.status == status

    def test_opening_it_leaves_a_line_in_the_read_log(
        self, world: World, leader_client: Client
    ) -> None:
        found = referral(world)
        leader_client.get(page_of(found))
        assert Read.objects.get().page == f"anvisning {found.pk}"


class TestAccept:
    def test_makes_a_participant_with_all_that_was_told(
        self, world: World, leader_client: Client
    ) -> None:
        flen = world.municipality("Flen")
        found = referral(world, personnummer="199001012393", phone="070-1", municipality=flen)
        assert accept(leader_client, found) == ""
        person = Participant.objects.latest("pk")
        assert (person.first_name, person.phone, person.municipality) == ("Sture", "070-1", flen)
        assert (person.personnummer, person.referred_by) == ("199001012393", "KOMMUN_AME")
        found.refresh_from_db()
        assert found.status == "antagen"
        assert found.period == person.periods.get()
        assert found.period.starts_on == TODAY

    def test_moves_personnummer_and_phone(self, world: World, leader_client: Client) -> None:
        found = referral(world, personnummer="199001012393", phone="070-1")
        accept(leader_client, found)
        found.refresh_from_db()
        assert (found.personnummer, found.phone) == ("", "")

    def test_the_personnummer_is_not_sent_out(self, world: World, leader_client: Client) -> None:
        found = referral(world, personnummer="199001012393")
        for url in (page_of(found), accept_url(found)):
            page = leader_client.get(url).content.decode()
            assert "19900101-****" in page
            assert "199001012393" not in page

    def test_another_personnummer_may_be_written(self, world: World, leader_client: Client) -> None:
        found = referral(world, personnummer="199001012393")
        accept(leader_client, found, personnummer="19900161-2390")
        assert Participant.objects.latest("pk").personnummer == "199001612390"

    def test_a_protected_person_is_a_number_that_the_one_who_accepts_may_open(
        self, world: World, leader_client: Client
    ) -> None:
        found = referral(world, first_name="", last_name="", protection="skyddad_folkbokforing")
        assert accept(leader_client, found) == ""
        person = Participant.objects.latest("pk")
        assert (person.protection, person.is_anonymous) == ("skyddad_folkbokforing", True)
        assert person.protection_grants.get().user == world.leader

    def test_somebody_alike_is_asked_about(self, world: World, leader_client: Client) -> None:
        found = referral(world, first_name="Nils", last_name="Åström")
        assert "Kan det vara samma person?" in accept(leader_client, found)
        assert "Kan redan vara registrerad" in leader_client.get(page_of(found)).content.decode()

    def test_the_same_personnummer_is_refused(self, world: World, leader_client: Client) -> None:
        found = referral(world, personnummer="199001012385")
        assert "Personnumret finns redan" in accept(leader_client, found)

    def test_after_the_last_intake_needs_a_reason_which_the_period_keeps(
        self, world: World, leader_client: Client
    ) -> None:
        world.project.last_intake_on = days_ago(5)
        world.project.save()
        found = referral(world)
        assert "efter projektets sista intag" in accept(leader_client, found)
        answer = {"anyway": "intake-last_intake", "intake_reason": "Beslut i styrgruppen"}
        assert accept(leader_client, found, **answer) == ""
        found.refresh_from_db()
        assert found.period.late_intake_reason == "Beslut i styrgruppen"

    def test_who_returns_keeps_the_row(self, world: World, leader_client: Client) -> None:
        back = world.participant(
            "D010",
            first_name="Sture",
            last_name="Nyman",
            ends_on=dt.date(2026, 5, 1),
            end_reason="FLYTT",
        )
        found = referral(world)
        new_period = reverse("participants:new_period", args=["nyttiga", back.pk])
        assert (
            f"{new_period}?anvisning={found.pk}"
            in leader_client.get(page_of(found)).content.decode()
        )
        assert (
            "Arbetsmarknadsenheten"
            in leader_client.get(f"{new_period}?anvisning={found.pk}").content.decode()
        )
        leader_client.post(new_period, {"starts_on": "2026-11-02", "anvisning": str(found.pk)})
        found.refresh_from_db()
        assert found.period == back.periods.first()
        assert found.status == "antagen"

    def test_who_is_here_already_is_not_taken_in_again(
        self, world: World, leader_client: Client
    ) -> None:
        found = referral(world, first_name="Nils", last_name="Åström")
        page = leader_client.get(page_of(found)).content.decode()
        assert "Är med nu" in page
        assert "ta in igen" not in page


class TestWorklist:
    def test_a_new_one_is_late_after_three_working_days(self, world: World) -> None:
        referral(world, received_on=days_ago(7))
        referral(world, received_on=TODAY)
        access = world.access(world.leader)
        found = {row["due"]: str(row["urgency"]) for row in source.rows(access, TODAY)}
        assert found == {days_ago(4): "sent", days(3): "snart"}

    def test_names_nobody(self, world: World, leader_client: Client) -> None:
        referral(world)
        page = leader_client.get(reverse("today", args=["nyttiga"])).content.decode()
        assert "Ny anvisning" in page
        assert "Sture" not in page

    def test_is_gone_when_answered(self, world: World) -> None:
        found = referral(world)
        found.queue(world.leader, TODAY)
        assert not source.rows(world.access(world.leader), TODAY).exists()

    def test_a_free_place_while_somebody_queues(self, world: World) -> None:
        series = workshop(world, "nils")
        meeting(series, days(10))
        access = world.access(world.leader)
        assert not source.free_places(access, TODAY).exists()
        referral(world, status="ko", decided_on=TODAY)
        row = source.free_places(access, TODAY).get()
        assert (row["ref"], row["due"]) == (series.pk, days(3))
        series.places = 1
        series.save()
        assert not source.free_places(access, TODAY).exists()

    def test_a_free_place_reads_well(self, world: World, leader_client: Client) -> None:
        meeting(workshop(world, "nils"), days(10))
        referral(world, status="ko", decided_on=TODAY)
        page = leader_client.get(reverse("today", args=["nyttiga"])).content.decode()
        assert "1 person står i kö till projektet" in page


class TestErasure:
    @pytest.mark.parametrize("status", ["ej_aktuell", "atertagen"])
    def test_half_a_year_after_the_no(self, world: World, status: str) -> None:
        kept = referral(world, status=status, decided_on=days_ago(181))
        gone = referral(world, status=status, decided_on=days_ago(182))
        assert erase(TODAY) == 1
        assert list(Referral.objects.values_list("pk", flat=True)) == [kept.pk]
        assert not Referral.history.filter(id=gone.pk).exists()

    def test_a_start_and_a_place_in_the_queue_stay(self, world: World) -> None:
        accepted(world, "nils")
        referral(world, status="ko", decided_on=days_ago(400), received_on=days_ago(400))
        assert erase(TODAY) == 0

    def test_is_done_every_day(self) -> None:
        assert erase in [task.run for task in daily]

    def test_nobody_waits_for_a_project_that_is_over(self, world: World) -> None:
        referral(world)
        world.project.last_intake_on = None
        world.project.ends_on = days_ago(182)
        world.project.save()
        assert erase(TODAY) == 1


class TestRefused:
    @pytest.mark.parametrize("role", WITHOUT)
    def test_other_roles(self, world: World, signed_in: SignIn, role: Role) -> None:
        client, found = signed_in(world.users[role]), referral(world)
        for url in (LIST, page_of(found), accept_url(found)):
            assert (client.get(url).status_code, client.post(url).status_code) == (403, 403)

    def test_another_projects_referral(self, world: World, leader_client: Client) -> None:
        there = Unit.objects.filter(project=world.other_project)[0]
        found = referral(world)
        Referral.objects.filter(pk=found.pk).update(project=world.other_project, unit=there)
        for url in (page_of(found), accept_url(found)):
            assert leader_client.get(url).status_code == leader_client.post(url).status_code == 404

    @pytest.mark.parametrize("role", WITH)
    def test_those_who_take_people_in_see_every_units(
        self, world: World, signed_in: SignIn, role: Role
    ) -> None:
        referral(world, unit=other_unit(world))
        assert "Socialtjänsten" in signed_in(world.users[role]).get(LIST).content.decode()
