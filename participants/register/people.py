"""What the sheets about participants share: Deltagarnr, and closing the steps of who left."""

from nyttiga.projects.register.sheets import Column, Row, Sheet
from nyttiga.projects.register.values import Text
from participants.models import Participant

NUMBER = Column("Deltagarnr", Text(20), required=True)


class PeopleSheet(Sheet):
    """A sheet whose rows belong to participants."""

    def start(self) -> None:
        self.people: dict[str, int] = dict(
            Participant.objects.filter(project=self.project).values_list("number", "pk")
        )

    def person(self, row: Row) -> int | None:
        """The id of the participant that the row names; None, and a fault, without one."""
        number = row["Deltagarnr"]
        if number is None:
            return None
        found = self.people.get(number)
        if found is None:
            self.miss(row, "Deltagarnr", "Deltagare", number)
        return found
