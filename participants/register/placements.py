"""The sheet *Placeringar*. Timmar/vecka are the hours from the start; a ramp is not told here."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import OuterRef, Subquery

from enterprises.models import Enterprise
from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Number, Text
from participants.models import Placement, PlacementHours
from participants.register.people import NUMBER, PeopleSheet

PLACEMENT_NUMBER = Column("Placeringsnr", Text(20), required=True)
HOURS = "Timmar/vecka"


class PlacementsSheet(PeopleSheet):
    name = "Placeringar"
    columns = (
        PLACEMENT_NUMBER,
        NUMBER,
        Column("Företagsnr", Text(20), required=True),
        Column("Form", ValueList(Placement.Form), required=True),
        Column("Start", Date(), required=True),
        Column("Planerat slut", Date()),
        Column("Slut", Date()),
        Column(HOURS, Number(0, 60)),
        Column("Utfall", ValueList(Placement.Outcome)),
    )
    key = ("Placeringsnr",)
    saves = (Placement, PlacementHours)

    def start(self) -> None:
        super().start()
        mine = Enterprise.objects.filter(project=self.project)
        self.enterprises: dict[str, int] = dict(mine.values_list("number", "pk"))

    def take(self, rows: list[Row]) -> None:
        numbers = {row["Placeringsnr"] for row in rows}
        found = Placement.objects.filter(project=self.project, number__in=numbers)
        placements = {placement.number: placement for placement in found}
        hours = PlacementHours.objects.filter(placement__in=placements.values())
        # The latest first, so that the earliest of each stays.
        first_hours = {one.placement_id: one for one in hours.order_by("-from_on")}
        for row in rows:
            who, where = self.person(row), self._enterprise(row)
            placement = placements.get(row["Placeringsnr"])
            if placement is None:
                self.require(row, "Deltagarnr", "Företagsnr", "Form", "Start")
            else:
                self._check_whose(row, who, placement)
            self._check_days(row, placement)
            if not row.is_faulty:
                hours_now = first_hours.get(placement.pk) if placement else None
                self._take(row, {"enterprise_id": where}, who, placement, hours_now)

    def _enterprise(self, row: Row) -> int | None:
        number = row["Företagsnr"]
        if number is not None and number not in self.enterprises:
            self.miss(row, "Företagsnr", "Företag", number)
        return self.enterprises.get(number)

    def _check_whose(self, row: Row, who: int | None, placement: Placement) -> None:
        """A placement never passes from one person to another."""
        if who and who != placement.participant_id:
            problem = f"{placement.number} hör till en annan deltagare i projektet."
            self.run.fault(row, "Deltagarnr", f"{problem} Ge raden ett eget nummer.")

    def _check_days(self, row: Row, placement: Placement | None) -> None:
        """Against the start, in the row or as it stands: an empty cell keeps it."""
        start = row["Start"] or (placement and placement.starts_on)
        standing = {
            "Planerat slut": placement and placement.planned_end_on,
            "Slut": placement and placement.ends_on,
        }
        for header, stands in standing.items():
            day = row[header] or stands
            if start and day and day < start and "Start" not in row.bad:
                at_fault = header if row[header] else "Start"
                self.run.fault(row, at_fault, f"{header} ({day}) är före Start ({start}).")

    def _take(
        self,
        row: Row,
        values: dict[str, Any],
        who: int | None,
        placement: Placement | None,
        hours: PlacementHours | None,
    ) -> None:
        values |= {
            "form": row["Form"],
            "starts_on": row["Start"],
            "planned_end_on": row["Planerat slut"],
            "ends_on": row["Slut"],
            "outcome": row["Utfall"],
        }
        fixed: dict[str, Any] = {"number": row["Placeringsnr"], "participant_id": who}
        if placement is None:
            fixed["imported_on"] = self.run.today
        elif placement.ends_on and row["Slut"] is None:
            problem = f"Placeringen avslutades {placement.ends_on} och förblir avslutad."
            self.run.warn(row, "Slut", problem)
        saved = self.save(row, placement, values, **fixed)
        self._take_hours(row, saved, hours)
        self._warn(row, saved)

    def _take_hours(self, row: Row, placement: Placement, hours: PlacementHours | None) -> None:
        if hours is None:
            if row[HOURS] is not None:
                hours = PlacementHours(
                    project=self.project,
                    placement=placement,
                    from_on=placement.starts_on,
                    hours=row[HOURS],
                )
                self.saver.create(hours)
                row.result = "updated" if row.result == "unchanged" else row.result
            return
        # A start that was moved back takes its hours along; later rows are a ramp and stand.
        earlier = placement.starts_on if placement.starts_on < hours.from_on else None
        if self.saver.change(hours, {"hours": row[HOURS], "from_on": earlier}):
            row.result = "updated"

    def _warn(self, row: Row, placement: Placement) -> None:
        planned_end = placement.planned_end_on
        if placement.ends_on is None and planned_end and planned_end < self.run.today:
            self.run.warn(row, "Slut", "Planerat slut har varit, men placeringen har inget slut.")
        if placement.ends_on is None and placement.outcome:
            self.run.warn(row, "Utfall", "Placeringen har ett utfall men inget slut.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        hours = PlacementHours.objects.filter(placement=OuterRef("pk")).order_by("from_on")
        rows = Placement.objects.filter(project=export.project).order_by("number", "pk")
        rows = rows.annotate(first_hours=Subquery(hours.values("hours")[:1]))
        for row in rows.select_related("participant", "enterprise").iterator(chunk_size=2000):
            yield {
                "Placeringsnr": row.number,
                "Deltagarnr": row.participant.number,
                "Företagsnr": row.enterprise.number,
                "Form": row.form,
                "Start": row.starts_on,
                "Planerat slut": row.planned_end_on,
                "Slut": row.ends_on,
                HOURS: row.first_hours,
                "Utfall": row.outcome,
            }
