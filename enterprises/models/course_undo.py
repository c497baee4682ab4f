"""What *Ångra* needs of the attendance at a course's meeting."""

from django.db import models

from enterprises.models.course import CourseMeeting
from nyttiga.occasions.models import UndoableChange


class CourseUndoableChange(UndoableChange):
    """What can be undone of the attendance at one meeting of a course."""

    meeting = models.ForeignKey(
        CourseMeeting, on_delete=models.CASCADE, related_name="undoable_changes"
    )
    participant = models.ForeignKey(
        "projects.ContactPerson", on_delete=models.CASCADE, related_name="+"
    )

    class Meta(UndoableChange.Meta):
        verbose_name = "ändring på kurs som kan ångras"
