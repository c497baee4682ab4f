"""What is written about an enterprise: its way, judgements, routines, documents, history."""

import datetime as dt
import io
from collections.abc import Callable
from contextlib import AbstractContextManager

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enterprises.models import Enterprise, EnterpriseDocument, Routine, WayStep
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.audit.models import Read
from nyttiga.projects.models import StoredFile
from tests.rows.enterprises import record_of
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[None]]
PDF = b"%PDF-1.7 papper"


@pytest.fixture
def process_client(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.PROCESS_LEADER])


@pytest.fixture
def enterprise(world: World) -> Enterprise:
    return world.enterprise("F001", "Kretsloppet", places=2, kind="BLIVANDE")


def page(enterprise: Enterprise, part: str = "") -> str:
    return f"/p/nyttiga/foretag/{enterprise.pk}/{part}"


def test_who_starts_is_counted_from_that_day(
    world: World, process_client: Client, enterprise: Enterprise
) -> None:
    process_client.post(page(enterprise, "steg/"), {"step": "ide", "reached_on": "2026-02-02"})
    started = {"step": "startat", "reached_on": "2026-09-01"}
    answer = process_client.post(page(enterprise, "steg/"), started)
    assert "Välj vad företaget är nu när det har startat." in answer.content.decode()
    process_client.post(page(enterprise, "steg/"), started | {"new_kind": "ASF"})
    enterprise.refresh_from_db()
    assert enterprise.kind == "ASF"
    counted = Enterprise.objects.filter(project=world.project).started(TODAY).get()
    assert counted.counts_from == dt.date(2026, 9, 1)
    assert not Enterprise.objects.started(dt.date(2026, 8, 31)).exists()


@pytest.mark.parametrize(
    "steps",
    [
        {"startat": "2026-09-01"},
        {"ide": "2026-02-02", "plan": "2026-03-01"},
        {"ide": "2025-02-02", "startat": "2025-12-31"},
    ],
)
def test_only_a_way_that_ended_within_the_project_counts(
    world: World, enterprise: Enterprise, steps: dict[str, str]
) -> None:
    for step, day in steps.items():
        WayStep.objects.create(
            project=world.project, enterprise=enterprise, step=step, reached_on=day
        )
    assert not Enterprise.objects.started(TODAY).exists()


def test_a_step_stands_once(process_client: Client, enterprise: Enterprise) -> None:
    step = {"step": "ide", "reached_on": "2026-02-02"}
    process_client.post(page(enterprise, "steg/"), step)
    answer = process_client.post(page(enterprise, "steg/"), step)
    assert "Det steget finns redan." in answer.content.decode()


def test_a_yes_needs_something_that_shows_it(
    process_client: Client, enterprise: Enterprise
) -> None:
    criteria = {"assessed_on": "2026-10-01", "business": "on"}
    answer = process_client.post(page(enterprise, "asf/"), criteria)
    assert "Skriv vad som visar det." in answer.content.decode()
    process_client.post(page(enterprise, "asf/"), criteria | {"business_evidence": "Fakturor"})
    shown = process_client.get(page(enterprise, "utveckling/")).content.decode()
    assert "1 av 5 stämmer" in shown


def test_maturity_is_seen_from_the_first_to_the_last(
    process_client: Client, enterprise: Enterprise
) -> None:
    sides = ("idea", "economy", "agreements", "supervision", "impact", "governance")
    for occasion, day, level in (("start", "2026-02-02", "1"), ("efter_skolan", "2026-09-01", "3")):
        process_client.post(
            page(enterprise, "mognad/"),
            {"occasion": occasion, "assessed_on": day, **dict.fromkeys(sides, level)},
        )
    assert "1 blev 3" in process_client.get(page(enterprise, "utveckling/")).content.decode()


def test_sni_codes_have_five_digits(process_client: Client, enterprise: Enterprise) -> None:
    facts = {"name": "Kretsloppet", "sni_codes": "56.100, 8899"}
    answer = process_client.post(page(enterprise, "andra/"), facts)
    assert "Rätta 8899." in answer.content.decode()
    process_client.post(page(enterprise, "andra/"), facts | {"sni_codes": "56.100, 88993"})
    enterprise.refresh_from_db()
    assert enterprise.sni_codes == ["56100", "88993"]


def test_a_routine_becomes_the_enterprises_own_and_is_a_sign_when_in_place(
    process_client: Client, enterprise: Enterprise
) -> None:
    for kind in ("introduktion", "risker", "uppfoljning", "risker"):
        process_client.post(page(enterprise, "rutiner/ny/"), {"kind": kind})
    for routine in Routine.objects.all():
        process_client.post(f"/p/nyttiga/foretag/rutiner/{routine.pk}/klar/")
    assert set(Routine.objects.values_list("in_place_on", flat=True)) == {TODAY}
    assert "<b>3 av 3</b> Rutiner" in process_client.get(page(enterprise)).content.decode()


