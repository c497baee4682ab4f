"""A coach's private working note about a session: own eyes only, and erased by rule."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.fields import EncryptedField


class PrivateNoteQuerySet(ProjectQuerySet):
    def visible_to(self, access: Access) -> Self:
        """One's own, and nobody else's, whatever the role."""
        return super().visible_to(access).filter(coach=access.user)

    def to_erase(self, day: dt.date) -> Self:
        return self.filter(erase_on__lte=day)


class PrivateNote(ProjectScoped):
    """What a coach writes for the own memory. It is in no history, export, report or search.

    `erase_on` is set when the coaching of the person ends: three months later at the most
    (DOMAIN 4.8).
    """

    session = models.OneToOneField(
        "participants.CoachingSession", on_delete=models.CASCADE, related_name="private_note"
    )
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = EncryptedField("privat arbetsanteckning", blank=True, default="")
    saved_at = models.DateTimeField(auto_now=True)
    erase_on = models.DateField("raderas", null=True, blank=True)

    objects: Any = PrivateNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "privat arbetsanteckning"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Privat anteckning {self.pk}"
