"""Courses: planned, filled from several enterprises, attended, completed."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from enterprises.models import Course, CourseAttendance, CourseEnrolment, Supervisor
from enterprises.models.enrolment import CourseEnrolmentQuerySet
from nyttiga.jobs.models import Job
from nyttiga.links.models import SurveyAnswer
from nyttiga.projects.models import ContactPerson
from tests.enterprises.course_world import WEEK, course, meeting, place, was_there
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
BASE = "/p/nyttiga/foretag/kurser/"


def rows_of(*people: tuple[Any, str, str], **more: str) -> dict[str, str]:
    """The posted form of the page that enrols: (enterprise, name, e-mail)."""
    data = {"form-TOTAL_FORMS": "6", "form-INITIAL_FORMS": "0", **more}
    for index, (enterprise, name, email) in enumerate(people):
        data |= {
            f"form-{index}-enterprise": str(enterprise.pk),
            f"form-{index}-name": name,
            f"form-{index}-email": email,
        }
    return data


def test_a_course_is_planned_with_all_its_meetings(world: World, leader_client: Client) -> None:
    answers = {
        "kind": "handledarkurs", "code": "", "places": "12", "planned_meetings": "4",
        "first_date": "2026-11-10", "starts_at": "09:00", "hours": "3", "weeks_between": "2",
        "weekday": "", "required_meetings": "", "co_organiser": "", "content": "", "place": "",
        "municipality": "",
    }  # fmt: skip
    page = leader_client.post(f"{BASE}ny/", answers | {"action": "plan"})
    assert "HK1" in page.content.decode()
    days = {f"day-{n}": f"2026-{day}" for n, day in enumerate(["11-10", "11-24", "12-08", "12-22"])}
    leader_client.post(f"{BASE}ny/", answers | days | {"action": "save"})
    made = Course.objects.get(project=world.project)
    assert (made.code, made.meetings.count(), made.enough_meetings) == ("HK1", 4, 3)


def test_people_of_several_enterprises_get_places_at_once(
    world: World, leader_client: Client
) -> None:
    one, other = world.enterprise("F1", "Ett"), world.enterprise("F2", "Två")
    hk = course(world)
    known = ContactPerson.objects.create(
        project=world.project, organisation=one.organisation, name="Siv", email="siv@exempel.se"
    )
    data = rows_of((one, "", "SIV@exempel.se"), (other, "Ali", "ali@exempel.se"), to="group")
    leader_client.post(f"{BASE}{hk.pk}/anmal/", data)
    people = {p.person.name: (p.enterprise, p.status, p.placed_on) for p in hk.enrolments.all()}
    assert people == {"Siv": (one, "med", TODAY), "Ali": (other, "med", TODAY)}
    assert hk.enrolments.filter(person=known).exists()


def test_a_third_of_one_enterprise_is_a_warning_to_override(
    world: World, leader_client: Client
) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    place(hk, one, "Siv Sund")
    place(hk, one, "Ali Alm")
    data = rows_of((one, "Bo", "bo@exempel.se"), to="group")
    page = leader_client.post(f"{BASE}{hk.pk}/anmal/", data).content.decode()
    assert "Ett får 3 personer" in page
    assert 'value="Bo"' in page
    leader_client.post(f"{BASE}{hk.pk}/anmal/", data | {"anyway": "on"})
    assert hk.enrolments.count() == 3


@pytest.mark.parametrize(
    ("name", "email", "told"),
    [
        ("", "ny@exempel.se", "Skriv vad personen heter"),
        ("Siv", "siv@exempel.se", "går redan kursen"),
        ("Bo", "ingen adress", "giltig e-postadress"),
    ],
)
def test_wrong_rows_are_told_at_the_field(
    world: World, leader_client: Client, name: str, email: str, told: str
) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    place(hk, one, "Siv Sund")
    page = leader_client.post(f"{BASE}{hk.pk}/anmal/", rows_of((one, name, email)))
    assert told in page.content.decode()
    assert hk.enrolments.count() == 1


def test_enterprises_that_offer_places_stand_first_in_the_queue(world: World) -> None:
    hk = course(world)
    place(hk, world.enterprise("F1", "Utan"), "Siv Sund", status="ko")
    place(hk, world.enterprise("F2", "Med", places=2), "Ali Alm", status="ko")
    queue: CourseEnrolmentQuerySet = CourseEnrolment.objects.in_queue()
    assert [one.person.name for one in queue] == ["Ali Alm", "Siv Sund"]


def test_attendance_is_taken_as_in_a_workshop(world: World, leader_client: Client) -> None:
    hk = course(world)
    at, siv = meeting(hk), place(hk, world.enterprise("F1", "Ett"), "Siv Sund")
    leader_client.post(f"{BASE}traff/{at.pk}/", {f"att-{siv.person_id}": "narvarande"})
    at.refresh_from_db()
    assert at.is_held
    assert CourseAttendance.objects.get().recorded_by == world.leader
    leader_client.post(f"{BASE}traff/{at.pk}/", {"action": "undo"})
    assert not CourseAttendance.objects.exists()


def test_who_came_unannounced_gets_a_place_and_a_presence(
    world: World, leader_client: Client
) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    at = meeting(hk)
    leader_client.post(f"{BASE}traff/{at.pk}/fler/", rows_of((one, "Bo", "bo@exempel.se")))
    assert hk.enrolments.get().status == "med"
    assert at.attendances.get().status == "narvarande"


def completed(client: Client, hk: Course, **days: str) -> Any:
    """Post the page: (p<place>=day) for those who completed."""
    data = {}
    for prefix, day in days.items():
        data |= {f"{prefix}-completed": "on", f"{prefix}-completed_on": day}
    return client.post(f"{BASE}{hk.pk}/avslut/", data | {"anyway": "on"})


def test_completion_is_proposed_for_those_who_were_there_enough(
    world: World, leader_client: Client
) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    siv, ali = place(hk, one, "Siv Sund"), place(hk, one, "Ali Alm")
    for number in (1, 2):
        was_there(meeting(hk, number, TODAY - number * WEEK), siv)
    page = leader_client.get(f"{BASE}{hk.pk}/avslut/")
    proposed = {row.place: row.is_proposed for row in page.context["rows"]}
    assert proposed == {siv: True, ali: False}


def test_completing_a_handledarkurs_makes_the_supervisor_trained_and_back(
    world: World, leader_client: Client
) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    known = Supervisor.objects.create(
        project=world.project, enterprise=one, name="Sivan", email="SIV@exempel.se"
    )
    siv, ali = place(hk, one, "Siv Sund"), place(hk, one, "Ali Alm")
    days = {f"p{siv.pk}": "2026-10-26", f"p{ali.pk}": "2026-10-26"}
    completed(leader_client, hk, **days)
    known.refresh_from_db()
    assert str(known.trained_on) == "2026-10-26"
    made = Supervisor.objects.get(name="Ali Alm")
    assert str(made.trained_on) == "2026-10-26"
    completed(leader_client, hk)
    known.refresh_from_db()
    assert known.trained_on is None
    assert known.history.first().history_user == world.leader


def test_training_from_elsewhere_is_not_taken_back(world: World, leader_client: Client) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    known = Supervisor.objects.create(
        project=world.project, enterprise=one, name="Siv Sund", trained_on=TODAY - 50 * WEEK
    )
    siv = place(hk, one, "Siv Sund")
    completed(leader_client, hk, **{f"p{siv.pk}": "2026-10-26"})
    completed(leader_client, hk)
    known.refresh_from_db()
    assert known.trained_on == TODAY - 50 * WEEK


def test_an_affarsskola_trains_no_supervisor(world: World, leader_client: Client) -> None:
    school = course(world, code="AS1", kind="affarsskola")
    siv = place(school, world.enterprise("F1", "Ett"), "Siv Sund")
    completed(leader_client, school, **{f"p{siv.pk}": "2026-10-26"})
    assert CourseEnrolment.objects.get().completed_on is not None
    assert not Supervisor.objects.exists()


def test_a_certificate_is_a_tagged_pdf_without_a_name_in_its_file(
    world: World, leader_client: Client
) -> None:
    hk = course(world, content="Att handleda.")
    siv = place(hk, world.enterprise("F1", "Ett"), "Siv Sund")
    assert leader_client.get(f"{BASE}plats/{siv.pk}/intyg/").status_code == 404
    siv.completed_on = TODAY
    siv.save()
    answer = leader_client.get(f"{BASE}plats/{siv.pk}/intyg/")
    assert answer["Content-Disposition"] == 'attachment; filename="intyg.pdf"'
    assert b"pdfuaid:part" in answer.content


def test_the_questions_come_by_link_and_the_answers_without_a_name(
    world: World, leader_client: Client, client: Client
) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    for name in ("Siv Sund", "Ali Alm", "Bo Ek"):
        place(hk, one, name)
    leader_client.post(f"{BASE}{hk.pk}/utvardering/")
    mails = [job.payload for job in Job.objects.filter(kind="mail")]
    assert len(mails) == 3
    assert not mail.outbox
    links = ["/l/" + payload["body"].split("/l/")[1].split()[0] for payload in mails]
    for number, link in enumerate(links, start=1):
        page = f"{BASE}{hk.pk}/utvardering/"
        assert ("Medel av" in leader_client.get(page).content.decode()) == (number > 3)
        guest = Client()
        guest.post(link)
        assert "Fråga 1 av 5" in guest.get("/kursens-fragor/").content.decode()
        empty = guest.post("/kursens-fragor/", {})
        assert "Svara på minst en fråga" in empty.content.decode()
        guest.post("/kursens-fragor/", {"nytta": "5", "words": "Mer tid"})
        assert guest.get("/kursens-fragor/").status_code == 404
    assert SurveyAnswer.objects.count() == 3
    assert "Medel av 3 svar" in leader_client.get(f"{BASE}{hk.pk}/utvardering/").content.decode()
    leader_client.post(f"{BASE}{hk.pk}/utvardering/")
    assert Job.objects.filter(kind="mail").count() == 3


def test_from_what_is_missing_to_the_course_and_its_first_row(
    world: World, leader_client: Client
) -> None:
    one = world.enterprise("F1", "Ett")
    choice = f"/p/nyttiga/foretag/{one.pk}/handledarkurs/"
    assert f"{BASE}ny/?slag=handledarkurs" in leader_client.get(choice).content.decode()
    hk, school = course(world), course(world, code="AS1", kind="affarsskola")
    place(hk, one, "Bo Ek", status="ko")
    page = leader_client.get(choice).content.decode()
    assert f"{BASE}{hk.pk}/anmal/?foretag={one.pk}" in page
    assert "Bo Ek: i kö" in page
    assert f"{BASE}{school.pk}/" not in page
    rows = leader_client.get(f"{BASE}{hk.pk}/anmal/?foretag={one.pk}").content.decode()
    assert rows.count(f'<option value="{one.pk}" selected>') == 1


def test_a_course_that_is_over_is_not_offered(world: World, leader_client: Client) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    for number in (1, 2):
        meeting(hk, number, TODAY - number * WEEK, status="genomford")
    page = leader_client.get(f"/p/nyttiga/foretag/{one.pk}/handledarkurs/").content.decode()
    assert "Ingen sådan kurs är på gång" in page


def test_a_completion_taken_back_finds_who_works_elsewhere_by_now(
    world: World, leader_client: Client
) -> None:
    one, hk = world.enterprise("F1", "Ett"), course(world)
    siv = place(hk, one, "Siv Sund")
    completed(leader_client, hk, **{f"p{siv.pk}": "2026-10-26"})
    Supervisor.objects.get().move_to(world.enterprise("F2", "Två"))
    assert str(Supervisor.objects.get(is_active=True).trained_on) == "2026-10-26"
    completed(leader_client, hk)
    assert Supervisor.objects.get(is_active=True).trained_on is None


@pytest.mark.parametrize("size", [2, 12])
def test_the_pages_ask_as_few_questions_of_the_database_at_any_size(
    world: World, leader_client: Client, at_most_queries: Any, size: int
) -> None:
    one = world.enterprise("F1", "Ett")
    for number in range(size):
        hk = course(world, code=f"HK{number}")
        for n in (1, 2):
            at = meeting(hk, n, TODAY - n * WEEK)
        for n in range(size):
            was_there(at, place(hk, one, f"N{number}x{n} Ek"))
    with at_most_queries(8):
        leader_client.get(BASE)
    with at_most_queries(10):
        leader_client.get(f"{BASE}{hk.pk}/")
    with at_most_queries(8):
        leader_client.get(f"{BASE}{hk.pk}/anmal/")
    with at_most_queries(8):
        leader_client.get(f"{BASE}traff/{at.pk}/")


def test_a_coach_reads_but_does_not_change(world: World, coach_client: Client) -> None:
    hk = course(world)
    assert coach_client.get(f"{BASE}{hk.pk}/").status_code == 200
    assert coach_client.post(f"{BASE}{hk.pk}/anmal/", {}).status_code == 403
