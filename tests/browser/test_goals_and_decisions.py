"""Goals as the steering group and the leader meet them: the answer at once, a decision that holds
from its day only."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.models import Evidence, Goal, GoalJudgement
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_steering_group import assert_no_person
from tests.browser.walking import goal
from tests.reporting.report_world import fill_quarter
from tests.world import START, World

SignIn = Callable[[Page, User], None]


def test_the_steering_group_has_its_answer_on_one_page(
    phone: Page, world: World, sign_in: SignIn, assert_accessible: Callable[[Page], None]
) -> None:
    fill_quarter(world)
    judged = Goal.objects.get(project=world.project, code="P5")
    about = {"project": world.project, "goal": judged}
    evidence = Evidence.objects.create(**about, date=START, kind="intervju", text="Fyra samtal.")
    GoalJudgement.objects.create(
        **about, judged_on=START, standing="behind", text="Få har synts.", rests_on=evidence
    )
    sign_in(phone, world.users[Role.STEERING_GROUP])
    expect(phone.locator(".answer")).to_contain_text("mål är nådda eller i fas")
    expect(phone.get_by_role("heading", name="Det här behöver hända")).to_be_visible()
    expect(phone.get_by_text("Få har synts.")).to_be_visible()
    assert_no_person(phone)
    goal(phone, "Placerade deltagare").get_by_role("link").click()
    expect(phone.get_by_role("heading", name="Så har det gått")).to_be_visible()
    assert_no_person(phone)
    for size in (PHONE, DESKTOP):
        phone.set_viewport_size(size)
        assert_accessible(phone)


def test_the_leader_records_a_decision_and_sees_the_goal_change_from_its_day(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Callable[[Page], None]
) -> None:
    fill_quarter(world)
    page.set_viewport_size(DESKTOP)
    sign_in(page, world.leader)
    page.goto("/p/nyttiga/mal/M1.2/om/")
    expect(page.locator(".goal-now")).to_contain_text("10 av 30 deltagare I fara")
    page.get_by_role("link", name="Nytt beslut om målet").click()
    page.get_by_label("Mötets datum").fill("2026-10-05")
    page.get_by_label("Paragraf").fill("12")
    page.get_by_label("Vad beslutades?").fill("Målet sänks till tio.")
    page.get_by_label("Nytt mål").fill("10")
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.locator(".goal-now")).to_contain_text("10 av 10 deltagare Nått")
    expect(page.get_by_text("Målet sänks till tio.")).to_be_visible()
    assert_accessible(page)
    page.goto("/p/nyttiga/mal/M1.2/om/?per=2026-10-04")
    expect(page.locator(".goal-now")).to_contain_text("10 av 30 deltagare I fara")
