"""The guide to agreement forms: each rule at its border, and the page."""

import datetime as dt

import pytest
from django.test import Client

from agreements.guide.question import Question, Status
from agreements.guide.rules import verdicts
from agreements.guide.texts import form_texts
from agreements.guide.thresholds import periods, thresholds_on
from nyttiga.accounts.permissions import Role
from tests.agreements.agreement_world import make_agreement
from tests.world import World

OPEN, CHECK, CLOSED = Status.OPEN, Status.CHECK, Status.CLOSED
IN_2024, IN_2026 = dt.date(2024, 5, 1), dt.date(2026, 5, 1)
GUIDE = "/p/nyttiga/avtal/vilken-form/"
ANSWERS = {
    "vad": "annat", "varde": "699999", "vem": "vanlig", "kopare": "kommun", "datum": "2024-05-01",
}  # fmt: skip


def ask(
    value: int | None = 100_000, bought: str = "social", seller: str = "bada",
    buyer: str = "kommun", day: dt.date = IN_2024,
) -> dict[str, Status]:  # fmt: skip
    asked = Question(bought, value, seller, buyer, day)
    return {verdict.form.value: verdict.status for verdict in verdicts(asked)}


@pytest.mark.parametrize(
    ("day", "bought", "value", "status"),
    [
        ("2018-01-01", "annat", 586_906, OPEN),
        ("2019-12-31", "annat", 586_907, CLOSED),
        ("2020-01-01", "annat", 586_907, OPEN),
        ("2020-01-01", "social", 615_312, CLOSED),
        ("2021-12-31", "annat", 699_999, CLOSED),
        ("2022-01-01", "annat", 626_283, OPEN),
        ("2022-01-31", "annat", 626_284, CLOSED),  # SFS 2021:1113 came on 1 February
        ("2022-01-31", "social", 626_284, CLOSED),
        ("2022-02-01", "annat", 699_999, OPEN),
        ("2022-02-01", "social", 7_802_549, OPEN),
        ("2022-06-01", "social", 7_802_549, OPEN),
        ("2023-12-31", "social", 7_802_550, CLOSED),
        ("2024-01-01", "social", 7_802_550, OPEN),
        ("2024-01-01", "annat", 699_999, OPEN),
        ("2024-01-01", "annat", 700_000, CLOSED),
        ("2025-12-31", "social", 8_109_449, OPEN),
        ("2025-12-31", "social", 8_109_450, CLOSED),
        ("2026-01-01", "annat", 699_999, OPEN),
        ("2026-01-01", "annat", 700_000, CLOSED),
        ("2026-01-01", "social", 1, CHECK),  # the amount is not known, and nothing is guessed
        ("2017-12-31", "annat", 1, CHECK),
        ("2028-01-01", "annat", 1, CHECK),
    ],
)
def test_the_day_and_the_amount_decide_a_direct_award(
    day: str, bought: str, value: int, status: Status
) -> None:
    assert ask(value, bought, day=dt.date.fromisoformat(day))["DIREKT"] == status


@pytest.mark.parametrize(
    ("form", "status", "answers"),
    [
        ("ANNONS", OPEN, {"bought": "annat", "value": 2_389_584}),
        ("ANNONS", CLOSED, {"bought": "annat", "value": 2_389_585}),
        ("ANNONS", CHECK, {"bought": "annat", "day": IN_2026}),
        ("ANNONS", CHECK, {"bought": "annat", "buyer": "af"}),
        ("ANNONS", OPEN, {"value": 90_000_000}),
        ("RES_4_18", OPEN, {"seller": "integration"}),
        ("RES_4_18", CLOSED, {"seller": "ideburen"}),
        ("RES_19_25", CHECK, {"seller": "integration"}),
        ("RES_19_25", CLOSED, {"seller": "vanlig"}),
        ("RES_19_25", CLOSED, {"bought": "annat"}),
        ("RES_19_25A", OPEN, {"day": dt.date(2023, 1, 1)}),
        ("RES_19_25A", CLOSED, {"day": dt.date(2022, 12, 31)}),
        ("RES_19_25A", CLOSED, {"seller": "integration"}),
        ("RES_19_25A", CLOSED, {"bought": "annat"}),
        ("RAMAVTAL", OPEN, {}),
        ("AVROP", CHECK, {}),
        ("SOC_KRAV", OPEN, {"seller": "vanlig"}),
        ("LOV", CHECK, {}),
        ("LOV", CLOSED, {"buyer": "af"}),
        ("LOV", CLOSED, {"bought": "annat"}),
        ("IOP", CHECK, {"seller": "ideburen"}),
        ("IOP", CLOSED, {"seller": "integration"}),
        ("IOP", CLOSED, {"bought": "annat"}),
        ("SAMVERKAN", OPEN, {"value": None}),
        ("SAMVERKAN", CLOSED, {"value": 1}),
        ("BIDRAG", CHECK, {"seller": "ideburen"}),
        ("BIDRAG", CLOSED, {"seller": "integration"}),
        ("BIDRAG", CLOSED, {"value": None}),
        ("BIDRAG", CLOSED, {"buyer": "af"}),
        ("AF_OVERENSK", OPEN, {"buyer": "af", "value": None}),
        ("AF_OVERENSK", CLOSED, {"buyer": "af", "bought": "annat"}),
        ("AF_OVERENSK", CLOSED, {}),
        ("AF_LEV", CHECK, {"buyer": "af"}),
        ("AF_LEV", CLOSED, {"buyer": "af", "bought": "annat"}),
        ("AF_LEV", CLOSED, {}),
        ("KOMMUN_OVERENSK", OPEN, {"value": None}),
        ("KOMMUN_OVERENSK", CHECK, {}),
        ("KOMMUN_OVERENSK", CLOSED, {"buyer": "af"}),
        ("KOMMUN_OVERENSK", CLOSED, {"bought": "annat"}),
        ("KOP", OPEN, {"bought": "annat", "value": 90_000_000}),
    ],
)  # fmt: skip
def test_each_form_is_open_closed_or_to_be_checked(
    form: str, status: Status, answers: dict[str, object]
) -> None:
    assert ask(**answers)[form] == status  # type: ignore[arg-type]


