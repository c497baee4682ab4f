"""What is to do in SUS about each stay."""

import datetime as dt

import pytest
from django.db import IntegrityError

from participants.models import Participant, ParticipationPeriod, SupportSource
from participants.withdrawal import withdraw
from reporting.models import ExternalRegistration, Insats
from reporting.sus import acting
from reporting.sus.states import Mode, OutReason, State, stays, waiting_in, waiting_out
from tests.reporting.sus_world import START, before, consent, state, stay
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira(world: World) -> Participant:
    """Somebody with a name, a number and a start."""
    return world.participant(
        "D010",
        first_name="Samira",
        last_name="Nur",
        personnummer="199001012393",
        starts_on=START,
    )


def register(world: World, person: Participant, day: dt.date = TODAY) -> ExternalRegistration:
    return acting.register_in(stay(world, person), day, world.coach)


def test_the_template_makes_one_insats_for_people_and_one_counted_by_head(world):
    people, structure = Insats.objects.filter(project=world.project).order_by("-method")
    assert (people.name, people.method) == ("Nyttiga affärer 2.0 – deltagare", "person")
    assert (structure.name, structure.direction) == (
        "Nyttiga affärer 2.0 – struktur",
        "strukturovergripande",
    )
    assert sum(one.number for one in people.planned.all()) == 30


def test_consent_comes_first(world, samira):
    assert state(world, samira) == State.CONSENT
    with pytest.raises(acting.NotNowError):
        register(world, samira)
    consent(samira)
    assert state(world, samira) == State.IN
    made = register(world, samira)
    assert (made.mode, made.consent.participant, made.profile) == (Mode.PERSON, samira, "UF.2023")
    assert state(world, samira) == State.REGISTERED


@pytest.mark.parametrize("who", ["anonymous", "protected"])
def test_who_has_no_name_or_is_protected_is_registered_anonymously(world, who):
    person = world.participants[who]
    assert state(world, person) == State.IN
    made = register(world, person)
    assert (made.mode, made.consent, made.copied) == (Mode.ANONYMOUS, None, {})
    assert state(world, person) == State.DONE  # it cannot be found there again


def test_who_says_no_is_registered_anonymously_or_not_at_all(world, samira):
    nils = world.participants["nils"]
    acting.register_without_consent(stay(world, samira), Mode.ANONYMOUS, TODAY, world.coach)
    acting.register_without_consent(stay(world, nils), Mode.NOT, TODAY, world.coach)
    assert {state(world, samira), state(world, nils)} == {State.DONE}


def test_who_takes_the_consent_back_is_registered_out_at_once_and_never_as_anonymous(world, samira):
    given = consent(samira)
    made = register(world, samira)
    withdraw(given, TODAY, world.coach)
    assert state(world, samira) == State.AT_ONCE
    with pytest.raises(acting.NotNowError):
        acting.register_without_consent(stay(world, samira), Mode.ANONYMOUS, TODAY, world.coach)
    acting.register_out(stay(world, samira), TODAY, world.coach)
    made.refresh_from_db()
    assert (made.out_reason, made.out_on) == (OutReason.WITHDRAWN, TODAY)
    given.refresh_from_db()
    assert given.handled_on == TODAY  # the other list asks for it no more
    assert state(world, samira) == State.DONE
    consent(samira, TODAY)
    assert state(world, samira) == State.DONE


def test_a_consent_taken_back_before_the_registration_leads_to_no_anonymous_one(world, samira):
    withdraw(consent(samira), TODAY, world.coach)
    assert state(world, samira) == State.CONSENT
    with pytest.raises(acting.NotNowError):
        acting.register_without_consent(stay(world, samira), Mode.ANONYMOUS, TODAY, world.coach)
    acting.register_without_consent(stay(world, samira), Mode.NOT, TODAY, world.coach)


def test_a_fact_that_changes_is_to_be_corrected_and_changed_back_it_is_not(world, samira):
    consent(samira)
    before(samira, "SJUKPENNING", 50, "OVRIGT", None)
    register(world, samira)
    source = SupportSource.objects.get(participant=samira)
    source.extent = 75
    source.save()
    assert state(world, samira) == State.CORRECT
    made = acting.correct(stay(world, samira), TODAY)
    assert (made.corrected_on, state(world, samira)) == (TODAY, State.REGISTERED)
    samira.municipality = world.municipality("Flen")
    samira.save()
    assert state(world, samira) == State.CORRECT
    samira.municipality = None
    samira.save()
    samira.phone = "070-174 06 10"  # SUS asks for no phone
    samira.save()
    assert state(world, samira) == State.REGISTERED


