"""Who can sign in to the demo: one person for each role that has pages."""

from typing import NamedTuple

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project, Unit

PASSWORD = "framtidsverkstad"  # noqa: S105 (printed for everyone to use, and only in a demo)
SECOND_COACH = "sara@exempel.se"
DOMAIN = "exempel.se"  # of everybody invented


class DemoUser(NamedTuple):
    name: str
    email: str
    role: Role
    unit: str = ""  # whom a referrer speaks for


MAIN_USERS = [
    DemoUser("Elin Nordström", "elin@exempel.se", Role.PROJECT_LEADER),
    DemoUser("Leyla Demir", "leyla@exempel.se", Role.COACH),
    DemoUser("Sara Lindqvist", SECOND_COACH, Role.COACH),
    DemoUser("Amina Warsame", "amina@exempel.se", Role.PROCESS_LEADER),
    DemoUser("Pekka Virtanen", "pekka@exempel.se", Role.ECONOMIST),
    DemoUser("Moa Lindgren", "moa@exempel.se", Role.COMMUNICATOR),
    DemoUser("Gunilla Åkesson", "gunilla@exempel.se", Role.STEERING_GROUP),
    DemoUser("Henrik Sjöberg", "henrik@exempel.se", Role.EVALUATOR),
    DemoUser("Karim Aziz", "karim@exempel.se", Role.REFERRER, "Arbetsmarknadsenheten"),
    DemoUser("Nadia Haddad", "nadia@exempel.se", Role.DATA_PROTECTION_OFFICER),
]
# Members once their enterprises are there (reporting.demo.own_workplace).
SUPERVISORS = [DemoUser("Idris Yasin", "idris@exempel.se", Role.SUPERVISOR)]
SMALL_USERS = [
    DemoUser("Anders Holm", "anders@exempel.se", Role.PROJECT_LEADER),
    DemoUser("Leyla Demir", "leyla@exempel.se", Role.COACH),  # a member of both
    DemoUser("Gunilla Åkesson", "gunilla@exempel.se", Role.STEERING_GROUP),
]


def known_or_new(name: str, email: str) -> User:
    """The user with the address, made when there is none."""
    known = User.objects.filter(email=email).first()
    return known or User.objects.create_user(email, PASSWORD, name=name)


def add_members(project: Project, members: list[DemoUser]) -> dict[str, User]:
    """The project's users by role, made when they are new; each a member with that role. A
    second one of a role is called by the address."""
    found: dict[str, User] = {}
    for name, email, role, unit_name in members:
        user = known_or_new(name, email)
        unit = Unit.objects.get(project=project, name=unit_name) if unit_name else None
        Membership.objects.create(project=project, user=user, role=role, unit=unit)
        found[email if role in found else role] = user
    return found


def sign_in_table() -> str:
    """What the command prints: role, project, address and the password they share."""
    main = ("Nyttiga affärer 2.0", [*MAIN_USERS, *SUPERVISORS])
    rows = [
        (member.role.label, member.email, project)
        for project, members in (main, ("Gnesta", SMALL_USERS))
        for member in members
    ]
    lines = [f"  {role:<22} {email:<22} {project}" for role, email, project in rows]
    return "\n".join(["Logga in som någon av dem:", *lines, f"Lösenord för alla: {PASSWORD}"])
