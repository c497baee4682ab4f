import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Municipality, TargetGroup
from participants.models import Participant
from tests.world import World

pytestmark = pytest.mark.django_db

URL = reverse("participants:register", args=["nyttiga"])
LEAST = {"sex": "man", "starts_on": "2026-11-02", "identity": "utan"}
NAMED = {
    "sex": "man",
    "starts_on": "2026-11-02",
    "identity": "med",
    "first_name": "Sture",
    "last_name": "Nyman",
}


def register(client: Client, **fields: object) -> str:
    """The page that answers; empty when the participant was saved."""
    response = client.post(URL, fields)
    return "" if response.status_code == 302 else response.content.decode()


def newest() -> Participant:
    return Participant.objects.latest("pk")


def test_sex_and_start_are_enough(world: World, leader_client: Client) -> None:
    assert register(leader_client, **LEAST) == ""
    participant = newest()
    assert (participant.number, participant.sex) == ("D005", "man")
    assert participant.is_anonymous
    assert participant.periods.get().starts_on == dt.date(2026, 11, 2)


def test_the_number_is_shown_and_may_be_changed(world: World, leader_client: Client) -> None:
    assert 'value="D005"' in leader_client.get(URL).content.decode()
    register(leader_client, **LEAST, number="X7", offered_number="D005")
    assert newest().number == "X7"


def test_numbers_go_on_after_d999(world: World) -> None:
    world.participant("D999")
    assert Participant.next_number(world.project) == "D1000"


