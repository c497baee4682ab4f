"""Recording who was at a meeting, so that several people can do it at once.

All changes of one meeting's attendance wait for each other at the meeting's row. Each change
touches only the people it names, so nobody's tick is lost.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from nyttiga.occasions.models import Attendance, Meeting

NOT_RECORDED = ""
ANSWERS = {*Attendance.Status.values, NOT_RECORDED}
UNDO_FOR = dt.timedelta(hours=12)


class NotRecordableError(Exception):
    """The meeting is still to come, or was cancelled."""


class AttendanceSheet:
    """One meeting's attendance, locked for one user until the transaction ends.

    Raises NotRecordableError for a meeting that cannot be recorded on the day `today`.
    """

    def __init__(self, meeting: Meeting, user: Any, today: dt.date) -> None:
        self.meeting: Any = type(meeting)._default_manager.select_for_update().get(pk=meeting.pk)
        self.user = user
        if not self.meeting.may_be_recorded(today):
            raise NotRecordableError

    def record(self, answers: Mapping[int, str]) -> None:
        """Set each person's answer (person's id: a status, or NOT_RECORDED to clear it)."""
        before = self._answers(answers)
        changed = {
            person: answer for person, answer in answers.items() if before.get(person, "") != answer
        }
        # Someone else's earlier change of these people can no longer be undone: this user has
        # now said the same or something else.
        undoable = self.meeting.undoable_changes
        undoable.filter(participant__in=answers).exclude(user=self.user).delete()
        undoable.filter(user=self.user, at__lt=timezone.now() - UNDO_FOR).delete()
        batch = uuid4()
        undoable.bulk_create(
            undoable.model(
                project_id=self.meeting.project_id,
                meeting=self.meeting,
                participant_id=person,
                user=self.user,
                batch=batch,
                before=before.get(person, NOT_RECORDED),
                after=answer,
            )
            for person, answer in changed.items()
        )
        self._write(changed)

    def rest_were_here(self, people: Iterable[int]) -> None:
        """Everyone of `people` who is not recorded yet was present."""
        people = set(people)
        recorded = self._answers(people)
        self.record(dict.fromkeys(sorted(people - recorded.keys()), Attendance.Status.PRESENT))

    def undo(self) -> bool:
        """Take back the user's own last action, and say whether there was one.

        What someone else has set since then stands: their change took ours off the list.
        """
        mine = self.meeting.undoable_changes.filter(
            user=self.user, at__gte=timezone.now() - UNDO_FOR
        )
        last = mine.order_by("-pk").first()
        if last is None:
            return False
        changes = list(mine.filter(batch=last.batch))
        now = self._answers(change.participant_id for change in changes)
        self._write(
            {
                change.participant_id: change.before
                for change in changes
                if now.get(change.participant_id, NOT_RECORDED) == change.after
            }
        )
        mine.filter(batch=last.batch).delete()
        return True

    def _answers(self, people: Iterable[int]) -> dict[int, str]:
        found = self.meeting.attendances.filter(participant__in=list(people))
        return dict(found.values_list("participant_id", "status"))

    def _write(self, answers: Mapping[int, str]) -> None:
        """Insert, update or delete the rows (with history), then let the meeting follow."""
        model = self.meeting.attendances.model
        standing = {
            row.participant_id: row
            for row in self.meeting.attendances.filter(participant__in=list(answers))
        }
        facts = self.meeting.facts_of_the_day([pk for pk in answers if pk not in standing])
        new = []
        for person, answer in answers.items():
            row = standing.get(person)
            if row is None:
                new.append(
                    model(
                        project_id=self.meeting.project_id,
                        meeting=self.meeting,
                        participant_id=person,
                        status=answer,
                        recorded_by=self.user,
                        **facts.get(person, {}),
                    )
                )
            elif answer == NOT_RECORDED:
                row.delete()
            else:
                row.status, row.recorded_by = answer, self.user
                row.save()
        bulk_create_with_history(new, model, default_user=self.user)
        self.meeting.follow_attendance()
