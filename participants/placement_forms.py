"""The legal forms of a placement: who decides, and for how long at most (DOMAIN 5.5)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from participants.follow_up_days import months_later
from participants.models import Placement


class Decider(StrEnum):
    """Who decides on a placement, in words."""

    EMPLOYMENT_SERVICE = "Arbetsförmedlingen"
    MUNICIPALITY = "Kommunen"
    INSURANCE_AGENCY = "Försäkringskassan"
    PROJECT = "Projektet"
    EMPLOYER = "Arbetsgivaren"


AUTHORITIES = (Decider.EMPLOYMENT_SERVICE, Decider.MUNICIPALITY, Decider.INSURANCE_AGENCY)


@dataclass(frozen=True)
class LegalForm:
    """One form. `max_months` None: as long as was decided. `source` is the paragraph behind it,
    `note` what may make it longer."""

    label: str
    decider: Decider
    max_months: int | None
    forms: tuple[Placement.Form, ...]
    source: str
    note: str = ""

    @property
    def needs_decision(self) -> bool:
        """An authority decides, and its decision has a number."""
        return self.decider in AUTHORITIES

    def longest_end(self, starts_on: dt.date) -> dt.date | None:
        """The last day that the form allows; None without a limit."""
        return months_later(starts_on, self.max_months) if self.max_months else None


_AF, _KOMMUN, _FK = AUTHORITIES
_TRAINING = (Placement.Form.WORK_TRAINING,)
_INTERNSHIP = (Placement.Form.INTERNSHIP,)
_BOTH = (*_TRAINING, *_INTERNSHIP)
_LONGER = "Efter 450 dagar med ersättning kan det bli 12 månader."

LEGAL_FORMS: dict[str, LegalForm] = {
    "ARBTR_JUG": LegalForm(
        "Arbetsträning, jobb- och utvecklingsgarantin",
        _AF,
        6,
        _TRAINING,
        "förordning 2007:414, 10 §",
        _LONGER,
    ),
    "ARBTR_UGA": LegalForm(
        "Arbetsträning, jobbgarantin för ungdomar",
        _AF,
        3,
        _TRAINING,
        "förordning 2007:813, 9 b §",
    ),
    "ARBTR_ETB": LegalForm("Arbetsträning, etablering", _AF, 6, _TRAINING, "förordning 2017:820"),
    "FARBTR_JUG": LegalForm(
        "Förstärkt arbetsträning, jobb- och utvecklingsgarantin",
        _AF,
        12,
        _TRAINING,
        "förordning 2007:414, 10 §",
    ),
    "FARBTR_ETB": LegalForm(
        "Förstärkt arbetsträning, etablering", _AF, 12, _TRAINING, "förordning 2017:820"
    ),
    "FARBTR_UGA": LegalForm(
        "Förstärkt arbetsträning, jobbgarantin för ungdomar",
        _AF,
        6,
        _TRAINING,
        "förordning 2007:813, 9 b §",
    ),
    "PRAKTIK_AF": LegalForm(
        "Arbetspraktik", _AF, 6, _INTERNSHIP, "förordning 2000:634, 14 och 14 a §§"
    ),
    "KOMMUN_PRAKTIK": LegalForm(
        "Kommunal praktik", _KOMMUN, None, _BOTH, "socialtjänstlagen 2025:400, 12 kap. 4 §"
    ),
    "ARBTR_KOMMUN": LegalForm(
        "Arbetsträning via kommunen", _KOMMUN, None, _TRAINING, "kommunens eget beslut"
    ),
    "ARBTR_FK": LegalForm(
        "Arbetsträning i rehabilitering", _FK, None, _TRAINING, "planen för rehabiliteringen"
    ),
    "PROVA": LegalForm(
        "Prova-på eller studiebesök",
        Decider.PROJECT,
        None,
        (Placement.Form.TRY_OUT, Placement.Form.VISIT),
        "projektet, 1 till 5 dagar",
    ),
    "ANST_SUBV": LegalForm(
        "Subventionerad anställning",
        Decider.EMPLOYER,
        None,
        (Placement.Form.SUBSIDISED_EMPLOYMENT,),
        "anställningsavtalet och Arbetsförmedlingens beslut",
    ),
    "ANST": LegalForm(
        "Anställning", Decider.EMPLOYER, None, (Placement.Form.EMPLOYMENT,), "anställningsavtalet"
    ),
}


def grouped_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a menu: the forms under those who decide on them."""
    return [
        (
            decider,
            [(code, form.label) for code, form in LEGAL_FORMS.items() if form.decider is decider],
        )
        for decider in Decider
    ]
