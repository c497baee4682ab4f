"""Soft warnings: the form says what looks wrong and lets the user save all the same.

A warning is answered by its own code. A tick for one therefore never covers another that comes
up later, when something else in the form was changed.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SoftWarning:
    """What looks wrong, and the words beside the tick that saves it all the same."""

    code: str
    title: str
    lines: tuple[str, ...]
    tick: str
    accepted: bool
    needs_reason: bool


class SoftWarningsMixin:
    """For forms whose `find_warnings` calls `warn`. The answers come in the field `anyway`."""

    data: Any
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.warnings: list[SoftWarning] = []

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        self.find_warnings()
        if any(not warning.accepted for warning in self.warnings):
            self.add_error(  # type: ignore[attr-defined]
                None, "Läs varningen och kryssa i om du vill spara ändå."
            )
        return cleaned

    def find_warnings(self) -> None:
        """Call `warn` for what looks wrong. Runs when the fields are clean."""

    def warn(
        self, code: str, title: str, *lines: str, tick: str, needs_reason: bool = False
    ) -> bool:
        """Add a warning. Returns whether the user has said that it is all right."""
        accepted = code in self.data.getlist("anyway")
        self.warnings.append(SoftWarning(code, title, lines, tick, accepted, needs_reason))
        return accepted
