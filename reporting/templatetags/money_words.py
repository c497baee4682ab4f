"""Kronor on the pages."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

from reporting.economy.money import kronor

register = template.Library()


@register.filter
def kr(amount: Decimal | None) -> str:
    """«12 500» or «−12 500»: whole kronor, half up."""
    if amount is None:
        return "–"
    whole = kronor(amount)
    return f"{'−' if whole < 0 else ''}{number_format(abs(whole), force_grouping=True)}"


@register.filter
def more_or_less(amount: Decimal | None) -> str:
    """«+12 500», «−12 500» or «0»."""
    if amount is None:
        return "–"
    return f"{'+' if kronor(amount) > 0 else ''}{kr(amount)}"


@register.filter
def more_or_less_percent(share: Decimal | None) -> str:
    """«+4,5 %»; nothing for a share of nothing."""
    if share is None:
        return ""
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return f"{sign}{number_format(abs(share))} %"
