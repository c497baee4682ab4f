"""What the sheets about participants share: Deltagarnr, and closing the steps of who left."""

from typing import Any

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

    def miss(self, row: Row, header: str, sheet_name: str, *key: Any) -> None:
        """The row points to something that is not there. When that stands in the file with a
        fault of its own, that fault is told, not this one; the row cannot be saved anyway."""
        if self.run.might_stand_in(sheet_name, *key):
            row.is_faulty = True
        else:
            named = " ".join(str(part) for part in key)
            problem = f"{named} finns varken i bladet {sheet_name} eller i projektet."
            self.run.fault(row, header, f"{problem} Rätta det, eller lägg till en rad där.")
