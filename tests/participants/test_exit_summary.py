"""The summary for the referrer as a PDF: no more than the page, and only with a consent."""

import io
from collections.abc import Callable

import page
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.audit.models import Read
from participants.models import Consent, Exit, Referral
from tests.participants.referral_world import accepted, days_ago, ended, other_unit
from tests.world import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SUMMARY = "Maryam provade två kök och läser nu till kock."


@pytest.fixture
def referral(world: World) -> Referral:
    return ended(world, "maryam", SUMMARY)


def agree(referral: Referral, *organisations: object, **fields: object) -> Consent:
    """The person lets the referrer's organisation be told, or those named."""
    consent = Consent.objects.create(
        project=referral.project,
        participant=referral.period.participant,
        kind=Consent.Kind.INFO_EXCHANGE,
        **({"given_on": days_ago(30)} | fields),
    )
    consent.organisations.set(organisations or [referral.unit.organisation])
    return consent


def url(referral: Referral) -> str:
    return reverse("participants:referral_summary_pdf", args=["nyttiga", referral.pk])


def staff_url(referral: Referral) -> str:
    found = Exit.objects.get(period=referral.period)
    return reverse("participants:exit_summary_pdf", args=["nyttiga", found.pk])


def text_of(content: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(content))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


@pytest.fixture
def referrer_client(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.REFERRER])


def test_it_is_accessible_archivable_and_says_what_the_page_says(
    referral: Referral, referrer_client: Client
) -> None:
    agree(referral)
    made = referrer_client.get(url(referral)).content
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        found = page.validate_pdf_bytes(made, profile=profile)
        assert found.is_compliant, [(fault.rule_id, fault.message) for fault in found.failures]
    text = text_of(made)
    assert "Så gick det för Sture Nyman" in text
    assert SUMMARY in text
    assert "till 1 november 2026" in text


def test_neither_what_remains_nor_why_nor_a_number_stands_in_it(
    referral: Referral, referrer_client: Client
) -> None:
    agree(referral)
    answer = referrer_client.get(url(referral))
    told = text_of(answer.content) + answer["Content-Disposition"]
    for secret in ("Bara för oss", "Sjukdom", "D001", "19900101", "Haile"):
        assert secret not in told


class TestConsent:
    def offered(self, referral: Referral, client: Client) -> bool:
        """Whether the page has the link; the file must say the same."""
        shown = client.get(
            reverse("participants:referral_summary", args=["nyttiga", referral.pk])
        ).content.decode()
        found = client.get(url(referral)).status_code
        assert (url(referral) in shown) == (found == 200)
        assert SUMMARY in shown
        return found == 200

    def test_without_one_it_is_only_read(self, referral: Referral, referrer_client: Client) -> None:
        assert not self.offered(referral, referrer_client)

    def test_one_that_held_on_the_last_day_is_enough(
        self, referral: Referral, referrer_client: Client
    ) -> None:
        agree(referral)
        assert self.offered(referral, referrer_client)

    def test_one_that_names_nobody_covers_all(
        self, referral: Referral, referrer_client: Client
    ) -> None:
        agree(referral).organisations.clear()
        assert self.offered(referral, referrer_client)

    def test_one_for_somebody_else_does_not(
        self, world: World, referral: Referral, referrer_client: Client
    ) -> None:
        agree(referral, other_unit(world).organisation)
        assert not self.offered(referral, referrer_client)

    @pytest.mark.parametrize(
        "fields",
        [
            {"withdrawn_on": days_ago(0)},
            {"valid_to": days_ago(5)},
            {"given_on": days_ago(0)},
        ],
        ids=["withdrawn since", "ran out before", "given after"],
    )
    def test_one_that_does_not_hold_permits_nothing(
        self, referral: Referral, referrer_client: Client, fields: dict[str, object]
    ) -> None:
        agree(referral, **fields)
        assert not self.offered(referral, referrer_client)


def test_another_unit_s_is_not_found(world: World, referrer_client: Client) -> None:
    foreign = ended(world, "nils", "Gick bra")
    Referral.objects.filter(pk=foreign.pk).update(unit=other_unit(world))
    agree(foreign).organisations.clear()
    assert referrer_client.get(url(foreign)).status_code == 404


def test_a_stay_that_goes_on_has_none(world: World, referrer_client: Client) -> None:
    assert referrer_client.get(url(accepted(world, "nils"))).status_code == 404


class TestByTheCoach:
    def test_it_hangs_on_the_person_s_page(self, referral: Referral, coach_client: Client) -> None:
        agree(referral)
        person = referral.period.participant_id
        shown = coach_client.get(f"/p/nyttiga/deltagare/{person}/").content.decode()
        assert staff_url(referral) in shown
        text = text_of(coach_client.get(staff_url(referral)).content)
        assert "Så gick det för Maryam Haile" in text
        assert "Arbetsmarknadsenheten" in text

    def test_without_a_consent_there_is_none(
        self, referral: Referral, coach_client: Client
    ) -> None:
        person = referral.period.participant_id
        shown = coach_client.get(f"/p/nyttiga/deltagare/{person}/").content.decode()
        assert "samtycke till utbyte av uppgifter saknas" in shown
        assert coach_client.get(staff_url(referral)).status_code == 404

    def test_a_protected_person_is_not_named(self, world: World, coach_client: Client) -> None:
        hidden = ended(world, "protected", "Gick bra")
        agree(hidden)
        assert "Hemlig" not in text_of(coach_client.get(staff_url(hidden)).content)


def test_it_is_in_the_read_log(referral: Referral, referrer_client: Client) -> None:
    agree(referral)
    referrer_client.get(url(referral))
    assert Read.objects.filter(
        action=Read.Action.EXPORTED, participant_number="D001", page="sammanfattningen som PDF"
    ).exists()


@pytest.mark.parametrize("role", sorted(set(Role) - TABLE[Permission.PARTICIPANTS_EDIT]))
def test_others_do_not_get_the_coach_s(
    world: World, referral: Referral, signed_in: SignIn, role: Role
) -> None:
    agree(referral)
    assert signed_in(world.users[role]).get(staff_url(referral)).status_code == 403
