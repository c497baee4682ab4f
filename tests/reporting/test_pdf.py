"""The report as a PDF: accessible, archivable, and without anybody in it."""

import datetime as dt
import io
import re

import page
import pypdf
import pytest

from nyttiga.accounts.permissions import Role
from nyttiga.ui.pdf import BASE_URL, OwnFilesOnly
from participants.models import FutureWorkshop, Participant
from reporting.models.report import Variant
from reporting.periods import Period
from reporting.report.contents import contents
from reporting.report.pdf import report_html, report_pdf
from tests.reporting.report_world import Q4, begin, fill_quarter
from tests.world import TODAY


@pytest.fixture
def report(world):
    fill_quarter(world)
    return begin(world)


def text_of(pdf):
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def address(report, variant):
    return f"/p/nyttiga/rapporter/{report.pk}/{variant}.pdf"


@pytest.mark.parametrize("variant", Variant)
def test_one_file_is_both_accessible_and_archivable(report, variant):
    pdf = report_pdf(contents(report, variant, TODAY))
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        found = page.validate_pdf_bytes(pdf, profile=profile)
        assert found.is_compliant, [(fault.rule_id, fault.message) for fault in found.failures]


def test_the_file_says_what_it_is(report):
    reader = pypdf.PdfReader(io.BytesIO(report_pdf(contents(report, Variant.RAR, TODAY))))
    assert reader.metadata.title == (
        "Lägesrapport 1 juli – 30 september 2026, Nyttiga affärer 2.0 (Till RAR)"
    )
    assert reader.root_object["/Lang"] == "sv"
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)][:3] == [
        "Sammanfattning",
        "Väsentliga händelser och förändringar",
        "Måluppfyllelse",
    ]
    assert 6 <= len(reader.pages) <= 12


def test_the_text_can_be_read_out_with_its_swedish_letters(report):
    text = text_of(report_pdf(contents(report, Variant.INTERNAL, TODAY)))
    assert "Samordningsförbundet RAR Sörmland" in text
    assert "Deltagare som påbörjat" in text
    assert "Medborgarhuset, Flen" in text


@pytest.mark.parametrize("variant", Variant)
def test_every_table_has_headings_for_columns_and_rows(report, variant):
    tables = re.findall(
        r"<table.*?</table>", report_html(contents(report, variant, TODAY)), re.DOTALL
    )
    assert len(tables) >= 6
    for table in tables:
        assert '<th scope="col"' in table
        if 'class="tiles"' not in table:
            assert '<th scope="row"' in table


def test_every_chart_has_its_words(report):
    html = report_html(contents(report, Variant.INTERNAL, TODAY))
    assert "10 av 30, väntat" in html
    for chart in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        assert re.match(r"<svg[^>]*>\s*<title>[^<]+</title>", chart)


def test_nobody_is_in_the_variant_for_rar(world, report):
    text = text_of(report_pdf(contents(report, Variant.RAR, TODAY)))
    for person in Participant.objects.filter(project=world.project):
        words = {person.first_name, person.last_name, person.number, person.personnummer} - {""}
        assert not [word for word in words if re.search(rf"\b{re.escape(word)}\b", text)]


def test_few_people_are_a_few_in_the_variant_for_rar_only(report):
    rar = report_html(contents(report, Variant.RAR, TODAY))
    internal = report_html(contents(report, Variant.INTERNAL, TODAY))
    trosa = r'<th scope="row">Trosa</th><td class="num">{}</td>'
    assert re.search(trosa.format("&lt;5"), rar)
    assert re.search(trosa.format("3"), internal)


def test_sex_is_never_told_within_a_municipality(report):
    html = report_html(contents(report, Variant.RAR, TODAY))
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert not [table for table in tables if "Kvinnor" in table and "Flen" in table]


def test_a_share_of_a_few_people_is_not_told_to_rar(world):
    report = begin(world)
    html = report_html(contents(report, Variant.RAR, TODAY))
    assert 'class="share"' not in html


def test_own_words_take_the_drafts_place(world, report):
    report.write("lardomar", "Vi lärde oss att åka buss.", world.leader, "", "a" * 16)
    html = report_html(contents(report, Variant.RAR, TODAY))
    assert "<p>Vi lärde oss att åka buss.</p>" in html
    assert "Inga lärdomar är nedskrivna" not in html


def test_only_our_own_files_are_fetched():
    fetcher = OwnFilesOnly()
    assert b"@page" in fetcher.fetch(f"{BASE_URL}css/report.css").read()
    for foreign in ("file:///etc/passwd", "http://exempel.se/", f"{BASE_URL}../settings.py"):
        with pytest.raises(Exception, match=r"protocol|no static file|outside|located"):
            fetcher.fetch(foreign)


def test_the_file_has_a_neutral_name(leader_client, report):
    answer = leader_client.get(address(report, "rar"))
    assert answer["Content-Disposition"] == 'attachment; filename="lagesrapport-2026-q3-rar.pdf"'
    assert answer["Content-Type"] == "application/pdf"


def test_a_name_in_a_section_stops_the_variant_for_rar(leader_client, world, report):
    report.write("mal", "Maryam Haile nådde målet.", world.leader, "", "a" * 16)
    answer = leader_client.get(address(report, "rar"))
    assert answer.status_code == 409
    assert "Avsnittet «Måluppfyllelse» innehåller namnet på en deltagare." in (
        answer.content.decode()
    )


def test_a_name_in_a_meetings_place_stops_it_too(leader_client, world, report):
    workshop = FutureWorkshop.objects.get(project=world.project)
    workshop.place = "Hemma hos Maryam Haile"
    workshop.save()
    answer = leader_client.get(address(report, "rar"))
    assert "Rad 1 i tabellen «Träffar i Framtidsverkstäderna» innehåller" in (
        answer.content.decode()
    )


def test_there_is_no_variant_for_rar_before_the_quarter_is_over(leader_client, world):
    answer = leader_client.get(address(begin(world, Q4), "rar"))
    assert answer.status_code == 409
    assert "Perioden pågår än" in answer.content.decode()


@pytest.mark.parametrize(
    "role",
    [
        Role.STEERING_GROUP,
        Role.EVALUATOR,
        Role.SUPERVISOR,
        Role.REFERRER,
        Role.DATA_PROTECTION_OFFICER,
    ],
)
def test_nobody_outside_the_staff_gets_a_report_that_is_not_fixed(world, signed_in, report, role):
    client = signed_in(world.users[role])
    for variant in Variant.values:
        assert client.get(address(report, variant)).status_code == 403


def test_the_first_quarter_of_a_new_project_can_be_made(world):
    first = Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    made = contents(begin(world, first), Variant.RAR, TODAY)
    assert report_pdf(made).startswith(b"%PDF")
