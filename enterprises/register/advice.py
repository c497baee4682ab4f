"""The sheet *Rådgivning*. It has no key: rows that are the same are that many sessions."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from enterprises.models import AdvisorySession, Enterprise
from enterprises.models.advice import AdviceTopic
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import BadValueError, Date, Number, Text

Status = AdvisorySession.Status
TOPIC = ValueList(AdviceTopic)
MOST_HOURS = 100
SessionKey = tuple[int, dt.date, Decimal, tuple[str, ...], str, str]


def _key(session: AdvisorySession) -> SessionKey:
    """What tells two sessions apart."""
    topics = tuple(sorted(session.topics))
    other = session.other_topic.casefold()
    return session.enterprise_id, session.date, session.hours, topics, other, session.status


def read_topics(text: str | None) -> tuple[list[str], str]:
    """The topics of «marknad, prissättning», and what is no topic of the list, as it stands."""
    topics, other = [], []
    for word in filter(None, (part.strip() for part in (text or "").split(","))):
        try:
            topics.append(TOPIC.read(word))
        except BadValueError:
            other.append(word)
    return list(dict.fromkeys(topics)), ", ".join(other)


class AdviceSheet(Sheet):
    name = "Rådgivning"
    columns = (
        Column("Företagsnr", Text(20), required=True),
        Column("Datum", Date(), required=True),
        Column("Timmar", Number(Decimal("0.1"), MOST_HOURS, decimals=2), required=True),
        Column("Ämne", Text(200)),
        Column("Status", ValueList(Status), required=True),
    )
    key = ("Företagsnr", "Datum", "Timmar", "Status")
    rows_may_repeat = True
    saves = (AdvisorySession,)

    def start(self) -> None:
        self.enterprises: dict[str, int] = dict(
            Enterprise.objects.filter(project=self.project).values_list("number", "pk")
        )
        # As many rows of the file as this lead to sessions that stand already.
        self.standing = Counter(map(_key, AdvisorySession.objects.filter(project=self.project)))

    def take(self, rows: list[Row]) -> None:
        for row in rows:
            number = row["Företagsnr"]
            if number is not None and number not in self.enterprises:
                self.miss(row, "Företagsnr", "Företag", number)
            if not row.is_faulty:
                self._take(row)

    def _take(self, row: Row) -> None:
        topics, other_topic = read_topics(row["Ämne"])
        session = AdvisorySession(
            project=self.project,
            enterprise_id=self.enterprises[row["Företagsnr"]],
            date=row["Datum"],
            hours=row["Timmar"],
            topics=topics,
            other_topic=other_topic,
            status=row["Status"],
            imported_on=self.run.today,
        )
        if self.standing[_key(session)]:
            self.standing[_key(session)] -= 1
        else:
            self.saver.create(session)
            row.result = "created"
        if session.status == Status.BOOKED and session.date < self.run.today:
            self.run.warn(row, "Status", "Dagen har varit, men tillfället är fortfarande bokat.")
        if session.status == Status.HELD and session.date > self.run.today:
            self.run.warn(row, "Datum", "Tillfället är genomfört en dag som inte har varit än.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        mine = AdvisorySession.objects.filter(project=export.project)
        ordered = mine.order_by("enterprise__number", "date", "pk")
        for session in ordered.select_related("enterprise").iterator(chunk_size=2000):
            words = [*(TOPIC.write(code) for code in session.topics), session.other_topic]
            yield {
                "Företagsnr": session.enterprise.number,
                "Datum": session.date,
                "Timmar": session.hours,
                "Ämne": ", ".join(filter(None, words)),
                "Status": session.status,
            }
