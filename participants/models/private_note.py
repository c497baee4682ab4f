"""A coach's private working note about a session: own eyes only, and erased by rule.

The database itself refuses all others (row security, 0002_private_note_rows_by_hand): a row can
be read, changed and deleted only while the setting `nyttiga.user_id` names its coach. Two more
doors are narrow: the end of somebody's coaching may set `erase_on`, unread, and a note whose day
has come may be erased.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from django.conf import settings
from django.db import connection, models, transaction

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.fields import EncryptedField
from participants.models.assignment import coaching_ended_on
from participants.models.coaching import CoachingSession, NoteChangedError

KEPT_MONTHS = 3  # after the coaching ended, at most (DOMAIN 4.8)


def erase_day(ended_on: dt.date) -> dt.date:
    """When notes are erased whose coaching ended that day: three months later, or the last day
    of a month that is too short."""
    months = ended_on.month - 1 + KEPT_MONTHS
    year, month = ended_on.year + months // 12, months % 12 + 1
    return dt.date(year, month, min(ended_on.day, monthrange(year, month)[1]))


class PrivateNoteQuerySet(ProjectQuerySet):
    def visible_to(self, access: Access) -> Self:
        """One's own, and nobody else's, whatever the role. Tells the database who asks, until
        the transaction ends; outside one, nothing is there."""
        _tell("nyttiga.user_id", access.user.pk)
        return super().visible_to(access).filter(coach=access.user)

    @transaction.atomic
    def write(self, session: CoachingSession, coach: Any, text: str, seen: str, page: str) -> None:
        """Keep the coach's note as it stands while it is being written. `seen` and `page` are
        as in `CoachingSession.save_note`. Raises NoteChangedError."""
        # A note that does not exist yet cannot be locked, its session can.
        CoachingSession.objects.select_for_update(of=["self"]).get(pk=session.pk)
        with _telling("nyttiga.user_id", coach.pk):
            note = self.filter(session=session, coach=coach).first() or PrivateNote(
                project_id=session.project_id, session=session, coach=coach
            )
            if note.revision not in {seen, page}:
                raise NoteChangedError
            ended_on = coaching_ended_on(session.participant_id, coach, today())
            note.text, note.revision = text, page
            note.erase_on = erase_day(ended_on) if ended_on else None
            note.save()

    @transaction.atomic
    def end_all_of(self, coach: Any, project: Any, day: dt.date) -> None:
        """The coach has left the project, or its coaches."""
        with _telling("nyttiga.user_id", coach):
            open_notes = self.filter(project=project, coach=coach, erase_on=None)
            open_notes.update(erase_on=erase_day(day))

    @transaction.atomic
    def end_for(self, participant: Any, day: dt.date, coach: Any = None) -> None:
        """The coaching of the person ended on the day: by an exit for all coaches, by a
        hand-over for the `coach` who had them. Notes with a day already keep theirs."""
        with (
            _telling("nyttiga.user_id", ""),
            _telling("nyttiga.ended_participant", participant.pk),
            _telling("nyttiga.ended_coach", coach.pk if coach else ""),
        ):
            # Without a filter: who runs this may not read the rows. The policy picks them.
            PrivateNote.objects.update(erase_on=erase_day(day))

    @transaction.atomic
    def erase_due(self) -> int:
        """Erase all notes whose day has come, whosever they are; how many."""
        with _telling("nyttiga.user_id", ""):
            # Without a filter, as above. The policy goes by the database's own date.
            erased: int = PrivateNote.objects.all().delete()[0]
        return erased


class PrivateNote(ProjectScoped):
    """What a coach writes for the own memory. It is in no history, export, report or search.

    `erase_on` is set when the coaching of the person ends: three months later at the most
    (DOMAIN 4.8).
    """

    session = models.ForeignKey(
        "participants.CoachingSession", on_delete=models.CASCADE, related_name="private_notes"
    )
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = EncryptedField("privat arbetsanteckning", blank=True, default="")
    saved_at = models.DateTimeField(auto_now=True)
    # Which page saved last: tells whether two windows write at once.
    revision = models.CharField(max_length=32, blank=True, editable=False)
    erase_on = models.DateField("raderas", null=True, blank=True)

    objects: Any = PrivateNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "privat arbetsanteckning"
        ordering = ["pk"]
        constraints = [
            # Each coach has an own one: a session that is handed over may get another.
            models.UniqueConstraint(fields=["session", "coach"], name="private_note_once")
        ]

    def __str__(self) -> str:
        return f"Privat anteckning {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saved as its coach, who alone can have read it."""
        with transaction.atomic(), _telling("nyttiga.user_id", self.coach_id):
            super().save(*args, **kwargs)


def _tell(name: str, value: object) -> None:
    """Set a setting of the database until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, str(value)])


@contextmanager
def _telling(name: str, value: object) -> Iterator[None]:
    """The same for a few statements, after which it is as it was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        before = cursor.fetchone()[0] or ""
    _tell(name, value)
    yield  # after a fault the transaction rolls back, and the setting with it
    _tell(name, before)
