"""The sheet *Uppföljningar*. What was said never leaves the house. Rows that come in are those
that there are: none is made by the rule."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date
from participants.models import FollowUp, Placement
from participants.register.people import PeopleSheet
from participants.register.placements import PLACEMENT_NUMBER

Status = FollowUp.Status
Key = tuple[int, dt.date, str]


class FollowUpsSheet(PeopleSheet):
    name = "Uppföljningar"
    columns = (
        PLACEMENT_NUMBER,
        Column("Datum", Date(), required=True),
        Column("Sätt", ValueList(FollowUp.Way), required=True),
        Column("Status", ValueList(Status), required=True),
    )
    key = ("Placeringsnr", "Datum", "Sätt")
    saves = (FollowUp,)

    def start(self) -> None:
        mine = Placement.objects.filter(project=self.project)
        self.placements: dict[str, tuple[int, dt.date]] = {
            number: (pk, starts_on)
            for number, pk, starts_on in mine.values_list("number", "pk", "starts_on")
        }

    def take(self, rows: list[Row]) -> None:
        tied = [(row, self._placement(row)) for row in rows]
        found = FollowUp.objects.filter(
            placement__in={placement[0] for _, placement in tied if placement},
            date__in={row["Datum"] for row in rows if row["Datum"]},
        )
        standing: dict[Key, FollowUp] = {
            (one.placement_id, one.date, one.way): one for one in found
        }
        for row, placement in tied:
            follow_up = None
            if placement and row["Datum"] and row["Sätt"]:
                follow_up = standing.get((placement[0], row["Datum"], row["Sätt"]))
            if follow_up is None:
                self.require(row, "Status")
            if placement and not row.is_faulty:
                self._take(row, *placement, follow_up)

    def _placement(self, row: Row) -> tuple[int, dt.date] | None:
        number = row["Placeringsnr"]
        if number is not None and number not in self.placements:
            self.miss(row, "Placeringsnr", "Placeringar", number)
        return self.placements.get(number)

    def _take(
        self, row: Row, placement: int, starts_on: dt.date, follow_up: FollowUp | None
    ) -> None:
        values = {"status": row["Status"]}
        fixed: dict[str, Any] = {
            "placement_id": placement,
            "date": row["Datum"],
            "way": row["Sätt"],
        }
        if follow_up is None:
            fixed["imported_on"] = self.run.today
        elif row["Status"] == Status.PLANNED != follow_up.status:
            stands = follow_up.get_status_display().lower()
            problem = f"Uppföljningen är {stands} i projektet och blir inte planerad igen."
            self.run.warn(row, "Status", problem)
            values["status"] = None
        if follow_up and _another_stands_in(follow_up, values["status"]):
            problem = (
                "Uppföljningen blev inte av, och en annan står i projektet i stället. "
                "Ändra den i projektet först, eller låt den här stå som den är."
            )
            self.run.fault(row, "Status", problem)
            return
        if values["status"] not in (None, Status.CANCELLED):
            values["cancelled_for"] = ""  # the plan's own reason for it is gone
        saved = self.save(row, follow_up, values, **fixed)
        if saved.status == Status.PLANNED and saved.date < self.run.today:
            problem = "Dagen har varit, men uppföljningen är fortfarande planerad."
            self.run.warn(row, "Status", problem)
        if saved.status == Status.HELD and saved.date > self.run.today:
            problem = "Uppföljningen är genomförd en dag som inte har varit än."
            self.run.warn(row, "Datum", problem)
        elif saved.status == Status.HELD and saved.date < starts_on:
            self.run.warn(row, "Datum", f"Placeringen började först {starts_on}.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        rows = FollowUp.objects.filter(project=export.project).only(
            "placement", "date", "way", "status"
        )
        ordered = rows.order_by("placement__number", "date", "pk")
        numbers = dict(Placement.objects.filter(project=export.project).values_list("pk", "number"))
        for row in ordered.iterator(chunk_size=2000):
            yield {
                "Placeringsnr": numbers[row.placement_id],
                "Datum": row.date,
                "Sätt": row.way,
                "Status": row.status,
            }


def _another_stands_in(follow_up: FollowUp, status: str | None) -> bool:
    """Whether the status would give one day of the rule two answers: the follow-up was missed or
    cancelled, and another was planned or held in its place."""
    answers = (Status.PLANNED, Status.HELD)
    if status not in answers or follow_up.status in answers or follow_up.due_on is None:
        return False
    others = FollowUp.objects.filter(placement=follow_up.placement_id, due_on=follow_up.due_on)
    return bool(others.filter(status__in=answers).exclude(pk=follow_up.pk).exists())
