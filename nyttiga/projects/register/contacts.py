"""People at the parties, as the register's sheets name them: told apart by their e-mail address."""

from django.db.models.functions import Lower

from nyttiga.projects.models import ContactPerson
from nyttiga.projects.register.sheets import Row, Sheet


class Contacts:
    """The contact persons of a sheet's rows. The sheet saves ContactPerson too."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        # The first row of the file that names somebody decides how they are called: a later one
        # that says otherwise would change the name back and forth each time.
        self._named: dict[str, str] = sheet.run.shared.setdefault("contacts named", {})
        self._known: dict[str, ContactPerson] = {}

    def load(self, rows: list[Row]) -> None:
        """Look up the people of a batch."""
        wanted = {row["E-post"] for row in rows if row["E-post"]}
        mine = ContactPerson.objects.filter(project=self.sheet.project)
        found = mine.annotate(address=Lower("email")).filter(address__in=wanted)
        self._known = {person.email.lower(): person for person in found}

    def take(self, row: Row, organisation_id: int) -> ContactPerson:
        """The row's person: found, called as the row says, or made at the organisation."""
        email, name = row["E-post"], row["Namn"]
        person = self._known.get(email)
        if person is None:
            person = self.sheet.saver.create(
                ContactPerson(
                    project=self.sheet.project,
                    organisation_id=organisation_id,
                    name=name,
                    email=email,
                )
            )
            self._known[email] = person
        first = self._named.setdefault(email, name or person.name)
        if name and name != first:
            problem = f"{email} heter {first} på en rad före den här, och det namnet behålls."
            self.sheet.run.warn(row, "Namn", problem)
        elif name and self.sheet.saver.change(person, {"name": name}) and row.result != "created":
            row.result = "updated"
        return person
