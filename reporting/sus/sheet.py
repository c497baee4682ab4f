"""What to write in SUS about one stay, in the order of the form, and what is missing for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse

from nyttiga.ui.clock import today
from participants.models.choices import Education, ReferredBy
from participants.models.situation import Moment
from participants.situation import Situation, Stay
from reporting.models import ExternalRegistration
from reporting.sus import acting
from reporting.sus.profile import Field, Profile
from reporting.sus.states import Mode

Line = tuple[str, ...]  # what stands in one field, a value a line


@dataclass(frozen=True)
class SheetRow:
    """One field of the form: its words there, what to write, and where to fill in what is
    missing (`fill_in`, an address). `has_changed`: it is another than what was copied.
    `instead` says why nothing can be filled in."""

    key: str
    label: str
    lines: Line
    fill_in: str = ""
    has_changed: bool = False
    instead: str = ""


@dataclass
class Sheet:
    """The fields of one stay (from `states.stays`, with its registration) by a profile."""

    stay: Any
    facts: Stay
    profile: Profile
    insats: Any
    consent: Any
    changed: set[str] = field(default_factory=set)

    @property
    def person(self) -> Any:
        return self.facts.period.participant

    @cached_property
    def rows_in(self) -> list[SheetRow]:
        return [self._row(one) for one in self.profile.in_fields]

    @cached_property
    def rows_out(self) -> list[SheetRow]:
        return [self._row(one) for one in self.profile.out_fields]

    @property
    def anonymous_rows(self) -> list[SheetRow]:
        """An anonymous record holds the sex and the year of start, nothing else (DOMAIN 1.7)."""
        return [
            SheetRow("insats", "Insats", (self.insats.name,)),
            SheetRow("kon", "Kön", (str(self.person.get_sex_display()),)),
            SheetRow("ar", "Budgetår för start", (str(self.stay.starts_on.year),)),
        ]

    def _row(self, one: Field) -> SheetRow:
        if one.key in IDENTITY and not self.person.is_open:
            return SheetRow(one.key, one.label, (), instead=CLOSED)
        if one.key.endswith("efter") and not self.stay.ends_on:
            return SheetRow(one.key, one.label, (), instead=STILL_HERE)
        lines = tuple(line for line in VALUES[one.key](self) if line)
        return SheetRow(
            one.key,
            one.label,
            lines,
            fill_in="" if lines else self._where(one.key),
            has_changed=one.key in self.changed,
        )

    def _where(self, key: str) -> str:
        """Where somebody can fill in what is missing."""
        slug, person = self.stay.project.slug, self.person.pk
        if key in IN_BEFORE or key.endswith("efter"):
            moment = Moment.AFTER if key.endswith("efter") else Moment.BEFORE
            address = reverse("participants:situation", args=[slug, person, moment.value])
            return f"{address}?period={self.stay.pk}"
        if key == "samtycke":
            address = reverse("participants:consent_add", args=[slug, person])
            return f"{address}?vad=SUS_UF"
        return reverse("participants:edit", args=[slug, person])

    # --- what stands in the fields ---------------------------------------------------------
    def support(self, moment: Moment) -> Line:
        """«Sjukpenning, 50 %»; nothing where nobody knows."""
        found = self._situation(moment)
        words = self.profile.values["forsorjning"]
        named = [
            (words.get(row.source, row.get_source_display()), row.extent) for row in found.sources
        ]
        return tuple(dict.fromkeys(_with_percent(word, extent) for word, extent in named))

    def occupation(self, moment: Moment) -> Line:
        """«Studerar, 25 %»."""
        words = self.profile.values["sysselsattning"]
        return tuple(
            _with_percent(words.get(row.kind, row.get_kind_display()), row.percent)
            for row in self._situation(moment).occupations
        )

    def _situation(self, moment: Moment) -> Situation:
        return self.facts.at(moment)

    def time_before(self) -> Line:
        """The band, with the months it stands for."""
        months = self.stay.support_months
        if months is None:
            return ()
        about = "ungefär " if self.stay.support_months_estimated else ""
        return (f"{self.profile.band(months)} ({about}{months} månader)",)


CLOSED = "Visas bara för den som har behörighet till personen"
STILL_HERE = "Personen är kvar i projektet: skriv som det är i dag"
IDENTITY = {"personnummer", "kommun"}  # never of a protected person, save with a grant
IN_BEFORE = {"utbildning", "tid", "forsorjning_fore", "sysselsattning_fore", "inskriven_af"}


def _with_percent(word: str, percent: int | None) -> str:
    return word if percent is None else f"{word}, {percent} %"


def _education(sheet: Sheet) -> Line:
    code = sheet.stay.education
    return (sheet.profile.word("utbildning", code, str(Education(code).label)),) if code else ()


def _referrer(sheet: Sheet) -> Line:
    code = sheet.person.referred_by
    return (sheet.profile.word("remittent", code, str(ReferredBy(code).label)),) if code else ()


def _end_reason(sheet: Sheet) -> Line:
    if acting.out_reason(sheet.stay) != ExternalRegistration.OutReason.ENDED:
        return (str(ExternalRegistration.OutReason(acting.out_reason(sheet.stay)).label),)
    code = sheet.stay.end_reason
    own = str(sheet.stay.get_end_reason_display())
    return (sheet.profile.word("avslutsanledning", code, own),) if code else ()


def _registered_at_af(sheet: Sheet) -> Line:
    known = sheet.stay.registered_at_af
    return () if known is None else ("Ja" if known else "Nej",)


VALUES: dict[str, Callable[[Sheet], Line]] = {
    "personnummer": lambda sheet: (sheet.person.personnummer,),
    "kommun": lambda sheet: (
        (f"{sheet.person.municipality} ({sheet.person.municipality.code})",)
        if sheet.person.municipality
        else ()
    ),
    "insats": lambda sheet: (sheet.insats.name,),
    "startdatum": lambda sheet: (str(sheet.stay.starts_on),),
    "samtycke": lambda sheet: (str(sheet.consent.given_on),) if sheet.consent else (),
    "remittent": _referrer,
    "utbildning": _education,
    "tid": lambda sheet: sheet.time_before(),
    "forsorjning_fore": lambda sheet: sheet.support(Moment.BEFORE),
    "sysselsattning_fore": lambda sheet: sheet.occupation(Moment.BEFORE),
    "inskriven_af": _registered_at_af,
    "slutdatum": lambda sheet: (str(sheet.stay.withdrawn_on or sheet.stay.ends_on or today()),),
    "avslutsanledning": _end_reason,
    "forsorjning_efter": lambda sheet: sheet.support(Moment.AFTER),
    "sysselsattning_efter": lambda sheet: sheet.occupation(Moment.AFTER),
}


def changed_facts(registration: ExternalRegistration) -> set[str]:
    """Which facts are others now than those that were copied. One query."""
    now = acting.current(registration) if registration.mode == Mode.PERSON else {}
    copied = registration.copied
    return {key for key, print in now.items() if key in copied and copied[key] != print}
