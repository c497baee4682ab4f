"""The small world that all tests share: two projects, a person in each role, a few participants.

All people are invented; personnummer use the serials 238 and 239 that belong to nobody.
"""

import datetime as dt
from dataclasses import dataclass, field

from enterprises.models import Enterprise
from nyttiga.accounts.access import Access
from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Municipality, Organisation, Project, Unit
from nyttiga.projects.project_template import ProjectTemplate, create_project
from participants.models import Participant, ParticipationPeriod, Placement

PASSWORD = "ett gott lösenord"
START = dt.date(2026, 1, 1)
TODAY = dt.date(2026, 11, 2)  # a Monday, ten months into the project


@dataclass
class World:
    """What a test can ask for by name."""

    project: Project
    other_project: Project
    users: dict[str, User] = field(default_factory=dict)
    participants: dict[str, Participant] = field(default_factory=dict)

    @property
    def leader(self) -> User:
        return self.users[Role.PROJECT_LEADER]

    @property
    def coach(self) -> User:
        return self.users[Role.COACH]

    @property
    def stranger(self) -> User:
        """Project leader of the other project."""
        return self.users["stranger"]

    def access(self, user: User) -> Access:
        found = Access.find(user, self.project.slug)
        assert found is not None
        return found

    def municipality(self, name: str) -> Municipality:
        return Municipality.objects.get(project=self.project, name=name)

    def unit(self, name: str) -> Unit:
        return Unit.objects.get(project=self.project, name=name)

    def workplace(self) -> Organisation:
        """Where the supervisor is at: an enterprise that nobody has entered yet."""
        return Organisation.objects.create(
            project=self.project, name="Handledarens", kind=Organisation.Kind.COMPANY
        )

    def enterprise(self, number: str, name: str, **fields: object) -> Enterprise:
        """An enterprise with its organisation."""
        project = self.project
        organisation = Organisation.objects.create(
            project=project, name=name, kind=Organisation.Kind.COMPANY
        )
        return Enterprise.objects.create(
            project=project, organisation=organisation, number=number, **fields
        )

    def placement(self, number: str, participant: Participant, **fields: object) -> Placement:
        """A placement of work training that began on 1 October, at an enterprise of its own
        unless one is given."""
        enterprise = fields.pop("enterprise", None) or self.enterprise(
            number.replace("P", "F"), f"Företaget {number}"
        )
        values = {"form": Placement.Form.WORK_TRAINING, "starts_on": dt.date(2026, 10, 1)}
        return Placement.objects.create(
            project=participant.project,
            participant=participant,
            enterprise=enterprise,
            number=number,
            **(values | fields),
        )

    def participant(
        self, number: str, project: Project | None = None, **fields: object
    ) -> Participant:
        """A participant who started on the project's second week and is still there."""
        project = project or self.project
        start = fields.pop("starts_on", START + dt.timedelta(days=7))
        end = {key: fields.pop(key) for key in ("ends_on", "end_reason") if key in fields}
        values = {"sex": "kvinna"} | fields
        participant = Participant.objects.create(project=project, number=number, **values)
        ParticipationPeriod.objects.create(
            project=project, participant=participant, starts_on=start, **end
        )
        return participant


def build_world() -> World:
    template = ProjectTemplate.load("nyttiga-affarer-2", START)
    world = World(
        project=create_project("nyttiga", template),
        other_project=create_project("annat", template, "Annat projekt"),
    )
    for role in Role:
        user = User.objects.create_user(
            f"{role.value}@exempel.se", PASSWORD, name=f"Test {role.label}"
        )
        unit = world.unit("Arbetsmarknadsenheten") if role == Role.REFERRER else None
        workplace = world.workplace() if role == Role.SUPERVISOR else None
        Membership.objects.create(
            project=world.project, user=user, role=role, unit=unit, organisation=workplace
        )
        world.users[role] = user
    stranger = User.objects.create_user("frammande@exempel.se", PASSWORD, name="Främmande Ledare")
    Membership.objects.create(project=world.other_project, user=stranger, role=Role.PROJECT_LEADER)
    world.users["stranger"] = stranger

    flen = world.municipality("Flen")
    people = world.participants
    people["maryam"] = world.participant(
        "D001",
        first_name="Maryam",
        last_name="Haile",
        municipality=flen,
        personnummer="199001012385",
    )
    people["nils"] = world.participant(
        "D002", first_name="Nils", last_name="Åström", sex="man", municipality=flen
    )
    people["anonymous"] = world.participant("D003", sex="man")
    people["protected"] = world.participant(
        "D004",
        first_name="Hemlig",
        last_name="Person",
        personnummer="198505052384",
        protection="sekretessmarkering",
    )
    people["foreign"] = world.participant(
        "D001", project=world.other_project, first_name="Annan", last_name="Projektsson"
    )
    return world
