"""The sheet *Verkstadsavslut*: who completed a series, and who decided to go on."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from nyttiga.occasions.models import Attendance
from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.values import Date, YesNo
from participants.models import FutureWorkshop, WorkshopAttendance, WorkshopEnrolment
from participants.register.enrolments import Enrolments
from participants.register.people import NUMBER, PeopleSheet
from participants.register.workshops import CODE


class WorkshopCompletionSheet(PeopleSheet):
    name = "Verkstadsavslut"
    columns = (
        CODE,
        NUMBER,
        Column("Slutförd", Date()),
        Column("Går vidare", YesNo()),
        Column("Beslutsdatum", Date()),
    )
    key = ("Serie", "Deltagarnr")
    saves = (WorkshopEnrolment,)

    def start(self) -> None:
        super().start()
        mine = FutureWorkshop.objects.filter(project=self.project)
        self.workshops: dict[str, int] = dict(mine.values_list("code", "pk"))
        self.enrolments = Enrolments(self)

    def take(self, rows: list[Row]) -> None:
        tied = [(row, self._workshop(row), self.person(row)) for row in rows]
        workshops = {workshop for _, workshop, _ in tied if workshop}
        people = {who for _, _, who in tied if who}
        self.enrolments.load(workshops, people)
        present = set(
            WorkshopAttendance.objects.filter(
                meeting__workshop__in=workshops,
                participant__in=people,
                status=Attendance.Status.PRESENT,
            ).values_list("meeting__workshop_id", "participant_id")
        )
        for row, workshop, who in tied:
            self._check_decision(row, self.enrolments.find(workshop, who))
            if workshop and who and not row.is_faulty:
                self._take(row, workshop, who)
                if row["Slutförd"] and (workshop, who) not in present:
                    self.run.warn(row, "Slutförd", "Slutförd, men ingen närvaro i serien.")

    def _workshop(self, row: Row) -> int | None:
        code = row["Serie"]
        if code is not None and code not in self.workshops:
            self.miss(row, "Serie", "Framtidsverkstäder", code)
        return self.workshops.get(code)

    def _check_decision(self, row: Row, place: WorkshopEnrolment | None) -> None:
        """A decision has an answer and a day, in the row or in what stands already."""
        answer, day = row["Går vidare"], row["Beslutsdatum"]
        if place:
            answer = place.goes_on if answer is None else answer
            day = day or place.decided_on
        if answer is not None and day is None and "Beslutsdatum" not in row.bad:
            self.run.fault(row, "Beslutsdatum", "Fyll i vilken dag beslutet att gå vidare togs.")
        if answer is None and day is not None and "Går vidare" not in row.bad:
            self.run.fault(row, "Går vidare", "Fyll i ja eller nej, eller töm Beslutsdatum.")

    def _take(self, row: Row, workshop: int, who: int) -> None:
        values = {
            "completed_on": row["Slutförd"],
            "goes_on": row["Går vidare"],
            "decided_on": row["Beslutsdatum"],
        }
        place = self.enrolments.give_place(row, workshop, who)
        was_empty = place.completed_on is None and place.goes_on is None
        if self.saver.change(place, values):
            row.result = "created" if was_empty else "updated"

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        """Whoever completed or decided; and members of a series that has no meetings yet, who
        stand on no other sheet."""
        status = WorkshopEnrolment.Status.ENROLLED
        told = WorkshopEnrolment.objects.filter(project=export.project).filter(
            Q(completed_on__isnull=False)
            | Q(goes_on__isnull=False)
            | Q(status=status, workshop__meetings=None)
        )
        ordered = told.order_by("workshop__sort_code", "participant__number")
        for place in ordered.select_related("workshop", "participant").iterator(chunk_size=2000):
            yield {
                "Serie": place.workshop.code,
                "Deltagarnr": place.participant.number,
                "Slutförd": place.completed_on,
                "Går vidare": place.goes_on,
                "Beslutsdatum": place.decided_on,
            }
