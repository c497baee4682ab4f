"""Before and after, by numbers worked out by hand."""

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from participants.models import Participant, ParticipationPeriod
from reporting.models import BudgetLine, Cost
from reporting.periods import Period
from reporting.sus import acting
from reporting.sus.gone_on import gone_to_work_or_studies
from reporting.sus.tables import sus_tables, sus_tables_for_outsiders
from tests.reporting.sus_world import after, before, consent, stay
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
YEAR = Period(dt.date(2026, 1, 1), TODAY)
Q3 = Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30))
PAGE = "/p/nyttiga/fore-efter/"


def ended(
    world: World, number: int, sex: str, was: tuple, became: tuple, reason: str = "TILL_ARBETE"
) -> Participant:
    """Somebody who began in January and ended in August."""
    person = world.participant(
        f"E{number:03d}",
        sex=sex,
        ends_on=dt.date(2026, 8, 20),
        end_reason=reason,
        referred_by="AF",
    )
    before(person, *was)
    after(person, *became)
    return person


@pytest.fixture
def six(world: World) -> list[Participant]:
    """Four women and two men who ended."""
    a = ("FORSORJNINGSSTOD", 100, "AKTIVT_SOKANDE", None)
    b = ("SJUKPENNING", 50, "STUDIER", 25)
    return [
        ended(world, 1, "kvinna", a, ("LON", None, "ARB_OSUBV", 75)),
        ended(world, 2, "kvinna", a, ("STUDIESTOD", 100, "STUDIER", 100), "TILL_STUDIER"),
        ended(world, 3, "kvinna", b, ("SJUKPENNING", 50, "STUDIER", 25), "SJUKDOM"),
        ended(world, 4, "kvinna", a, a, "SJUKDOM"),
        ended(world, 5, "man", ("OKAND", None, "OVRIGT", None), ("PENSION", None, "OVRIGT", None)),
        ended(world, 6, "man", b, ("LON_SUBV", None, "ARB_SUBV", 0), "EGEN_BEGARAN"),
    ]


def table(tables: list, code: str) -> dict[str, tuple]:
    found = next(one for one in tables if one.code == code)
    return {row.label: row.numbers for row in found.rows}


def test_support_before_and_after(world, six):
    rows = table(sus_tables(world.project, YEAR), "A2")
    # before, after, change, per cent; women before and after, men before and after
    assert rows["Någon offentlig försörjning"][:3] == (5, 2, -3)
    assert str(rows["Någon offentlig försörjning"][3]) == "-60.0"
    assert rows["Någon offentlig försörjning"][4:] == (4, 2, 1, 0)
    assert rows["Ekonomiskt bistånd/försörjningsstöd"][:3] == (3, 1, -2)
    assert rows["Sjukpenning"][:3] == (2, 1, -1)
    assert rows["Bara studiestöd"][:2] == (0, 1)
    assert rows["Ingen offentlig försörjning"][:2] == (0, 3)  # wages, and a pension
    assert rows["Uppgift saknas"][:2] == (1, 0)


def test_occupation_before_and_after(world, six):
    rows = table(sus_tables(world.project, YEAR), "A3")
    assert rows["Förvärvsarbete"][:2] == (0, 1)  # nought per cent is no work
    assert rows["Studier"][:2] == (2, 2)
    assert rows["Aktivt arbetssökande"][:2] == (3, 1)
    assert rows["Övriga"][:2] == (1, 2)
    assert rows["Arbetar eller studerar"][:3] == (2, 3, 1)
    assert rows["varav började eller ökade"] == (None, 2, None, None, None, 2, None, 0)


def test_transitions_and_reasons_and_referrers(world, six):
    tables = sus_tables(world.project, YEAR)
    found = next(one for one in tables if one.code == "A6")
    fk = dict(
        zip(
            found.headings[1:],
            table(tables, "A6")["Ersättning från Försäkringskassan"],
            strict=True,
        )
    )
    assert fk == {
        "Ersättning från Försäkringskassan": 1,
        "Ekonomiskt bistånd": 0,
        "Bara studiestöd": 0,
        "Ingen offentlig försörjning": 1,
        "Alla": 2,
    }
    assert table(tables, "A5") == {
        "Egen begäran": (1,),
        "Sjukdom": (2,),
        "Till arbete": (2,),
        "Till studier": (1,),
        "Alla": (6,),
    }
    assert table(tables, "A7")["Arbetsförmedlingen"] == (6,)


def test_who_came_and_how_they_are_registered(world, six):
    maryam = world.participants["maryam"]  # born 1990
    maryam.periods.update(education="GYMNASIUM", support_months=12)
    consent(maryam)
    acting.register_in(stay(world, maryam), TODAY, world.coach)
    acting.register_without_consent(
        stay(world, world.participants["nils"]), "EJ", TODAY, world.coach
    )
    tables = sus_tables(world.project, YEAR)
    rows = table(tables, "A4")
    assert (rows["Gymnasium"], rows["30–39 år"], rows["7–12 månader"]) == ((1,), (1,), (1,))
    assert table(tables, "A8") == {
        "Med personuppgifter": (1,),
        "Anonymt": (0,),
        "Inte registrerade, eller med återtaget samtycke": (1,),
        "Väntar på att registreras": (8,),
        "Alla": (10,),
    }
    as_sus = sus_tables(world.project, YEAR, as_sus=True)
    assert table(as_sus, "A1")["Alla"] == (0, 1, 0, 1)


def test_what_is_told_after_the_windows_end_is_not_there_yet_and_mistakes_never(world, six):
    six[0].occupations.filter(moment="efter").update(date=dt.date(2026, 10, 5))
    six[1].periods.update(end_reason="FELREGISTRERING")
    rows = table(sus_tables(world.project, Q3), "A3")
    assert rows["Förvärvsarbete"][1] == 0
    assert rows["Uppgift saknas"][1] == 1
    assert rows["Studier"][:2] == (2, 1)


