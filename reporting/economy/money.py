"""Kronor: how they are rounded, and how they are typed."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms

KRONA, PERCENT = Decimal(1), Decimal("0.1")


def kronor(amount: Decimal | int) -> int:
    """Whole kronor, half up (away from zero), as tables show them."""
    return int(Decimal(amount).quantize(KRONA, ROUND_HALF_UP))


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """Per cent with one decimal, half up; None of nothing."""
    if not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole).copy_abs()).quantize(PERCENT, ROUND_HALF_UP)


class AmountField(forms.DecimalField):
    """An amount as Swedes write it: «12 500,50». A sign that only looks like a minus is one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_digits=12, decimal_places=2, **kwargs)
        self.error_messages["invalid"] = "Skriv ett belopp i kronor, till exempel 12 500,50."

    def to_python(self, value: Any) -> Any:
        typed = re.sub(r"\s|kr(onor)?$", "", str(value or "" if value != 0 else 0).strip())
        number: Decimal | None = super().to_python(re.sub("[−–]", "-", typed).replace(",", "."))
        return number

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value
