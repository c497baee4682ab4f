"""Which forms of agreement are open for four answers, and why (DOMAIN 5.3). Pure rules."""

import datetime as dt
from collections.abc import Callable

from django.utils.formats import number_format

from agreements.guide.question import Question, Status, Verdict
from agreements.models.choices import AgreementForm as Form

OPEN, CHECK, CLOSED = Status.OPEN, Status.CHECK, Status.CLOSED
NON_PROFIT_SINCE = dt.date(2023, 1, 1)  # LOU 19:25 a
UNPAID = "Ingen betalar, och då är det inget köp."
NOT_SOCIAL = "Gäller bara sociala och andra särskilda tjänster."
FOR_MUNICIPALITIES = "Det här är kommunens form, och köparen är Arbetsförmedlingen."
FOR_EMPLOYMENT_SERVICE = "Det här är Arbetsförmedlingens form, och köparen är en annan."

Answer = tuple[Status, str] | tuple[Status, str, int]


def verdicts(asked: Question) -> list[Verdict]:
    """The verdict on every form, the open ones first."""
    found = [_verdict(form, asked) for form in Form]
    return sorted(found, key=lambda one: list(Status).index(one.status))


def _verdict(form: Form, asked: Question) -> Verdict:
    status, why, *limit = RULES[form](asked)
    period = asked.thresholds.period if limit and asked.thresholds else ""
    return Verdict(form, status, why, limit[0] if limit else None, period)


def _purchase(rule: Callable[[Question], Answer]) -> Callable[[Question], Answer]:
    """A rule for what is bought: without payment there is no purchase."""
    return lambda asked: rule(asked) if asked.is_paid else (CLOSED, UNPAID)


def _under(asked: Question, limit: int | None, above: str) -> Answer:
    """Open under the limit, closed from it on; where it is not known, nothing is promised."""
    if limit is None:
        years = asked.thresholds.period if asked.thresholds else str(asked.day.year)
        return CHECK, f"Gränsen för {years} är inte inlagd här. Ta reda på den först."
    kronor = f"{number_format(limit, force_grouping=True)} kronor"
    if (asked.value or 0) < limit:
        return OPEN, f"Värdet är under gränsen, {kronor}.", limit
    return CLOSED, f"Värdet når gränsen, {kronor}. {above}", limit


def _direct_award(asked: Question) -> Answer:
    row = asked.thresholds
    limit = (row.social if asked.is_social else row.direct) if row else None
    return _under(asked, limit, "Då ska köpet annonseras.")


def _advertised(asked: Question) -> Answer:
    if asked.is_social:
        return OPEN, "Sociala tjänster får annonseras så här, oavsett värde."
    if asked.by_employment_service:  # the known amounts are not the state's
        return CHECK, "Statens tröskelvärde är inte inlagt här. Ta reda på det först."
    row = asked.thresholds
    return _under(asked, row.eu if row else None, "Då gäller LOU:s regler över tröskelvärdet.")


def _reserved_integration(asked: Question) -> Answer:
    if asked.is_integration:
        return OPEN, "Minst 30 % av dem som arbetar där har svårt att få arbete."
    return CLOSED, "Kräver att minst 30 % av dem som arbetar där har svårt att få arbete."


def _reserved_participatory(asked: Question) -> Answer:
    if not asked.is_social:
        return CLOSED, NOT_SOCIAL
    if asked.is_non_profit or asked.is_integration:
        return CHECK, "Går om medarbetarna är med och styr företaget. Högst tre år."
    return CLOSED, "Kräver ett allmännyttigt ändamål, och att medarbetarna är med och styr."


def _reserved_non_profit(asked: Question) -> Answer:
    if not asked.is_social:
        return CLOSED, NOT_SOCIAL
    if asked.day < NON_PROFIT_SINCE:
        return CLOSED, "Formen finns sedan 1 januari 2023."
    if asked.is_non_profit:
        return OPEN, "Organisationen är idéburen, och tjänsten är social."
    return CLOSED, "Bara för idéburna organisationer."


