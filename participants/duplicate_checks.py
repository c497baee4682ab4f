"""Asking whether somebody is registered tells that they are: so it is counted and written down.

Nobody who registers people asks that often; who tries one name after another is stopped, and
what was asked so far stands in the read log.
"""

from django.core.cache import cache

from nyttiga.audit.models import Read, log_read
from nyttiga.ui.access import Access
from participants import duplicates
from participants.duplicates import Duplicates, Identity

MOST_CHECKS = 30
WINDOW = 10 * 60  # seconds
PAGE = "kontroll av dubblett"
TOO_MANY = (
    "Du har kontrollerat många personer på kort tid. Vänta tio minuter och spara sedan igen. "
    "Det du har skrivit står kvar."
)


class TooManyChecksError(Exception):
    """The user has asked about too many people lately."""


def check(access: Access, identity: Identity, but_not: int | None = None) -> Duplicates:
    """Who it could be already, of what somebody typed. Raises TooManyChecksError."""
    key = f"duplicates:{access.project.pk}:{access.user.pk}"
    if not cache.add(key, 1, WINDOW) and cache.incr(key) > MOST_CHECKS:
        raise TooManyChecksError
    found = duplicates.find(access, identity, but_not=but_not)
    write_down(access, found)
    return found


def write_down(access: Access, found: Duplicates) -> None:
    """A line in the read log for each person whom the answer gave away, or one for nobody."""
    people = {one.participant.pk: one.participant for one in found.candidates}
    people |= {one.pk: one for one in found.hidden_people}
    if found.same_personnummer:
        people[found.same_personnummer.pk] = found.same_personnummer
    for person in people.values():
        log_read(access, PAGE, person.pk, Read.Action.OPENED, person.number)
    if not people:
        log_read(access, f"{PAGE}, ingen liknade", None, Read.Action.OPENED)
