"""Places in a series: who is listed in a sheet has one."""

from nyttiga.projects.register.sheets import Row, Sheet
from participants.models import WorkshopEnrolment

Status = WorkshopEnrolment.Status


class Enrolments:
    """The places of the people in a batch."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.run = sheet.run
        # Places that this import made: a row that led to nothing else led to one of these.
        self.made: set[tuple[int, int]] = self.run.shared.setdefault("enrolments made", set())
        self._told: set[tuple[int, int]] = set()

    def load(self, workshops: set[int], people: set[int]) -> None:
        found = WorkshopEnrolment.objects.filter(workshop__in=workshops, participant__in=people)
        self._places = {(one.workshop_id, one.participant_id): one for one in found}

    def find(self, workshop: int | None, who: int | None) -> WorkshopEnrolment | None:
        return self._places.get((workshop, who)) if workshop and who else None

    def give_place(
        self, row: Row, workshop: int, who: int, *, says_present: bool = False
    ) -> WorkshopEnrolment:
        """The person's place: made, or taken from the queue, when the person had none.

        Somebody who dropped out stays so, which is told when the row brings news.
        """
        place = self._places.get((workshop, who))
        if place is None:
            place = WorkshopEnrolment(
                project=self.sheet.project,
                workshop_id=workshop,
                participant_id=who,
                status=Status.ENROLLED,
            )
            self._places[workshop, who] = self.sheet.saver.create(place)
            self.made.add((workshop, who))
        elif place.status == Status.WAITING:
            self.sheet.saver.change(place, {"status": Status.ENROLLED})
            if row.result == "unchanged":
                row.result = "updated"
        elif place.status == Status.WITHDRAWN and says_present:
            self._tell(row, workshop, who)
        if row.result == "unchanged" and (workshop, who) in self.made:
            row.result = "created"
        return place

    def _tell(self, row: Row, workshop: int, who: int) -> None:
        if (workshop, who) not in self._told:
            self._told.add((workshop, who))
            problem = f"{row['Deltagarnr']} har hoppat av {row['Serie']} och får inte platsen åter."
            self.run.warn(row, "Deltagarnr", problem)
