"""Group activities: planned, a group chosen, attendance taken, seen on the person's page."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants import exit
from participants.models import ActivityEnrolment, ActivityMeeting, GroupActivity, Participant
from participants.timeline import timeline
from participants.today import quiet_people
from participants.worklist import activities as source
from reporting.figures import figures
from tests.participants.activity_world import ActivityWorld, build_activity_world
from tests.participants.workshop_world import build_workshop_world
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NEW = {
    "kind": "studiebesok",
    "name": "",
    "places": "8",
    "planned_meetings": "2",
    "first_date": "2026-11-10",
    "starts_at": "13:00",
    "hours": "2",
    "weeks_between": "1",
    "weekday": "",
    "municipality": "",
    "place": "",
}


@pytest.fixture
def walk(world: World) -> ActivityWorld:
    return build_activity_world(world)


@pytest.fixture
def maryam(world: World) -> Participant:
    return world.participants["maryam"]


class TestPlanned:
    def post(self, client: Client, world: World, **changes: str) -> str:
        days = {"day-0": "2026-11-10", "day-1": "2026-11-17"}
        answer = client.post(
            "/p/nyttiga/gruppaktiviteter/ny/", NEW | days | {"action": "save"} | changes
        )
        return answer.content.decode()

    def test_all_its_days_at_once(self, coach_client: Client, world: World) -> None:
        self.post(coach_client, world)
        activity = GroupActivity.objects.get()
        days = list(activity.meetings.values_list("number", "date", "ends_at"))
        assert (activity.code, str(activity)) == ("GA1", "Studiebesök GA1")
        assert days == [
            (1, dt.date(2026, 11, 10), dt.time(15)),
            (2, dt.date(2026, 11, 17), dt.time(15)),
        ]

    def test_another_kind_says_what_it_is(self, coach_client: Client, world: World) -> None:
        page = self.post(coach_client, world, kind="annat", place="Torget")
        assert "Skriv vad ni gör" in page
        assert "Torget" in page
        assert not GroupActivity.objects.exists()

    def test_the_database_wants_it_too(self, world: World) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            GroupActivity.objects.create(project=world.project, code="GA1", kind="annat")


class TestTheGroup:
    def choose(self, client: Client, walk: ActivityWorld, **data: object) -> str:
        answer = client.post(f"{walk.activity_url}deltagare/", data)
        return answer.content.decode()

    def names(self, walk: ActivityWorld) -> set[str]:
        group = walk.activity.enrolments.in_group()
        return set(group.values_list("participant__number", flat=True))

    def test_several_are_added_at_once(self, coach_client: Client, walk: ActivityWorld) -> None:
        people = walk.world.participants
        chosen = [people["maryam"].pk, people["nils"].pk]
        self.choose(coach_client, walk, participant=chosen, action="add")
        assert self.names(walk) == {"D001", "D002"}

    def test_a_search_keeps_what_is_ticked(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        page = self.choose(coach_client, walk, participant=maryam.pk, action="search", q="nils")
        assert f'value="{maryam.pk}" id="person-{maryam.pk}" checked' in page
        assert "Nils Åström" in page
        assert "D003" not in page

    def test_nobody_ticked_is_said_and_nothing_saved(
        self, coach_client: Client, walk: ActivityWorld
    ) -> None:
        assert "Ingen är vald" in self.choose(coach_client, walk, action="add")
        assert self.names(walk) == set()

    def test_a_whole_workshop_comes_along(self, coach_client: Client, walk: ActivityWorld) -> None:
        series = build_workshop_world(walk.world)
        self.choose(coach_client, walk, action=f"group-{series.workshop.pk}")
        assert self.names(walk) == {"D001", "D002", "D004"}

    def test_somebody_of_another_project_is_not_added(
        self, coach_client: Client, walk: ActivityWorld
    ) -> None:
        foreign = walk.world.participants["foreign"]
        self.choose(coach_client, walk, participant=foreign.pk, action="add")
        assert not ActivityEnrolment.objects.exists()

    def test_who_leaves_keeps_the_attendance_and_may_come_back(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        place = walk.join(maryam)
        walk.record(walk.meetings[0], maryam)
        coach_client.post(walk.url(f"platser/{place.pk}/lamna/"))
        assert self.names(walk) == set()
        assert walk.meetings[0].attendances.count() == 1
        self.choose(coach_client, walk, participant=maryam.pk, action="add")
        assert self.names(walk) == {"D001"}
        assert walk.activity.enrolments.count() == 1

    def test_an_exit_leaves_the_groups(self, walk: ActivityWorld, maryam: Participant) -> None:
        walk.join(maryam)
        assert "1 plats i en gruppaktivitet lämnas" in exit.what_closes(maryam, TODAY)
        exit.end(maryam.periods.get(), TODAY, "FLYTT")
        assert self.names(walk) == set()


class TestAttendance:
    def test_is_taken_on_the_shared_page(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        walk.join(maryam)
        coach_client.post(walk.meeting_url, {f"att-{maryam.pk}": "narvarande"})
        assert walk.answers() == {"D001": "narvarande"}
        walk.meeting.refresh_from_db()
        assert walk.meeting.is_held

    def test_who_came_by_is_in_the_group_and_here(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        coach_client.post(f"{walk.meeting_url}fler/", {"participant": maryam.pk, "action": "add"})
        assert walk.answers() == {"D001": "narvarande"}
        assert walk.activity.enrolments.get().joined_on == TODAY

    def test_not_at_a_meeting_to_come(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        url = walk.url(f"traffar/{walk.meetings[2].pk}/fler/")
        coach_client.post(url, {"participant": maryam.pk, "action": "add"})
        assert not ActivityEnrolment.objects.exists()

    def test_a_gap_waits_on_idag_until_it_is_filled(
        self, walk: ActivityWorld, maryam: Participant
    ) -> None:
        walk.join(maryam)
        access = walk.world.access(walk.world.coach)

        def waiting() -> list[tuple[str, int]]:
            return [(row["urgency"], row["ref"]) for row in source.rows(access, TODAY)]

        first, second, third = (meeting.pk for meeting in walk.meetings)
        assert sorted(waiting()) == [("idag", second), ("sent", first), ("snart", third)]
        walk.record(walk.meetings[0], maryam)
        assert sorted(waiting()) == [("idag", second), ("snart", third)]

    def test_who_joined_later_is_not_missed_before(
        self, walk: ActivityWorld, maryam: Participant
    ) -> None:
        walk.join(maryam)
        walk.record(walk.meetings[0], maryam)
        walk.join(walk.world.participants["nils"], TODAY)
        needing = ActivityMeeting.objects.needing_attendance(TODAY)
        assert list(needing) == [walk.meeting]

    def test_an_empty_group_needs_none(self, walk: ActivityWorld) -> None:
        assert not ActivityMeeting.objects.needing_attendance(TODAY).exists()


class TestOnThePersonsPage:
    def test_how_often_the_person_was_there(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        walk.join(maryam)
        walk.record(walk.meetings[0], maryam)
        page = coach_client.get(f"/p/nyttiga/deltagare/{maryam.pk}/").content.decode()
        assert "Var med på 1 av 1 träffar" in page

    def test_attendance_that_lacks_is_late_there(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        walk.join(maryam)
        address = f"/p/nyttiga/deltagare/{maryam.pk}/"
        assert "Närvaro saknas i gruppaktivitet" in coach_client.get(address).content.decode()
        walk.record(walk.meetings[0], maryam)
        assert "Närvaro saknas i gruppaktivitet" not in coach_client.get(address).content.decode()

    def test_no_panel_for_somebody_who_is_in_none(
        self, coach_client: Client, walk: ActivityWorld, maryam: Participant
    ) -> None:
        page = coach_client.get(f"/p/nyttiga/deltagare/{maryam.pk}/").content.decode()
        assert "activities-title" not in page

    def test_the_timeline_tells_of_it(self, walk: ActivityWorld, maryam: Participant) -> None:
        walk.record(walk.meetings[0], maryam)
        found = timeline(walk.world.access(walk.world.coach), maryam, TODAY)
        assert "Med på hälsopromenad" in [event.text for event in found.events]

    def test_it_is_a_contact(self, walk: ActivityWorld, maryam: Participant) -> None:
        access = walk.world.access(walk.world.leader)
        assert maryam in quiet_people(access, TODAY)
        walk.record(walk.meetings[0], maryam)
        assert maryam not in quiet_people(access, TODAY)


def test_no_goal_counts_it(walk: ActivityWorld, maryam: Participant) -> None:
    before = [(one.code, one.actual) for one in figures(walk.world.project, TODAY)]
    walk.join(maryam)
    for meeting in walk.meetings[:2]:
        walk.record(meeting, maryam)
        meeting.mark(ActivityMeeting.Status.HELD)
    assert [(one.code, one.actual) for one in figures(walk.world.project, TODAY)] == before


def test_a_protected_person_is_a_number(coach_client: Client, walk: ActivityWorld) -> None:
    hidden = walk.world.participants["protected"]
    walk.join(hidden)
    walk.record(walk.meetings[0], hidden)
    for address in (walk.activity_url, walk.meeting_url):
        page = coach_client.get(address).content.decode()
        assert "D004" in page
        assert "Hemlig" not in page


@pytest.mark.parametrize("role", sorted(set(Role) - TABLE[Permission.PARTICIPANTS_EDIT]))
def test_others_change_nothing(signed_in: SignIn, walk: ActivityWorld, role: Role) -> None:
    client = signed_in(walk.world.users[role])
    maryam = walk.world.participants["maryam"]
    answers = [
        client.post(f"{walk.activity_url}deltagare/", {"participant": maryam.pk, "action": "add"}),
        client.post(walk.meeting_url, {f"att-{maryam.pk}": "narvarande"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.parametrize("address", ["", "{activity}/", "traffar/{meeting}/"])
def test_more_people_and_activities_cost_no_more_queries(
    coach_client: Client, walk: ActivityWorld, address: str
) -> None:
    url = walk.url(address.format(activity=walk.activity.pk, meeting=walk.meeting.pk))

    def asked() -> int:
        coach_client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert coach_client.get(url).status_code == 200
        return len(queries)

    walk.join(walk.world.participants["maryam"])
    few = asked()
    for number in range(12):
        walk.join(walk.world.participant(f"X{number:03d}"))
        one = GroupActivity.objects.create(
            project=walk.world.project, code=f"GA{number + 2}", kind="datakurs"
        )
        ActivityMeeting.objects.create(
            project=walk.world.project, activity=one, number=1, date=TODAY
        )
    assert asked() == few <= 13
