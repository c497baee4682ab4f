"""Which goals are a role's own: those it works with every day stand first on its pages."""

from nyttiga.accounts.permissions import Role

# The beginnings of the goals' codes. Other roles answer for all goals alike.
THEIRS: dict[str, tuple[str, ...]] = {
    Role.COACH: ("M1.3", "M1.4", "M2"),
    Role.PROCESS_LEADER: ("M3", "M4", "M5", "M6", "M2.4"),
    Role.COMMUNICATOR: ("P5", "P7", "E8", "M8", "M7"),
}


def is_theirs(role: str, code: str) -> bool:
    """Whether the goal is one of the role's own."""
    return code.startswith(THEIRS.get(role, ())) if role in THEIRS else False