def test_a_second_stay_keeps_its_own_before_and_after(world, six):
    person = six[0]
    again = ParticipationPeriod.objects.create(
        project=world.project,
        participant=person,
        starts_on=dt.date(2026, 9, 1),
        ends_on=dt.date(2026, 9, 20),
        end_reason="SJUKDOM",
    )
    rows = table(sus_tables(world.project, YEAR), "A3")
    assert (rows["Uppgift saknas"][:2], rows["Förvärvsarbete"][:2]) == ((1, 1), (0, 1))
    assert again.starts_on > dt.date(2026, 8, 20)


def test_gone_to_work_or_studies_counts_people_from_the_day_it_was_so(world, six):
    people = Participant.objects.filter(project=world.project)
    gone = gone_to_work_or_studies(people, TODAY)
    assert {one.number for one in gone} == {"E001", "E002", "E003"}
    assert {one.counts_from for one in gone} == {dt.date(2026, 8, 20)}
    assert not gone_to_work_or_studies(people, dt.date(2026, 8, 19)).exists()


def test_what_it_costs_is_told_by_calendar_year_to_everybody(world):
    about = {"project": world.project, "cost_type": "RESOR"}
    BudgetLine.objects.create(**about, year=2026, amount=10_000)
    BudgetLine.objects.create(**about, year=2027, amount=5_000)
    for amount, day, financier in (
        ("2500.50", dt.date(2026, 9, 30), "RAR"),
        ("999", dt.date(2026, 10, 1), "RAR"),  # after the quarter
        ("700", dt.date(2026, 9, 1), "TID"),  # others pay
    ):
        Cost.objects.create(
            **about, voucher="A1", booked_on=day, amount=Decimal(amount), financier=financier
        )
    expected = {
        "2026": (10_000, 2_501, 7_500, Decimal("25.0")),
        "2027": (5_000, 0, 5_000, Decimal("0.0")),
        "Alla år": (15_000, 2_501, 12_500, Decimal("16.7")),
    }
    assert table(sus_tables(world.project, Q3), "A9") == expected
    assert table(sus_tables_for_outsiders(world.project, Q3), "A9") == expected


def test_outside_tables_of_few_are_not_given_and_small_numbers_not_told(world, six):
    tables = sus_tables_for_outsiders(world.project, Q3)
    notes = {one.code: one.note for one in tables if not one.rows}
    assert set(notes) == {"A2", "A3", "A4", "A6", "A8", "A9"}  # nothing is booked
    assert "För få avslutade" in notes["A2"]
    assert table(tables, "A5")["Gick till arbete eller studier"] == ("<5",)
    with pytest.raises(ValueError, match="quarters"):
        sus_tables_for_outsiders(world.project, YEAR)


def test_outside_percentages_stand_on_ten_people(world, six):
    a = ("FORSORJNINGSSTOD", 100, "AKTIVT_SOKANDE", None)
    for number in range(10, 26):
        ended(world, number, "kvinna", a, ("LON", None, "ARB_OSUBV", 75))
    for number in range(26, 36):
        ended(world, number, "man", a, ("LON", None, "ARB_OSUBV", 75), "SJUKDOM")
    for number in range(12):  # who stay must be enough too, or the flow hides who ended
        world.participant(f"O{number:03d}", sex="man" if number % 2 else "kvinna")
    rows = table(sus_tables_for_outsiders(world.project, Q3), "A3")
    assert rows["Aktivt arbetssökande"][1] in {"<5", "–"}
    assert rows["Aktivt arbetssökande"][2:4] == ("–", "–")
    assert "<5" in {number for row in rows.values() for number in row}


def test_the_page_and_the_workbook_tell_the_same(world, six, leader_client, at_most_queries):
    with at_most_queries(8):
        text = leader_client.get(PAGE).content.decode()
    assert "Någon offentlig försörjning" in text
    assert "Uppföljning Finsam, version 2023" in text
    book = load_workbook(BytesIO(leader_client.get(f"{PAGE}tabeller.xlsx").content))
    assert book.sheetnames[:2] == ["Flöde", "Försörjning"]
    values = {row[0]: row[1:4] for row in book["Försörjning"].values}
    assert values["Någon offentlig försörjning"] == (5, 2, -3)


@pytest.mark.parametrize("role", ["styrgrupp", "utvarderare"])
def test_outsiders_get_their_variant_whatever_they_ask_for(world, six, signed_in, role):
    client = signed_in(world.users[role])
    for asked in ("", "?variant=intern", "?fran=2026-08&till=2026-08&urval=sus", "?per=2026-08-20"):
        text = client.get(PAGE + asked).content.decode()
        assert "1 juli – 30 september 2026" in text
        assert "Som SUS ser dem" not in text
        book = load_workbook(BytesIO(client.get(f"{PAGE}tabeller.xlsx{asked}").content))
        assert "Till RAR" in str(list(book["Flöde"].values))
    text = client.get(f"{PAGE}?period=2026-Q2").content.decode()
    assert "1 april – 30 juni 2026" in text
    assert "1 oktober" not in client.get(f"{PAGE}?period=2026-Q4").content.decode()


def test_the_staff_choose_months_and_nonsense_is_the_whole_project(world, leader_client):
    assert "1 augusti – 31 augusti 2026" in (
        leader_client.get(f"{PAGE}?fran=2026-08&till=2026-08").content.decode()
    )
    for asked in ("?fran=x&till=9999-99", "?fran=2026-09&till=2026-02", "?fran=0000-01"):
        text = leader_client.get(PAGE + asked).content.decode()
        assert "1 januari – 2 november 2026" in text