def test_two_who_were_offered_the_same_number_get_different_ones(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    offered = {"number": "D005", "offered_number": "D005"}
    register(leader_client, **LEAST, **offered)
    assert register(coach_client, **LEAST, **offered) == ""
    assert newest().number == "D006"


def test_a_taken_number_that_somebody_chose_is_refused(world: World, leader_client: Client) -> None:
    page = register(leader_client, **LEAST, number="d001", offered_number="D005")
    assert "Numret används redan" in page


@pytest.mark.parametrize("missing", ["sex", "starts_on"])
def test_sex_and_start_must_be_given(world: World, leader_client: Client, missing: str) -> None:
    before = Participant.objects.count()
    assert f'href="#id_{missing}"' in register(leader_client, **(LEAST | {missing: ""}))
    assert Participant.objects.count() == before


def test_with_a_name_asks_for_the_name(world: World, leader_client: Client) -> None:
    page = register(leader_client, **(NAMED | {"first_name": "", "last_name": ""}))
    assert "Skriv ett namn, eller välj Utan namn" in page


def test_without_a_name_allows_no_name(world: World, leader_client: Client) -> None:
    page = register(leader_client, **(NAMED | {"identity": "utan"}))
    assert "Du valde utan namn" in page
    assert 'value="Sture"' in page


def test_everything_that_was_typed_stays(world: World, leader_client: Client) -> None:
    page = register(leader_client, **NAMED, personnummer="19900101-1111", phone="0157-111 22")
    for typed in ["Sture", "Nyman", "19900101-1111", "0157-111 22"]:
        assert f'value="{typed}"' in page


class TestPersonnummer:
    def test_is_saved_as_twelve_digits(self, world: World, leader_client: Client) -> None:
        assert register(leader_client, **NAMED, personnummer="900101-2393") == ""
        assert newest().personnummer == "199001012393"

    def test_a_samordningsnummer_will_do(self, world: World, leader_client: Client) -> None:
        assert register(leader_client, **NAMED, personnummer="19900161-2390") == ""
        assert newest().masked_personnummer == "19900161-****"

    def test_a_wrong_one_is_said_in_plain_words(self, world: World, leader_client: Client) -> None:
        page = register(leader_client, **NAMED, personnummer="19900101-2394")
        assert "Personnumret stämmer inte" in page

    def test_tells_the_sex(self, world: World, leader_client: Client) -> None:
        register(leader_client, **(NAMED | {"sex": ""}), personnummer="900101-2393")
        assert newest().sex == "man"

    def test_warns_of_another_sex(self, world: World, leader_client: Client) -> None:
        fields = NAMED | {"sex": "kvinna", "personnummer": "900101-2393"}
        assert "Kön och personnummer säger olika" in register(leader_client, **fields)
        assert register(leader_client, **fields, anyway="sex-kvinna") == ""

    def test_a_tick_for_one_sex_is_not_a_tick_for_another(
        self, world: World, leader_client: Client
    ) -> None:
        fields = NAMED | {"sex": "kvinna", "personnummer": "900101-2393"}
        assert register(leader_client, **fields, anyway="sex-man") != ""

    def test_never_stands_in_a_form_again(self, world: World, leader_client: Client) -> None:
        pk = world.participants["maryam"].pk
        page = leader_client.get(reverse("participants:edit", args=["nyttiga", pk]))
        assert "199001012385" not in page.content.decode()
        assert "19900101-****" in page.content.decode()


class TestTargetGroup:
    @pytest.mark.parametrize(
        ("fields", "code", "words"),
        [
            ({"needs_work_training": "False"}, "training", "Behöver inte arbetsträning"),
            ({"needs_coordination": "False"}, "coordination", "Behöver inte samordnat stöd"),
            ({"lives_elsewhere": "on"}, "municipality", "utanför projektets kommuner"),
            ({"starts_on": "2025-12-31"}, "dates", "utanför projektets tid"),
            ({"starts_on": "2027-03-05"}, "last_intake", "efter projektets sista intag"),
            ({"personnummer": "20150101-2395", "sex": "man"}, "age", "Personen är 11 år"),
        ],
    )
    def test_warns_and_keeps_the_reason(
        self,
        world: World,
        leader_client: Client,
        fields: dict[str, str],
        code: str,
        words: str,
    ) -> None:
        fields = NAMED | fields
        assert words in register(leader_client, **fields)
        without = register(leader_client, **fields, anyway=f"intake-{code}")
        assert "Skriv varför personen tas in ändå" in without
        saved = register(
            leader_client, **fields, anyway=f"intake-{code}", intake_reason="Beslut i styrgruppen"
        )
        assert saved == ""
        assert newest().intake_reason == "Beslut i styrgruppen"

    def test_a_tick_covers_only_what_was_warned_of(
        self, world: World, leader_client: Client
    ) -> None:
        fields = NAMED | {"needs_coordination": "False", "starts_on": "2025-12-31"}
        page = register(leader_client, **fields, anyway="intake-coordination", intake_reason="Skäl")
        assert "Utanför målgruppen" in page

    def test_questions_not_asked_warn_of_nothing(self, world: World, leader_client: Client) -> None:
        assert register(leader_client, **LEAST, needs_work_training="") == ""
        assert newest().needs_work_training is None

    def test_the_ages_are_the_projects_own(self, world: World, leader_client: Client) -> None:
        TargetGroup.objects.filter(project=world.project, of_people=True).update(
            min_age=50, max_age=None
        )
        page = register(leader_client, **NAMED, personnummer="19900101-2393")
        assert "Målgruppen är minst 50 år" in page


def test_a_personnummer_in_the_reason_is_warned_of(world: World, leader_client: Client) -> None:
    fields = NAMED | {
        "lives_elsewhere": "on",
        "intake_reason": "Syskon till 19900101-2385",
        "anyway": ["intake-municipality"],
    }
    assert "personnummer i texten" in register(leader_client, **fields)
    fields["anyway"] = ["intake-municipality", "text-intake_reason"]
    assert register(leader_client, **fields) == ""


class TestEdit:
    def change(self, world: World, client: Client, who: str, **fields: object) -> str:
        participant = world.participants[who]
        url = reverse("participants:edit", args=["nyttiga", participant.pk])
        form = client.get(url).context["form"]
        before = {name: form[name].value() for name in form.fields}
        kept = {name: value for name, value in before.items() if value not in (None, False)}
        response = client.post(url, kept | fields)
        participant.refresh_from_db()
        return "" if response.status_code == 302 else response.content.decode()

    def test_changes_what_was_changed_and_keeps_the_rest(
        self, world: World, leader_client: Client
    ) -> None:
        assert self.change(world, leader_client, "maryam", phone="070-111 22 33") == ""
        maryam = world.participants["maryam"]
        assert (maryam.phone, maryam.personnummer) == ("070-111 22 33", "199001012385")
        assert maryam.municipality == world.municipality("Flen")

    def test_a_personnummer_can_be_taken_away(self, world: World, leader_client: Client) -> None:
        assert self.change(world, leader_client, "maryam", remove_personnummer="on") == ""
        maryam = world.participants["maryam"]
        assert (maryam.personnummer, maryam.personnummer_index) == ("", "")

    def test_an_anonymous_person_can_get_a_name(self, world: World, leader_client: Client) -> None:
        assert self.change(world, leader_client, "anonymous", first_name="Kim") == ""
        assert not world.participants["anonymous"].is_anonymous

    def test_a_start_can_be_corrected(self, world: World, leader_client: Client) -> None:
        assert self.change(world, leader_client, "maryam", starts_on="2026-02-01") == ""
        assert world.participants["maryam"].periods.get().starts_on == dt.date(2026, 2, 1)

    def test_a_start_stays_clear_of_the_period_before(
        self, world: World, leader_client: Client
    ) -> None:
        nils = world.participants["nils"]
        nils.periods.update(ends_on=dt.date(2026, 5, 1))
        nils.periods.create(project=world.project, starts_on=dt.date(2026, 9, 1))
        page = self.change(world, leader_client, "nils", starts_on="2026-04-01")
        assert "går in i en annan period" in page


class TestReturn:
    def url(self, participant: Participant) -> str:
        return reverse("participants:new_period", args=["nyttiga", participant.pk])

    def gone(self, world: World) -> Participant:
        return world.participant("D010", ends_on=dt.date(2026, 5, 1), end_reason="FLYTT")

    def test_gives_a_new_period_on_the_same_row(self, world: World, leader_client: Client) -> None:
        participant = self.gone(world)
        leader_client.post(self.url(participant), {"starts_on": "2026-10-01"})
        starts = participant.periods.values_list("starts_on", flat=True)
        assert list(starts) == [dt.date(2026, 10, 1), dt.date(2026, 1, 8)]

    def test_cannot_start_before_the_last_one_ended(
        self, world: World, leader_client: Client
    ) -> None:
        participant = self.gone(world)
        leader_client.post(self.url(participant), {"starts_on": "2026-04-01"})
        assert participant.periods.count() == 1

    def test_is_not_for_somebody_who_is_still_here(
        self, world: World, leader_client: Client
    ) -> None:
        maryam = world.participants["maryam"]
        leader_client.post(self.url(maryam), {"starts_on": "2026-10-01"})
        assert maryam.periods.count() == 1

    def test_after_the_last_intake_needs_a_reason(
        self, world: World, leader_client: Client
    ) -> None:
        participant = self.gone(world)
        answer = {"starts_on": "2027-06-01", "anyway": "intake-last_intake"}
        leader_client.post(self.url(participant), answer)
        assert participant.periods.count() == 1
        leader_client.post(self.url(participant), answer | {"reason": "Var föräldraledig"})
        participant.refresh_from_db()
        assert participant.periods.count() == 2
        assert participant.intake_reason == "Var föräldraledig"


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.PROJECT_LEADER, Role.COACH}])
@pytest.mark.parametrize("page", ["register", "edit", "new_period"])
def test_others_may_not_register_or_change(
    world: World, signed_in: Callable[[User], Client], role: Role, page: str
) -> None:
    arguments = [] if page == "register" else [world.participants["maryam"].pk]
    url = reverse(f"participants:{page}", args=["nyttiga", *arguments])
    client = signed_in(world.users[role])
    assert client.get(url).status_code == 403
    assert client.post(url, LEAST).status_code == 403


@pytest.mark.parametrize("page", ["edit", "new_period", "participant", "history"])
def test_another_projects_person_does_not_exist(
    world: World, leader_client: Client, page: str
) -> None:
    url = reverse(f"participants:{page}", args=["nyttiga", world.participants["foreign"].pk])
    assert leader_client.get(url).status_code == 404


def test_another_projects_municipality_is_no_choice(world: World, leader_client: Client) -> None:
    there = Municipality.objects.filter(project=world.other_project)[0]
    assert 'href="#id_municipality"' in register(leader_client, **LEAST, municipality=there.pk)
