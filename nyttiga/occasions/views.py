"""The one attendance page that all kinds of meetings share."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from nyttiga.occasions.attendance import ANSWERS, NOT_RECORDED, AttendanceSheet, NotRecordableError
from nyttiga.occasions.meeting_pages import MeetingPage
from nyttiga.occasions.models import Attendance, Meeting
from nyttiga.ui.clock import today
from nyttiga.ui.sorting import sort_key
from nyttiga.ui.views.pages import ProjectDetailView


@dataclass(frozen=True)
class AttendanceRow:
    """One person on the page: the answer so far, and presences at earlier held meetings."""

    person: Any
    status: str
    present_before: int
    held_before: int


@dataclass(frozen=True)
class AttendanceCounts:
    """The live figures of the bar."""

    here: int
    absent: int
    left: int

    @classmethod
    def of(cls, statuses: Iterable[str]) -> "AttendanceCounts":
        answers = list(statuses)
        return cls(
            here=answers.count(Attendance.Status.PRESENT),
            absent=answers.count(Attendance.Status.ABSENT),
            left=answers.count(NOT_RECORDED),
        )


class AttendancePage(MeetingPage, ProjectDetailView):
    """Shows a meeting's attendance; POST records it.

    A kind of meeting says who belongs to it (`get_people`) and may add to the context. A tick
    posts `att-<person>`; the whole form, without JavaScript, posts also what was shown
    (`shown-<person>`), and only the rows that differ from it are applied.
    """

    context_object_name = "meeting"
    edit_permission = ""
    object: Any

    def get_people(self, meeting: Any) -> list[Any]:
        """The people of the meeting, with `pk` and `shown_name`. One query."""
        raise NotImplementedError

    def get_siblings(self, meeting: Any) -> list[Any]:
        """The meetings of the series in their order; a meeting without one is alone."""
        return list(meeting.series.meetings.order_by("date", "number"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, day = self.object, today()
        siblings = self.get_siblings(meeting)
        rows = self.rows(meeting, siblings)
        position = next(i for i, sibling in enumerate(siblings) if sibling.pk == meeting.pk)
        return super().get_context_data(**kwargs) | {
            "day": day,
            "links": self.links(meeting),
            "rows": rows,
            "counts": AttendanceCounts.of(row.status for row in rows),
            "may_edit": self.access.may(self.edit_permission),
            "recordable": meeting.may_be_recorded(day),
            "previous": self.beside(siblings[:position][-1:]),
            "next": self.beside(siblings[position + 1 :][:1]),
        }

    def links(self, meeting: Any) -> dict[str, str]:
        """The addresses of the pages round the meeting; one without a series has its own."""
        return self.pages.links(self.url, meeting)

    def beside(self, siblings: list[Any]) -> dict[str, Any] | None:
        """The number and the address of the meeting before or after, if there is one."""
        found = [{"number": m.number, "url": self.url(self.pages.meeting, m.pk)} for m in siblings]
        return found[0] if found else None

    def rows(self, meeting: Any, siblings: Iterable[Meeting]) -> list[AttendanceRow]:
        """The people in Swedish order of the name that this user sees: an order by the real
        name would give a protected person's away."""
        place = (meeting.date, meeting.number)
        earlier = {s.pk for s in siblings if s.is_held and (s.date, s.number) < place}
        answers: dict[int, str] = {}
        present_before: dict[int, int] = {}
        recorded = meeting.attendances.model.objects.filter(meeting__in=[*earlier, meeting.pk])
        for person, meeting_id, status in recorded.values_list(
            "participant_id", "meeting_id", "status"
        ):
            if meeting_id == meeting.pk:
                answers[person] = status
            elif status == Attendance.Status.PRESENT:
                present_before[person] = present_before.get(person, 0) + 1
        return [
            AttendanceRow(
                person,
                answers.get(person.pk, NOT_RECORDED),
                present_before.get(person.pk, 0),
                len(earlier),
            )
            for person in sorted(
                self.get_people(meeting), key=lambda person: sort_key(person.shown_name)
            )
        ]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = self.object = self.get_object()
        if not self.access.may(self.edit_permission):
            raise PermissionDenied
        people = [person.pk for person in self.get_people(meeting)]
        try:
            sheet = AttendanceSheet(meeting, self.access.user, today())
        except NotRecordableError:
            return self.refused("Närvaron kan inte skrivas: träffen är inställd eller inte av än.")
        answers = self.changed_answers(people)
        action = request.POST.get("action", "")
        said = "Sparat"
        if action == "undo":
            said = "Ångrat" if sheet.undo() else "Inget att ångra"
        else:
            sheet.record(answers)
            if action == "rest":
                sheet.rest_were_here(people)
        return self.answer(sheet.meeting, people, said)

    def changed_answers(self, people: Iterable[int]) -> dict[int, str]:
        """What the form says about the people, without the rows left as they were shown."""
        data, answers = self.request.POST, {}
        for person in people:
            answer = data.get(f"att-{person}")
            if answer in ANSWERS and answer != data.get(f"shown-{person}"):
                answers[person] = answer
        return answers

    def answer(self, meeting: Any, people: Iterable[int], said: str) -> HttpResponse:
        """To htmx the new figures and everyone's answer; else the page again."""
        if not self.request.htmx:
            messages.success(self.request, f"{said}.")
            return HttpResponseRedirect(self.request.path)
        found = dict(meeting.attendances.values_list("participant_id", "status"))
        answers = {person: found.get(person, NOT_RECORDED) for person in people}
        context = {
            "meeting": meeting,
            "counts": AttendanceCounts.of(answers.values()),
            "said": said,
        }
        response = render(self.request, "occasions/attendance_answer.html", context)
        response["HX-Trigger"] = json.dumps({"attendance": {"answers": answers}})
        return response

    def refused(self, words: str) -> HttpResponse:
        if self.request.htmx:
            return HttpResponse(words, status=409, content_type="text/plain; charset=utf-8")
        messages.error(self.request, words)
        return HttpResponseRedirect(self.request.path)
