"""Personnummer that belong to nobody: the serials 238x and 239x are never given out."""

import datetime as dt

from participants.models.choices import Sex


def invented(born: dt.date, sex: Sex) -> str:
    """Twelve digits with the right check digit; 238 is a woman's serial, 239 a man's."""
    digits = f"{born:%Y%m%d}{'239' if sex == Sex.MAN else '238'}"
    return digits + check_digit(digits[2:])


def check_digit(nine_digits: str) -> str:
    """Luhn's: every other digit is doubled, and the digits of all products are added up."""
    products = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine_digits)]
    total = sum(product // 10 + product % 10 for product in products)
    return str(-total % 10)