def test_an_end_is_registered_out_and_what_changes_after_it_is_corrected(world, samira):
    consent(samira)
    register(world, samira, TODAY - dt.timedelta(days=5))
    ParticipationPeriod.objects.filter(participant=samira).update(
        ends_on=TODAY, end_reason="TILL_ARBETE"
    )
    assert state(world, samira, TODAY - dt.timedelta(days=1)) != State.OUT
    assert state(world, samira) == State.OUT
    made = acting.register_out(stay(world, samira), TODAY, world.coach)
    assert (made.out_reason, state(world, samira)) == (OutReason.ENDED, State.DONE)
    ParticipationPeriod.objects.filter(participant=samira).update(end_reason="TILL_STUDIER")
    assert state(world, samira) == State.CORRECT


def test_who_comes_back_is_asked_anew_and_registered_anew(world, samira):
    consent(samira)
    register(world, samira, START)
    first = samira.periods.get()
    first.ends_on, first.end_reason = dt.date(2026, 10, 20), "SLUTFORD_PLAN"
    first.save()
    acting.register_out(stay(world, samira), dt.date(2026, 10, 21), world.coach)
    again = ParticipationPeriod.objects.create(
        project=world.project, participant=samira, starts_on=dt.date(2026, 10, 26)
    )
    assert state(world, samira) == State.CONSENT
    consent(samira, again.starts_on)
    assert state(world, samira) == State.IN
    register(world, samira)
    assert ExternalRegistration.objects.filter(period__participant=samira).count() == 2


def test_a_mistake_is_registered_out_as_one_and_else_never_asked_for(world, samira):
    consent(samira)
    nils = world.participants["nils"]
    register(world, samira)
    for person in (samira, nils):
        person.periods.update(ends_on=TODAY, end_reason="FELREGISTRERING")
    assert stay(world, nils) is None
    made = acting.register_out(stay(world, samira), TODAY, world.coach)
    assert (made.out_reason, state(world, samira)) == (OutReason.MISTAKE, State.DONE)


def test_who_becomes_protected_is_registered_out_at_once(world, samira):
    consent(samira)
    register(world, samira)
    samira.protection = "sekretessmarkering"
    samira.save()
    assert state(world, samira) == State.AT_ONCE
    made = acting.register_out(stay(world, samira), TODAY, world.coach)
    assert made.out_reason == OutReason.PROTECTED


def test_what_was_said_by_mistake_is_taken_back_step_by_step(world, samira):
    consent(samira)
    register(world, samira)
    samira.periods.update(ends_on=TODAY, end_reason="TILL_ARBETE")
    acting.register_out(stay(world, samira), TODAY, world.coach).take_back()
    assert state(world, samira) == State.OUT
    stay(world, samira).registration.take_back()
    assert state(world, samira) == State.IN


def test_nobody_is_registered_with_personal_data_without_a_consent_not_even_by_hand(world, samira):
    insats = Insats.objects.of_people().get(project=world.project)
    with pytest.raises(IntegrityError):
        ExternalRegistration.objects.create(
            project=world.project,
            insats=insats,
            period=samira.periods.get(),
            mode=Mode.PERSON,
            profile="UF.2023",
            in_on=TODAY,
        )


def test_no_copied_fact_stands_in_the_registration(world, samira):
    consent(samira)
    before(samira, "SJUKPENNING", 50, "OVRIGT", None)
    made = register(world, samira)
    assert "SJUKPENNING" not in str(made.copied)
    assert samira.personnummer not in str(made.copied)
    assert len(set(made.copied.values())) == len(made.copied)


def test_the_short_ways_of_today_find_what_the_states_say(world, samira):
    """*Idag* does not work out everybody's state: it must come to the same all the same."""
    consent(samira)
    register(world, samira)
    samira.periods.update(ends_on=TODAY, end_reason="TILL_ARBETE")
    access = world.access(world.coach)
    for found, states in (
        (waiting_in(access, TODAY), [State.IN, State.CONSENT]),
        (waiting_out(access, TODAY), [State.OUT]),
    ):
        same = stays(access, TODAY).filter(state__in=states).order_by("pk")
        assert list(found.order_by("pk").values_list("pk", "due")) == list(
            same.values_list("pk", "due")
        )
        assert found.exists()
