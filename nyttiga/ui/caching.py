"""Nothing of a page stays behind in a browser or a proxy.

The project's people share computers. After *Logga ut*, *Bakåt* must not show a person again.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class NeverStoredMiddleware:
    """Forbids storing on every answer but static files, which WhiteNoise has answered already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        add_never_cache_headers(response)
        return response
