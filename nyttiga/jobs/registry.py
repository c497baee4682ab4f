"""What each kind of job does. Apps register their kinds in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nyttiga.jobs.models import Rest
from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class JobKind:
    """A kind of job and its function, which gets the job's payload.

    A worker that dies in the middle runs the job again, so the function must bear that. A long
    job does one piece at a time: its function returns the Rest, and is called again with that.
    """

    name: str
    run: Callable[[dict[str, Any]], Rest | None]


kinds: Registry[JobKind] = Registry()


def function_of(kind: str) -> Callable[[dict[str, Any]], Rest | None]:
    """The function for a kind. Raises LookupError for one that nobody registered."""
    for known in kinds:
        if known.name == kind:
            return known.run
    raise LookupError(kind)