def test_without_payment_nothing_is_bought() -> None:
    found = ask(None)
    bought = ("DIREKT", "ANNONS", "RES_4_18", "RES_19_25", "RES_19_25A", "RAMAVTAL", "AVROP",
              "SOC_KRAV", "LOV", "AF_LEV", "KOP")  # fmt: skip
    assert {found[form] for form in bought} == {CLOSED}


def test_every_form_has_its_words_and_periods_follow_each_other() -> None:
    for text in form_texts().values():
        assert text.conditions
        assert text.consider
        assert text.evidence
        assert text.law
    assert [one.first for one in periods()[1:]] == [
        one.last + dt.timedelta(days=1) for one in periods()[:-1]
    ]
    assert thresholds_on(dt.date(2028, 1, 1)) is None


@pytest.mark.django_db
def test_the_page_names_amount_paragraph_and_period_and_is_no_advice(
    leader_client: Client,
) -> None:
    page = leader_client.get(GUIDE, ANSWERS).content.decode().replace("\xa0", " ")
    for words in ("Värdet är under gränsen, 700 000 kronor", "LOU 19 a kap. 2 §", "2024–2025"):
        assert words in page
    for words in ("januari 2022", "februari 2022–december 2023", "626 284", "2 236 731"):
        assert words in page
    assert page.count("ingen juridisk rådgivning") == 2
    page = leader_client.get(GUIDE, ANSWERS | {"vad": "social", "datum": "2026-11-02"})
    assert "2026–2027 är inte inlagda" in page.content.decode()


@pytest.mark.django_db
def test_a_question_without_an_answer_is_asked_again(leader_client: Client) -> None:
    page = leader_client.get(GUIDE, ANSWERS | {"varde": ""}).content.decode()
    assert "Skriv ett belopp, eller kryssa i att ingen betalar." in page
    assert 'value="2024-05-01"' in page
    assert "Svaret" not in page
    assert leader_client.get(GUIDE, ANSWERS | {"varde": "x" * 40}).status_code == 200


@pytest.mark.django_db
def test_an_agreement_answers_what_it_knows_and_takes_the_form(
    world: World, leader_client: Client
) -> None:
    agreement = make_agreement(
        world, form="", subject="praktik", estimated_value=123_456, secrecy="OSL_19_3"
    )
    page = leader_client.get(GUIDE, {"avtal": agreement.pk}).content.decode().replace("\xa0", "")
    assert "123456" in page.replace(" ", "")
    leader_client.post(f"/p/nyttiga/avtal/{agreement.pk}/valj-form/", {"form": "AVROP"})
    agreement.refresh_from_db()
    assert (agreement.form, agreement.is_call_off) == ("AVROP", True)
    leader_client.post(f"/p/nyttiga/avtal/{agreement.pk}/valj-form/", {"form": "PÅHITT"})
    agreement.refresh_from_db()
    assert agreement.form == "AVROP"


@pytest.mark.django_db
def test_secret_terms_are_not_told_by_the_guide(world: World, signed_in: object) -> None:
    agreement = make_agreement(world, estimated_value=123_456, secrecy="OSL_19_3")
    client: Client = signed_in(world.users[Role.COMMUNICATOR])  # type: ignore[operator]
    page = client.get(GUIDE, {"avtal": agreement.pk}).content.decode()
    assert "123456" not in page.replace("\xa0", "").replace(" ", "")
    other = make_agreement(
        world, "A002", project=world.other_project, party=False, enterprise=False
    )
    assert client.get(GUIDE, {"avtal": other.pk}).status_code == 404
