"""The words of each kind of event."""

from collections.abc import Callable
from typing import Any

from participants.models import (
    Consent,
    FollowUp,
    GroupActivity,
    Placement,
    PlanApproval,
    Referral,
    StepMeasurement,
)
from participants.models.choices import EndReason

Facts = dict[str, Any]


def words(kind: str, facts: Facts) -> str:
    """One event in a line."""
    return WORDS[kind](facts)


def _ended(facts: Facts) -> str:
    return f"Slutade: {EndReason(facts['reason']).label}" if facts["reason"] else "Slutade"


def _decided(facts: Facts) -> str:
    return "Bestämde sig för att gå vidare" if facts["goes_on"] else "Valde att inte gå vidare"


def _referral_decided(facts: Facts) -> str:
    return f"Besked om anvisningen: {Referral.Status(facts['status']).label.lower()}"


def _later(facts: Facts) -> str:
    how = "" if facts["reached"] else ", fick inte kontakt"
    return f"Uppföljning {facts['months']} månader efter avslut{how}"


def _answered(facts: Facts) -> str:
    who = (("person", "deltagaren"), ("enterprise", "företaget"))
    answers = [f"{name} {facts[key]}" for key, name in who if facts[key]]
    return f"Svar om {facts['place']}: {', '.join(answers)}"


def _place_ended(facts: Facts) -> str:
    outcome = Placement.Outcome(facts["outcome"]).label.lower() if facts["outcome"] else ""
    return f"Slutade hos {facts['place']}" + (f": {outcome}" if outcome else "")


def _placed(facts: Facts) -> str:
    return f"Började hos {facts['place']}, {Placement.Form(facts['form']).label.lower()}"


def _followed_up(facts: Facts) -> str:
    return f"Uppföljning hos {facts['place']}, {FollowUp.Way(facts['way']).label.lower()}"


def _planned(facts: Facts) -> str:
    reason = f". {facts['reason']}" if facts["reason"] else ""
    return f"Handlingsplan, version {facts['version']}{reason}"


def _approved(facts: Facts) -> str:
    return f"{PlanApproval.Party(facts['who']).label} sa ja till planen, version {facts['version']}"


def _measured(facts: Facts) -> str:
    return f"Stegmätning, {StepMeasurement.Respondent(facts['who']).label.lower()} svarade"


def _in_group(facts: Facts) -> str:
    return f"Med på {facts['name'] or GroupActivity.Kind(facts['what']).label.lower()}"


def _supervisor_word(facts: Facts) -> str:
    return f"Handledaren hos {facts['place']}: {FollowUp.Light(facts['light']).label.lower()}"


WORDS: dict[str, Callable[[Facts], str]] = {
    "referred": lambda facts: f"Anvisad av {facts['unit']}",
    "referral_decided": _referral_decided,
    "started": lambda facts: "Började i projektet",
    "ended": _ended,
    "met": lambda facts: f"Framtidsverkstad, träff {facts['number']}",
    "in_group": _in_group,
    "completed": lambda facts: "Slutförde Framtidsverkstad",
    "decided": _decided,
    "consented": lambda facts: f"Samtycke: {Consent.Kind(facts['what']).label}",
    "withdrew": lambda facts: f"Tog tillbaka samtycke: {Consent.Kind(facts['what']).label}",
    "coach": lambda facts: f"Fick coachen {facts['who']}",
    "later": _later,
    "proposed": lambda facts: f"Föreslogs till {facts['place']}",
    "visited": lambda facts: f"Gemensamt besök hos {facts['place']}",
    "answered": _answered,
    "placed": _placed,
    "place_ended": _place_ended,
    "followed_up": _followed_up,
    "supervisor_word": _supervisor_word,
    "coached": lambda facts: "Coachning",
    "planned": _planned,
    "approved": _approved,
    "step_done": lambda facts: f"Klart: {facts['step']}",
    "measured": _measured,
    "joint": lambda facts: "Samverkansmöte",
}
