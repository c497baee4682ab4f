"""Coaching on the participant's page: that it was held, and how far it has come."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.models import CoachingSession, Participant, Placement
from participants.models.coaching import PLACEMENT_SESSIONS, WORKSHOP_SESSIONS

Phase, Status = CoachingSession.Phase, CoachingSession.Status
SHOWN = 4  # the newest sessions; the others fold away
FOLDED = 12  # and more than these come when they are asked for

# Never what was said, or wanted to be said.
SESSIONS = JsonRows(
    CoachingSession.objects.filter(participant=OuterRef("pk")),
    "pk",
    "date",
    "starts_at",
    "phase",
    "form",
    "status",
    coach_name=F("coach__name"),
    moved_date=F("moved_to__date"),
)
PLACEMENTS = JsonRows(Placement.objects.filter(participant=OuterRef("pk")), "pk", "starts_on")


@dataclass(frozen=True)
class PhaseProgress:
    """How many sessions of a phase were held, of how many: «2 av 2–4»."""

    title: str
    held: int
    least: int
    most: int

    @property
    def words(self) -> str:
        """Beyond the planned number only the count says something."""
        return (
            str(self.held) if self.held > self.most else f"{self.held} av {self.least}–{self.most}"
        )

    @property
    def dots(self) -> list[str]:
        """One a session: held, still needed, or possible."""
        return [
            "is-held" if number <= self.held else "is-needed" if number <= self.least else ""
            for number in range(1, self.most + 1)
        ]


@dataclass(frozen=True)
class CoachingPanel:
    """The sessions, newest first, and the progress."""

    recent: list[CoachingSession]
    earlier: list[CoachingSession]
    progress: list[PhaseProgress]
    may_edit: bool

    @property
    def folded(self) -> list[CoachingSession]:
        """The earlier ones that the page brings unasked."""
        return self.earlier[:FOLDED]


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    """The rows of the panel, with the person's own row."""
    if not access.may(Permission.COACHING_HELD):
        return {}
    return {
        "coaching_rows": SESSIONS.column,
        "coaching_placements": PLACEMENTS.column,
    }


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`coaching_panel`; nothing without the permission."""
    if not access.may(Permission.COACHING_HELD):
        return {}
    row: Any = participant  # with the columns above
    sessions = SESSIONS.read(row.coaching_rows)
    for session in sessions:
        session.waits = session.status == Status.BOOKED and session.date <= day
        session.moved_date = session.moved_date and dt.date.fromisoformat(session.moved_date)
    placed = [one for one in PLACEMENTS.read(row.coaching_placements) if one.starts_on <= day]
    return {
        "coaching_panel": CoachingPanel(
            recent=sessions[:SHOWN],
            earlier=sessions[SHOWN:],
            progress=_progress(sessions, bool(placed), day),
            may_edit=access.may(Permission.COACHING_EDIT),
        )
    }


def _progress(
    sessions: list[CoachingSession], is_placed: bool, day: dt.date
) -> list[PhaseProgress]:
    """Of the workshop phase, and of the placement once there is one."""
    held = [one.phase for one in sessions if one.status == Status.HELD and one.date <= day]
    workshop = PhaseProgress("I verkstaden", held.count(Phase.WORKSHOP), *WORKSHOP_SESSIONS)
    placement = PhaseProgress("Under placeringen", held.count(Phase.PLACEMENT), *PLACEMENT_SESSIONS)
    return [workshop, placement] if is_placed or placement.held else [workshop]
