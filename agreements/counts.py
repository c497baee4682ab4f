"""Why an agreement counts towards M6.1, or does not, in plain words (DESIGN 4)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format

from agreements.models import Agreement
from agreements.models.agreement import AgreementQuerySet


@dataclass(frozen=True)
class Verdict:
    """`counts_from` is the day from which it counts; else `reasons` say what is in the way."""

    counts_from: dt.date | None
    reasons: list[str]


def verdict(agreement: Agreement, day: dt.date) -> Verdict:
    """What the figure itself says of the agreement. Two queries at most."""
    rows: AgreementQuerySet = Agreement.objects.filter(pk=agreement.pk)
    # As the figure counts at the project's end: a signature that lies ahead is told as such.
    found = rows.counted(max(day, agreement.project.ends_on)).first()
    if found:
        return Verdict(found.counts_from, [])
    return Verdict(None, _reasons(agreement))


def _reasons(agreement: Agreement) -> list[str]:
    project, signed_on = agreement.project, agreement.signed_on
    first, last = (date_format(day) for day in (project.starts_on, project.ends_on))
    outside = signed_on and not project.starts_on <= signed_on <= project.ends_on
    in_the_way = {
        "Det är inte tecknat än.": signed_on is None,
        f"Det tecknades utanför projektets tid, {first} till {last}.": outside,
        "Det är en förnyelse av ett tidigare avtal.": agreement.is_renewal,
        "Det är ett avrop. Ramavtalet räknas i stället.": agreement.is_call_off,
        "Det saknar offentlig part.": not agreement.public_parties.all(),
        "Det saknar företag.": not agreement.enterprises.all(),
    }
    return [words for words, is_so in in_the_way.items() if is_so]