def _freedom_of_choice(asked: Question) -> Answer:
    if not asked.is_social:
        return CLOSED, NOT_SOCIAL
    if asked.by_employment_service:
        return CLOSED, "Arbetsförmedlingen har en egen lag. Se leverantör till Arbetsförmedlingen."
    return CHECK, "Går om kommunen har beslutat om valfrihetssystem för tjänsten."


def _partnership(asked: Question) -> Answer:
    if not asked.is_non_profit:
        return CLOSED, "Bara med en idéburen organisation."
    if not asked.is_social:
        return CLOSED, "Varor och vanliga tjänster är ett köp."
    return CHECK, "Går om ni har ett gemensamt mål och båda bidrar. Det får inte dölja ett köp."


def _collaboration(asked: Question) -> Answer:
    if asked.is_paid:
        return CLOSED, "Betalas en tjänst är det ett köp."
    return OPEN, "Ingen betalar, så ni kan komma överens."


def _grant(asked: Question) -> Answer:
    if asked.by_employment_service:
        return CLOSED, FOR_MUNICIPALITIES
    if not asked.is_non_profit:
        return CLOSED, "Ges till föreningar och andra idéburna organisationer."
    if not asked.is_paid:
        return CLOSED, "Ett bidrag är pengar, och här betalar ingen."
    return CHECK, "Går om kommunen stöder föreningens egen verksamhet och inte köper något."


def _employment_service_place(asked: Question) -> Answer:
    if not asked.by_employment_service:
        return CLOSED, FOR_EMPLOYMENT_SERVICE
    if not asked.is_social:
        return CLOSED, "Gäller bara arbetsträning och praktik."
    return OPEN, "Arbetsförmedlingen beslutar om arbetsträning eller praktik för varje person."


def _employment_service_supplier(asked: Question) -> Answer:
    if not asked.by_employment_service:
        return CLOSED, FOR_EMPLOYMENT_SERVICE
    if not asked.is_social:
        return CLOSED, NOT_SOCIAL
    return CHECK, "Går om tjänsten är annonserad och företaget kan bli godkänt."


def _municipal_place(asked: Question) -> Answer:
    if asked.by_employment_service:
        return CLOSED, FOR_MUNICIPALITIES
    if not asked.is_social:
        return CLOSED, "Gäller bara platser för praktik och kompetens."
    if asked.is_paid:
        return (
            CHECK,
            "Platsen går att bestämma så här. Betalar kommunen för den kan det vara ett köp.",
        )
    return OPEN, "Socialnämnden beslutar om platsen."


RULES: dict[Form, Callable[[Question], Answer]] = {
    Form.DIRECT_AWARD: _purchase(_direct_award),
    Form.ADVERTISED: _purchase(_advertised),
    Form.RESERVED_INTEGRATION: _purchase(_reserved_integration),
    Form.RESERVED_PARTICIPATORY: _purchase(_reserved_participatory),
    Form.RESERVED_NON_PROFIT: _purchase(_reserved_non_profit),
    Form.FRAMEWORK: _purchase(
        lambda _: (OPEN, "Bra om ni köper flera gånger. Det ska självt upphandlas.")
    ),
    Form.CALL_OFF: _purchase(
        lambda _: (CHECK, "Går om det finns ett ramavtal som köparen får använda.")
    ),
    Form.SOCIAL_CLAUSES: _purchase(
        lambda _: (OPEN, "Krav på arbetsplatser kan ställas i en vanlig upphandling.")
    ),
    Form.FREEDOM_OF_CHOICE: _purchase(_freedom_of_choice),
    Form.NON_PROFIT_PARTNERSHIP: _partnership,
    Form.COLLABORATION: _collaboration,
    Form.GRANT: _grant,
    Form.EMPLOYMENT_SERVICE_PLACEMENT: _employment_service_place,
    Form.EMPLOYMENT_SERVICE_SUPPLIER: _purchase(_employment_service_supplier),
    Form.MUNICIPAL_PLACEMENT: _municipal_place,
    Form.PURCHASE: _purchase(
        lambda _: (OPEN, "LOU gäller. Storleken avgör hur köpet ska gå till.")
    ),
}
