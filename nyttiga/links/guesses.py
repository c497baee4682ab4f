"""Whoever tries one address after another is stopped.

A token has 256 random bits, so nobody finds one by trying; the limit spares the server. Forms
that anybody may send are counted in the same way, each `what` by itself.
"""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST_MISSES = 30
WINDOW = 10 * 60  # seconds


def _key(request: HttpRequest, what: str) -> str:
    address = get_adapter().get_client_ip(request)
    return f"links:{what}:{hashlib.sha256(address.encode()).hexdigest()}"


def too_many(request: HttpRequest, what: str = "misses") -> bool:
    """Whether this address has missed too often lately."""
    return bool(cache.get(_key(request, what), 0) >= MOST_MISSES)


def missed(request: HttpRequest, what: str = "misses") -> None:
    """Count one that led nowhere."""
    key = _key(request, what)
    if not cache.add(key, 1, WINDOW):
        cache.incr(key)