def test_a_routine_is_taken_home_as_word_and_pdf(
    world: World, coach_client: Client, enterprise: Enterprise
) -> None:
    routine = Routine.objects.create(
        project=world.project, enterprise=enterprise, kind="risker", points="Lyft\n\nStege"
    )
    word = coach_client.get(f"/p/nyttiga/foretag/rutiner/{routine.pk}/word/")
    texts = [one.text for one in docx.Document(io.BytesIO(word.content)).paragraphs]
    assert "☐  Lyft" in texts
    assert "☐  Stege" in texts
    paper = coach_client.get(f"/p/nyttiga/foretag/rutiner/{routine.pk}/pdf/")
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == 'attachment; filename="rutin-risker.pdf"'


def test_a_document_is_kept_by_its_title_and_removed_for_good(
    process_client: Client, enterprise: Enterprise
) -> None:
    upload = SimpleUploadedFile("Anna Svensson.pdf", PDF)
    process_client.post(
        page(enterprise, "dokument/"),
        {"title": "Stadgar", "kind": "stadgar", "dated_on": "2026-05-01", "upload": upload},
    )
    document = EnterpriseDocument.objects.get()
    answer = process_client.get(f"/p/nyttiga/foretag/dokument/{document.pk}/")
    assert answer.content == PDF
    assert "Anna" not in answer["Content-Disposition"]
    process_client.post(f"/p/nyttiga/foretag/dokument/{document.pk}/bort/")
    assert not EnterpriseDocument.objects.exists()
    assert not StoredFile.objects.exists()


def test_what_is_not_a_document_is_refused(process_client: Client, enterprise: Enterprise) -> None:
    upload = SimpleUploadedFile("stadgar.pdf", b"<script>")
    answer = process_client.post(
        page(enterprise, "dokument/"),
        {"title": "Stadgar", "kind": "stadgar", "dated_on": "2026-05-01", "upload": upload},
    )
    assert "stämmer inte med dess slag" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_to_another_project_nothing_of_the_record_is_there(
    world: World, signed_in: SignIn, enterprise: Enterprise
) -> None:
    record_of(enterprise, world.leader)
    document, routine = EnterpriseDocument.objects.get(), Routine.objects.get()
    client = signed_in(world.stranger)
    for address in (
        f"foretag/dokument/{document.pk}/",
        f"foretag/rutiner/{routine.pk}/word/",
        f"foretag/{enterprise.pk}/utveckling/",
        f"foretag/{enterprise.pk}/andringar/",
    ):
        assert client.get(f"/p/annat/{address}").status_code == 404
    assert client.post(f"/p/annat/foretag/dokument/{document.pk}/bort/").status_code == 404
    assert EnterpriseDocument.objects.exists()


@pytest.mark.parametrize("role", [Role.COACH, Role.COMMUNICATOR])
def test_who_only_reads_sees_the_record_and_no_way_to_change_it(
    world: World, signed_in: SignIn, enterprise: Enterprise, role: Role
) -> None:
    record_of(enterprise, world.leader)
    client = signed_in(world.users[role])
    for part in ("", "utveckling/", "rutiner/", "platser/", "andringar/", "kontakter/"):
        shown = client.get(page(enterprise, part))
        assert shown.status_code == 200
        main = shown.content.decode().partition("<main")[2]
        assert "Ändra<" not in main, part
        assert "<button" not in main, part
    assert client.post(page(enterprise, "kontakt/"), {}).status_code == 403


def test_changes_are_told_but_never_a_sole_traders_number(
    world: World, process_client: Client
) -> None:
    sole = world.enterprise("F001", "Firma Ek", legal_form="EF_ENSKILD")
    process_client.post(
        page(sole, "andra/"),
        {"name": "Firma Ek", "legal_form": "EF_ENSKILD", "organisation_number": "900101-2385"},
    )
    shown = process_client.get(page(sole, "andringar/")).content.decode()
    assert "Organisationsnummer ändrades" in shown
    assert "2385" not in shown


def test_the_list_is_taken_out_as_it_is_narrowed_and_that_is_noted(
    world: World, coach_client: Client
) -> None:
    world.enterprise("F001", "=Kretsloppet", places=2)
    world.enterprise("F002", "Utan platser")
    answer = coach_client.post("/p/nyttiga/foretag/excel/?platser=har")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert [row[:2] for row in rows[1:]] == [("F001", "=Kretsloppet")]
    assert Read.objects.get(action="exporterade").page == "Företagslistan"


@pytest.mark.parametrize("times", [1, 4])
def test_the_pages_keep_their_budget(
    world: World,
    process_client: Client,
    enterprise: Enterprise,
    at_most_queries: AtMost,
    times: int,
) -> None:
    record_of(enterprise, world.leader)
    for number in range(times):
        process_client.post(
            page(enterprise, "kontakt/"),
            {"date": "2026-11-02", "way": "telefon", "kind": "kontakt", "said": str(number)},
        )
    process_client.get(page(enterprise))  # shows what the posts have said, once
    for part in ("", "utveckling/", "rutiner/", "platser/", "kontakter/"):
        with at_most_queries(10):
            process_client.get(page(enterprise, part))
    for address in ("natverk/", "platser/"):
        with at_most_queries(8):
            process_client.get(f"/p/nyttiga/foretag/{address}")
