"""A survey before: the leader sends it, three answer on their phones, and the goal has it as
evidence. And what RAR then asks about the report."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from nyttiga.jobs.models import Job
from nyttiga.projects.models import ContactPerson, Organisation
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walking import choose
from tests.reporting.report_world import begin, fill_quarter, fix_with_files
from tests.world import TODAY, World

SignIn = Callable[[Page, User], None]
Check = Callable[[Page], None]


def enterprises_people(world: World, number: int) -> None:
    organisation = Organisation.objects.create(
        project=world.project, name="Kretsloppet", kind=Organisation.Kind.COMPANY
    )
    for one in range(number):
        ContactPerson.objects.create(
            project=world.project,
            organisation=organisation,
            name=f"Person {one}",
            email=f"person{one}@example.org",
            may_be_mailed_on=TODAY,
        )


def test_what_enterprises_answer_becomes_evidence_of_the_goal(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Check
) -> None:
    enterprises_people(world, 3)
    page.set_viewport_size(DESKTOP)
    sign_in(page, world.leader)
    choose(page, "Mål")
    page.get_by_role("link", name="Enkäter").click()
    assert_accessible(page)
    page.get_by_role(
        "button", name=re.compile("^Skicka till 3 ?: Hur blir ert företag sett. före")
    ).click()
    expect(page.get_by_text("Frågorna är skickade till 3 personer.")).to_be_visible()

    mails = [str(job.payload) for job in Job.objects.filter(kind="mail")]
    page.set_viewport_size(PHONE)
    for mail in mails:
        page.goto(re.search(r"/l/[^/\\\s]+/", mail)[0])  # type: ignore[index]
        page.get_by_role("button").click()
        expect(page.get_by_role("heading", name="Hur blir ert företag sett?")).to_be_visible()
        assert_accessible(page)
        page.get_by_role("group", name="Vi känner oss uppskattade").get_by_text(
            "4", exact=True
        ).click()
        page.get_by_role("button", name="Skicka svaren").click()
        expect(page.get_by_role("heading", name="Tack för dina svar")).to_be_visible()

    page.goto("/p/nyttiga/mal/P5/om/")
    expect(page.get_by_role("region", name="Enkät före och efter")).to_contain_text("4,0")
    assert_accessible(page)
    page.set_viewport_size(DESKTOP)
    assert_accessible(page)


def test_the_leader_answers_what_rar_asks_about_a_fixed_report(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Check
) -> None:
    fill_quarter(world)
    fix_with_files(begin(world), world.leader)
    page.set_viewport_size(PHONE)
    sign_in(page, world.leader)
    choose(page, "Rapporter")
    page.get_by_role("link", name="Läs").first.click()
    page.get_by_role("link", name="Ny fråga").click()
    page.get_by_label("Fråga", exact=False).first.fill("Varför så få från Trosa?")
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Svara på frågan").click()
    page.get_by_label("Svar", exact=False).first.fill("Bussen gick inte i somras.")
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("#fragor")).to_contain_text("Bussen gick inte i somras.")
    expect(page.locator("#fragor")).not_to_contain_text("Väntar på svar")
    assert_accessible(page)
