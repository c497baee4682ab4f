"""What a device keeps of an opened link: a signed cookie, sent to the page alone.

A second one goes back to the link's own address only. Whoever taps the same link in the same
message again, on the same telephone, thus comes to the page instead of being told to ask for
another.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nyttiga.links.kinds import LinkKind
from nyttiga.links.models import PersonalLink

SALT = "nyttiga.links"
AT_THE_LINK = "lank"


def remember(response: HttpResponse, link: PersonalLink, secret: str, address: str) -> None:
    """Give the device the secret, for the page and for the link's address, as long as the link
    lives."""
    left = link.expires_at - timezone.now()
    for name, path in ((_at_the_page(link.page), link.page.url), (AT_THE_LINK, address)):
        response.set_signed_cookie(
            name,
            secret,
            salt=SALT,
            max_age=left,
            path=path,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )


def secret_at_link(request: HttpRequest) -> str:
    """The secret that the device holds for the link's address; empty without one, or when
    somebody tampered with it."""
    return request.get_signed_cookie(AT_THE_LINK, default="", salt=SALT) or ""


def secret_at_page(request: HttpRequest, kind: LinkKind) -> str:
    """The same for the page."""
    return request.get_signed_cookie(_at_the_page(kind), default="", salt=SALT) or ""


def forget(response: HttpResponse, kind: LinkKind) -> None:
    """Take the page's cookie from the device."""
    response.delete_cookie(_at_the_page(kind), path=kind.url, samesite="Lax")


def _at_the_page(kind: LinkKind) -> str:
    return f"{AT_THE_LINK}_{kind.name}"
