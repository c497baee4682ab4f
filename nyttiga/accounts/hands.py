"""What a member has in hand, and should hand over before leaving. The apps above know."""

from collections.abc import Callable
from dataclasses import dataclass

from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class InHand:
    """Somebody's matters in words («7 deltagare»), and where they are handed over. The user may
    have left the project already."""

    user_id: int
    name: str
    words: str
    url: str


hands: Registry[Callable[[Access], list[InHand]]] = Registry()
