"""The four questions of the guide, and how an answer reads."""

import datetime as dt
from dataclasses import dataclass

from django.db import models

from agreements.guide.texts import FormText, form_texts
from agreements.guide.thresholds import Thresholds, thresholds_on
from agreements.models.choices import AgreementForm


class Bought(models.TextChoices):
    SOCIAL = "social", "Arbetsträning eller en annan social tjänst"
    OTHER = "annat", "Varor eller andra tjänster"


class Seller(models.TextChoices):
    NON_PROFIT = "ideburen", "En idéburen organisation"
    INTEGRATION = "integration", "Ett företag där minst 30 % har svårt att få arbete"
    BOTH = "bada", "Både idéburen och minst 30 %"
    ORDINARY = "vanlig", "Ett vanligt företag"


class Buyer(models.TextChoices):
    MUNICIPALITY = "kommun", "Kommun eller region"
    EMPLOYMENT_SERVICE = "af", "Arbetsförmedlingen"


@dataclass(frozen=True)
class Question:
    """The four answers. `value` is in kronor without VAT, over the whole time with extensions;
    None when nothing is paid."""

    bought: str
    value: int | None
    seller: str
    buyer: str
    day: dt.date

    @property
    def is_social(self) -> bool:
        return self.bought == Bought.SOCIAL

    @property
    def is_paid(self) -> bool:
        return self.value is not None

    @property
    def is_non_profit(self) -> bool:
        return self.seller in (Seller.NON_PROFIT, Seller.BOTH)

    @property
    def is_integration(self) -> bool:
        """At least 30 % of those who work there have difficulties to find work (LOU 4:18)."""
        return self.seller in (Seller.INTEGRATION, Seller.BOTH)

    @property
    def by_employment_service(self) -> bool:
        return self.buyer == Buyer.EMPLOYMENT_SERVICE

    @property
    def thresholds(self) -> Thresholds | None:
        return thresholds_on(self.day)


class Status(models.TextChoices):
    OPEN = "oppen", "Går att använda"
    CHECK = "kolla", "Kolla först"
    CLOSED = "stangd", "Går inte"


@dataclass(frozen=True)
class Verdict:
    """Whether a form may be used, and why, in plain words. `limit` is the amount that was used,
    in kronor, and `period` the years it holds for."""

    form: AgreementForm
    status: Status
    why: str
    limit: int | None = None
    period: str = ""

    @property
    def text(self) -> FormText:
        return form_texts()[self.form]
