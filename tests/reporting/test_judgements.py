"""Goals that are judged by hand: never without evidence; told apart for those outside."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.judgements import judged_goals
from reporting.models import EvaluationQuestion, Evidence, Goal, GoalJudgement
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

PAGE = "/p/nyttiga/mal/P5"
EVIDENCE = {"date": "2026-10-01", "kind": "intervju", "text": "Tre av fyra känner sig sedda."}


def add_evidence(world: World, day: dt.date = dt.date(2026, 10, 1)) -> Evidence:
    goal = Goal.objects.get(project=world.project, code="P5")
    return Evidence.objects.create(
        project=world.project, goal=goal, date=day, kind="intervju", text="Samtal med företag."
    )


def judgement(evidence: Evidence) -> dict[str, object]:
    return {
        "judged_on": "2026-10-20",
        "standing": "behind",
        "rests_on": evidence.pk,
        "text": "Få har synts i media.",
    }


def test_a_judgement_rests_on_evidence_and_shows_in_the_table(
    world: World, leader_client: Client
) -> None:
    leader_client.post(f"{PAGE}/underlag/", EVIDENCE)
    leader_client.post(f"{PAGE}/bedomning/", judgement(Evidence.objects.get()))
    text = leader_client.get("/p/nyttiga/mal/").content.decode()
    assert "Går trögt" in text
    assert "Få har synts i media." in text
    before = leader_client.get("/p/nyttiga/mal/?per=2026-10-19").content.decode()
    assert "Få har synts i media." not in before


def test_without_evidence_there_is_no_judgement(world: World, leader_client: Client) -> None:
    foreign = add_evidence(world)
    foreign.goal = Goal.objects.get(project=world.project, code="P1")
    foreign.save()
    response = leader_client.post(f"{PAGE}/bedomning/", judgement(foreign))
    assert "rests_on" in response.context["form"].errors
    assert not GoalJudgement.objects.exists()


def test_evidence_is_never_newer_than_the_judgement(world: World, leader_client: Client) -> None:
    newer = add_evidence(world, dt.date(2026, 10, 25))
    response = leader_client.post(f"{PAGE}/bedomning/", judgement(newer))
    assert "nyare än bedömningen" in str(response.context["form"].errors["rests_on"])


def test_the_database_refuses_a_judgement_on_nothing_and_keeps_what_one_rests_on(
    world: World,
) -> None:
    evidence = add_evidence(world)
    given = {"project": world.project, "goal": evidence.goal, "judged_on": TODAY, "text": "Bra."}
    with pytest.raises(IntegrityError), transaction.atomic():
        GoalJudgement.objects.create(**given, standing="reached")
    GoalJudgement.objects.create(**given, standing="reached", rests_on=evidence)
    with pytest.raises(ProtectedError):
        evidence.delete()


def test_a_count_has_a_number(world: World, leader_client: Client) -> None:
    response = leader_client.post(f"{PAGE}/underlag/", EVIDENCE | {"kind": "rakning"})
    assert "En räkning behöver ett tal." in str(response.context["form"].errors["number"])


def test_the_file_of_the_evidence_is_for_the_staff(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    file = SimpleUploadedFile("Maryam Haile.pdf", b"%PDF-1.4 intervju")
    leader_client.post(f"{PAGE}/underlag/", EVIDENCE | {"upload": file})
    address = f"/p/nyttiga/mal/underlag/{Evidence.objects.get().pk}/fil/"
    got = leader_client.get(address)
    assert got.content == b"%PDF-1.4 intervju"
    assert "Maryam" not in got["Content-Disposition"]
    assert signed_in(world.users[Role.STEERING_GROUP]).get(address).status_code == 403


def test_those_outside_read_the_judgement_and_not_the_evidence_s_words(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    leader_client.post(
        f"{PAGE}/bedomning/", judgement(add_evidence(world)) | {"judged_on": "2026-09-30"}
    )
    early = add_evidence(world, dt.date(2026, 9, 1))
    leader_client.post(f"{PAGE}/bedomning/", judgement(early) | {"judged_on": "2026-09-30"})
    steering = signed_in(world.users[Role.STEERING_GROUP])
    text = steering.get("/p/nyttiga/mal/rar/P5/").content.decode()
    assert "Få har synts i media." in text
    assert "Samtal med företag." not in text
    assert "Få har synts i media." in steering.get("/p/nyttiga/mal/rar/").content.decode()


def test_the_data_for_a_report(world: World, at_most_queries: Callable) -> None:
    evidence = add_evidence(world)
    GoalJudgement.objects.create(
        project=world.project,
        goal=evidence.goal,
        judged_on=TODAY,
        standing="on_track",
        text="Bra.",
        rests_on=evidence,
    )
    goals = list(Goal.objects.filter(project=world.project))
    with at_most_queries(2):
        judged = {one.goal.code: one for one in judged_goals(goals, TODAY)}
    assert list(judged) == [f"P{n}" for n in range(1, 8)] + [f"E{n}" for n in range(1, 11)]
    assert (judged["P5"].label, judged["P5"].evidence) == ("På väg", [evidence])
    assert (judged["P1"].status, judged["P1"].label) == ("no_data", "Inte bedömt än")


def test_each_goal_judged_by_hand_names_how_it_is_known(world: World) -> None:
    by_hand = Goal.objects.filter(project=world.project).exclude(kind=Goal.Kind.RESULT)
    assert not by_hand.filter(evidence_kind="").exists()


# The evaluation plan

QUESTION = {
    "question": "Känner företagen sig sedda?",
    "method": "intervju",
    "due_on": "2026-12-01",
    "responsible": "Utvärderaren",
    "status": "planerad",
}


def test_the_plan_s_questions_are_for_the_evaluator_too(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    goal = Goal.objects.get(project=world.project, code="P5")
    leader_client.post("/p/nyttiga/mal/utvardering/ny/", QUESTION | {"goals": [goal.pk]})
    evaluator = signed_in(world.users[Role.EVALUATOR])
    text = evaluator.get("/p/nyttiga/mal/utvardering/").content.decode()
    assert "Känner företagen sig sedda?" in text
    assert "P5" in text
    assert evaluator.post("/p/nyttiga/mal/utvardering/ny/", QUESTION).status_code == 403


def test_an_answered_question_has_an_answer(world: World, leader_client: Client) -> None:
    answered = QUESTION | {"status": "besvarad"}
    response = leader_client.post("/p/nyttiga/mal/utvardering/ny/", answered)
    assert "answer" in response.context["form"].errors
    assert not EvaluationQuestion.objects.exists()
