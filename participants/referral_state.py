"""Where a referral stands, in the words that the referrer reads.

Never attendance, plan, placement or why a stay ended: only what is meant for the referrer.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format

from participants.models import Referral


@dataclass(frozen=True)
class ReferralState:
    """One line about one referral. `has_summary`: the project has written how it went."""

    text: str
    detail: str
    tone: str
    has_summary: bool = False


def state_of(referral: Referral, place: int | None, day: dt.date) -> ReferralState:
    """The state on the day. `place` is the one in the queue; the referral comes with its
    period and that one's exit."""
    match referral.status:
        case Referral.Status.NEW:
            due = date_format(referral.answer_by)
            is_late = referral.answer_by < day
            answer = f"Beskedet skulle ha kommit {due}" if is_late else f"Besked senast {due}"
            return ReferralState("Väntar på besked", answer, "warn" if is_late else "info")
        case Referral.Status.QUEUED:
            return ReferralState(f"I kö som nummer {place}", "Väntar på en ledig plats", "")
        case Referral.Status.ACCEPTED:
            return _accepted(referral, day)
        case Referral.Status.DECLINED:
            return ReferralState("Inte aktuell", referral.reason, "")
        case _:
            return ReferralState("Återtagen", "Ni tog tillbaka anvisningen", "")


def _accepted(referral: Referral, day: dt.date) -> ReferralState:
    period = referral.period
    if period is None:  # erased, as the rules of retention have it
        return ReferralState("Avslutad", "", "")
    if period.ends_on and period.ends_on <= day:
        summary = getattr(period, "exit", None)
        return ReferralState(
            "Avslutad",
            date_format(period.ends_on),
            "",
            has_summary=bool(summary and summary.summary),
        )
    began = "Började" if period.starts_on <= day else "Börjar"
    return ReferralState("Antagen", f"{began} {date_format(period.starts_on)}", "good")
