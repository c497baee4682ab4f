"""Support and occupation before and after."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from participants.models import Occupation, Participant, ParticipationPeriod, SupportSource
from participants.models.situation import Moment
from participants.situation import Stay
from participants.worklist import situation as source
from tests.participants.worklist_world import days
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
START = dt.date(2026, 1, 8)
WITHOUT = sorted(set(Role) - TABLE[Permission.SUPPORT])


def url(person: Participant, moment: str = "fore") -> str:
    return reverse("participants:situation", args=["nyttiga", person.pk, moment])


def fill(client: Client, person: Participant, moment: str = "fore", **fields: object) -> str:
    """The page that answers; empty when it was saved."""
    response = client.post(url(person, moment), {"date": START.isoformat()} | fields)
    return "" if response.status_code == 302 else response.content.decode()


def sources(person: Participant) -> dict[str, int | None]:
    return dict(person.support_sources.values_list("source", "extent"))


def occupations(person: Participant) -> dict[str, int | None]:
    return dict(person.occupations.values_list("kind", "percent"))


def add(
    person: Participant, model: Any, what: str, moment: str, date: dt.date, **more: Any
) -> None:
    name = "source" if model is SupportSource else "kind"
    model.objects.create(
        project=person.project, participant=person, moment=moment, date=date, **{name: what}, **more
    )


def end(person: Participant, day: dt.date, reason: str = "SLUTFORD_PLAN") -> ParticipationPeriod:
    period: ParticipationPeriod = person.periods.get()
    period.ends_on, period.end_reason = day, reason
    period.save()
    return period


@pytest.fixture
def nils(world: World) -> Participant:
    return world.participants["nils"]


class TestForm:
    def test_several_sources_and_occupations(self, nils: Participant, coach_client: Client) -> None:
        page = fill(
            coach_client,
            nils,
            source_1="SJUKPENNING",
            extent_1="50",
            source_2="FORSORJNINGSSTOD",
            extent_2="33",
            kind_1="ARB_OSUBV",
            percent_1="25",
            education="GYMNASIUM",
            support_months="18",
        )
        assert page == ""
        assert sources(nils) == {"SJUKPENNING": 50, "FORSORJNINGSSTOD": 33}
        assert occupations(nils) == {"ARB_OSUBV": 25}
        period = nils.periods.get()
        assert (period.education, period.support_months) == ("GYMNASIUM", 18)
        assert nils.support_sources.first().date == START

    def test_opens_with_the_start(self, nils: Participant, coach_client: Client) -> None:
        assert coach_client.get(url(nils)).context["form"]["date"].value() == START

    @pytest.mark.parametrize(("hours", "percent"), [("20", 50), ("13,2", 33), ("40", 100)])
    def test_forty_hours_are_a_hundred_per_cent(
        self, nils: Participant, coach_client: Client, hours: str, percent: int
    ) -> None:
        assert fill(coach_client, nils, kind_1="STUDIER", hours_1=hours) == ""
        assert occupations(nils) == {"STUDIER": percent}

    def test_the_one_that_was_changed_holds(self, nils: Participant, coach_client: Client) -> None:
        add(nils, Occupation, "STUDIER", "fore", START, percent=50)
        fill(coach_client, nils, kind_1="STUDIER", percent_1="50", hours_1="30")
        assert occupations(nils) == {"STUDIER": 75}
        fill(coach_client, nils, kind_1="STUDIER", percent_1="25", hours_1="30")
        assert occupations(nils) == {"STUDIER": 25}

    def test_two_that_disagree_are_asked_about(
        self, nils: Participant, coach_client: Client
    ) -> None:
        page = fill(coach_client, nils, kind_1="STUDIER", percent_1="50", hours_1="30")
        assert "Det är 75 procent" in page

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"source_1": "LON", "source_2": "LON"}, "Det står redan på en annan rad"),
            ({"extent_1": "50"}, "Välj vad procenten gäller"),
            ({"source_1": "LON", "extent_1": "101"}, "Skriv ett tal mellan 0 och 100"),
            ({"source_1": "INGEN", "source_2": "LON"}, "står ensamt"),
            ({"kind_1": "STUDIER", "hours_1": "41"}, "Högst 40"),
            ({"unknown": "on", "source_1": "LON"}, "Ta bort krysset"),
            ({"date": "2026-01-09"}, "Välj startdagen eller före"),
        ],
    )
    def test_faults_say_what_to_do(
        self, nils: Participant, coach_client: Client, fields: dict[str, str], words: str
    ) -> None:
        assert words in fill(coach_client, nils, **fields)
        assert not sources(nils)

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"date": "2025-12-31"}, "before-week"),
            (
                {
                    "source_1": "SJUKPENNING",
                    "extent_1": "75",
                    "source_2": "FORALDRAPENNING",
                    "extent_2": "50",
                },
                "benefits-125",
            ),
            (
                {"kind_1": "ARB_SUBV", "percent_1": "100", "kind_2": "STUDIER", "percent_2": "50"},
                "work-150",
            ),
        ],
    )
    def test_warns_softly(
        self, nils: Participant, coach_client: Client, fields: dict[str, str], code: str
    ) -> None:
        fields = {"source_3": "STUDIESTOD"} | fields
        assert code in fill(coach_client, nils, **fields)
        assert fill(coach_client, nils, **fields, anyway=code) == ""

    @pytest.mark.parametrize(
        "fields",
        [
            {"source_1": "SJUKPENNING", "extent_1": "50", "source_2": "LON", "extent_2": "100"},
            {"kind_1": "ARB_OSUBV", "percent_1": "75", "kind_2": "STUDIER", "percent_2": "50"},
            {"source_1": "PENSION", "extent_1": "100", "date": "2026-01-01"},
        ],
    )
    def test_warns_of_nothing_that_can_be(
        self, nils: Participant, coach_client: Client, fields: dict[str, str]
    ) -> None:
        assert fill(coach_client, nils, **fields) == ""

    def test_what_is_taken_away_stays_in_the_history(
        self, nils: Participant, coach_client: Client
    ) -> None:
        fill(coach_client, nils, source_1="AKASSA", extent_1="100")
        fill(coach_client, nils, source_1="SJUKPENNING", extent_1="100")
        assert sources(nils) == {"SJUKPENNING": 100}
        kinds = SupportSource.history.filter(source="AKASSA").values_list("history_type", flat=True)
        assert set(kinds) == {"+", "-"}

    def test_saving_what_stands_changes_nothing(
        self, nils: Participant, coach_client: Client
    ) -> None:
        for _ in range(2):
            fill(coach_client, nils, source_1="AKASSA", extent_1="100")
        assert SupportSource.history.count() == 1

    def test_that_nobody_knows_can_be_said(self, nils: Participant, coach_client: Client) -> None:
        assert fill(coach_client, nils, unknown="on") == ""
        assert sources(nils) == {"OKAND": None}
        form = coach_client.get(url(nils)).context["form"]
        assert form["unknown"].value()
        assert not form["source_1"].value()


class TestStays:
    def test_a_returned_persons_stays_are_kept_apart(self, nils: Participant) -> None:
        end(nils, dt.date(2026, 5, 1))
        second = nils.periods.create(project=nils.project, starts_on=dt.date(2026, 9, 1))
        add(nils, SupportSource, "AKASSA", "fore", START)
        add(nils, SupportSource, "LON", "efter", dt.date(2026, 5, 1))
        add(nils, SupportSource, "SJUKPENNING", "fore", dt.date(2026, 8, 28))
        first = nils.periods.last()
        found = {
            (period.pk, moment): [row.source for row in stay.at(Moment(moment)).sources]
            for period in (first, second)
            for moment in ("fore", "efter")
            if (stay := Stay.of(nils, period.pk))
        }
        assert found == {
            (first.pk, "fore"): ["AKASSA"],
            (first.pk, "efter"): ["LON"],
            (second.pk, "fore"): ["SJUKPENNING"],
            (second.pk, "efter"): [],
        }

    def test_the_earlier_stay_can_be_corrected(
        self, nils: Participant, coach_client: Client
    ) -> None:
        first = end(nils, dt.date(2026, 5, 1))
        nils.periods.create(project=nils.project, starts_on=dt.date(2026, 9, 1))
        answer = {"date": START.isoformat(), "source_1": "AKASSA"}
        coach_client.post(f"{url(nils)}?period={first.pk}", answer)
        assert nils.support_sources.get().date == START

    def test_there_is_no_after_before_the_end(
        self, nils: Participant, coach_client: Client
    ) -> None:
        for moment in ("efter", "uppf_3", "annat"):
            assert coach_client.get(url(nils, moment)).status_code == 404


class TestPanel:
    def page(self, client: Client, person: Participant) -> str:
        address = reverse("participants:participant", args=["nyttiga", person.pk])
        return client.get(address).content.decode()

    def test_says_what_is_missing(self, nils: Participant, coach_client: Client) -> None:
        assert "Före: saknas." in self.page(coach_client, nils)
        fill(coach_client, nils, source_1="FORSORJNINGSSTOD", extent_1="100")
        assert (
            "Före: saknar sysselsättning, utbildning och tid i offentlig försörjning."
            in self.page(coach_client, nils)
        )
        fill(
            coach_client,
            nils,
            source_1="FORSORJNINGSSTOD",
            extent_1="100",
            kind_1="AKTIVT_SOKANDE",
            education="OKAND",
            support_months="0",
        )
        assert "Före: klart." in self.page(coach_client, nils)
        end(nils, dt.date(2026, 10, 1))
        add(nils, SupportSource, "LON", "efter", dt.date(2026, 10, 1))
        assert "Före: klart. Efter: saknar sysselsättning." in self.page(coach_client, nils)

    def test_shows_both_sides_with_hours(self, nils: Participant, coach_client: Client) -> None:
        end(nils, dt.date(2026, 10, 1))
        add(nils, SupportSource, "FORALDRAPENNING", "fore", START, extent=100)
        add(nils, Occupation, "ARB_SUBV", "efter", dt.date(2026, 10, 1), percent=50)
        page = self.page(coach_client, nils)
        assert "räknas inte som offentlig försörjning i SUS" in page
        assert "20 tim/vecka" in page

    def test_is_not_for_those_without_the_permission(
        self, nils: Participant, world: World, signed_in: SignIn
    ) -> None:
        add(nils, SupportSource, "FORSORJNINGSSTOD", "fore", START)
        page = self.page(signed_in(world.users[Role.PROCESS_LEADER]), nils)
        assert "Före och efter" not in page
        assert "försörjningsstöd" not in page

    @pytest.mark.parametrize("number", [1, 40])
    def test_costs_no_query(
        self, nils: Participant, coach_client: Client, at_most_queries: Callable, number: int
    ) -> None:
        end(nils, dt.date(2026, 10, 1))
        for day in range(number):
            add(nils, SupportSource, "LON", "efter", dt.date(2026, 10, 1) + dt.timedelta(day))
        with at_most_queries(10):
            self.page(coach_client, nils)


def entered(period: ParticipationPeriod, day: dt.date) -> None:
    """As if the period had been written down that day."""
    ParticipationPeriod.history.filter(id=period.pk).delete()
    period._history_date = dt.datetime.combine(day, dt.time(8), dt.UTC)
    period.save()


class TestWorklist:
    def rows(self, world: World) -> dict[int, str]:
        found = source.rows(world.access(world.coach), TODAY)
        return {row["ref"]: str(row["urgency"]) for row in found}

    @pytest.fixture(autouse=True)
    def entered_at_the_start(self, world: World) -> None:
        for period in ParticipationPeriod.objects.all():
            entered(period, dt.date(2026, 1, 8))

    def test_asks_about_ongoing_people_with_one_of_the_two_missing(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        assert self.rows(world)[nils.pk] == "sent"
        fill(coach_client, nils, source_1="AKASSA")
        assert nils.pk in self.rows(world)
        fill(coach_client, nils, source_1="AKASSA", kind_1="AKTIVT_SOKANDE")
        assert nils.pk not in self.rows(world)

    def test_asks_about_nobody_who_has_left(self, world: World, nils: Participant) -> None:
        end(nils, dt.date(2026, 5, 1))
        assert nils.pk not in self.rows(world)

    def test_gives_two_weeks(self, world: World) -> None:
        soon = world.participant("D020", starts_on=days(-7))
        newest = world.participant("D021", starts_on=days(-6))
        assert self.rows(world)[soon.pk] == "snart"
        assert newest.pk not in self.rows(world)

    def test_who_came_later_with_the_register_is_no_duty(
        self, world: World, nils: Participant
    ) -> None:
        entered(nils.periods.get(), dt.date(2026, 1, 23))
        assert nils.pk not in self.rows(world)

    def test_says_nothing_of_what_it_is(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        fill(coach_client, nils, source_1="SJUKPENNING")
        page = coach_client.get(reverse("today", args=["nyttiga"])).content.decode()
        assert "Nils Åström" in page
        assert "Sjukpenning" not in page


class TestRefused:
    @pytest.mark.parametrize("role", WITHOUT)
    def test_other_roles(
        self, world: World, nils: Participant, signed_in: SignIn, role: Role
    ) -> None:
        client = signed_in(world.users[role])
        assert (client.get(url(nils)).status_code, client.post(url(nils)).status_code) == (403, 403)

    def test_another_projects_person(self, world: World, coach_client: Client) -> None:
        foreign = world.participants["foreign"]
        assert coach_client.get(url(foreign)).status_code == 404
        assert coach_client.post(url(foreign)).status_code == 404

    def test_a_protected_person_is_a_number(self, world: World, coach_client: Client) -> None:
        page = coach_client.get(url(world.participants["protected"])).content.decode()
        assert "D004" in page
        assert "Hemlig" not in page

    def test_opening_leaves_a_line_in_the_read_log(
        self, nils: Participant, coach_client: Client
    ) -> None:
        coach_client.get(url(nils))
        assert Read.objects.get().participant_number == "D002"

    def test_nobody_finds_a_person_by_what_they_live_on(
        self, world: World, nils: Participant, coach_client: Client
    ) -> None:
        add(nils, SupportSource, "SJUKERSATTNING", "fore", START)
        listed = coach_client.get(reverse("participants:list", args=["nyttiga"])).content.decode()
        assert "Sjukersättning" not in listed
        search = reverse("participants:search", args=["nyttiga"])
        found = coach_client.post(search, {"q": "Sjukersättning"}, follow=True).content.decode()
        assert "Ingen träff" in found
