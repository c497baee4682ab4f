"""*Idag*: groups, sentence, what gathers, who may, and what an earlier day looked like."""

import pytest
from django.test import Client

from nyttiga.ui.views.today import greeting, summary


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "God kväll"), (5, "God morgon"), (9, "God morgon"), (10, "Hej"), (18, "God kväll")],
)
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert greeting(hour) == words


@pytest.mark.parametrize(
    ("late", "due_today", "words"),
    [
        (3, 2, "Tre saker är sena, två väntar i dag."),
        (1, 1, "En sak är sen, en väntar i dag."),
        (12, 0, "Tolv saker är sena, inget väntar i dag."),
        (13, 14, "13 saker är sena, 14 väntar i dag."),
        (0, 1, "Inget är sent, en sak väntar i dag."),
        (0, 0, "Inget är sent och inget väntar i dag."),
    ],
)
def test_the_sentence_counts_in_words(late: int, due_today: int, words: str) -> None:
    assert summary(late, due_today) == words


def test_the_page_greets_by_first_name_and_says_the_day(leader_client: Client) -> None:
    page = leader_client.get("/p/nyttiga/").content.decode()
    assert "God morgon, Test" in page
    assert "Måndag 2 november" in page
