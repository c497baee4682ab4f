"""A user's calendar address: whoever has it sees when, never with whom."""

import hashlib
import secrets

from django.conf import settings
from django.db import models


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def for_token(self, token: str) -> "CalendarFeed | None":
        """The feed that an address belongs to, of somebody who may sign in."""
        found = self.filter(token_hash=_digest(token), user__is_active=True)
        return found.select_related("user").first()

    def renew(self, user: object) -> str:
        """Give the user a fresh address; the one before is dead. Returns its token, which is
        shown once and never stored."""
        token = secrets.token_urlsafe(32)
        self.update_or_create(user=user, defaults={"token_hash": _digest(token)})
        return token


class CalendarFeed(models.Model):
    """One user's feed is on. No project: it holds what the user may see of each, as it is now."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("gjord", auto_now=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = "kalenderadress"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Kalender {self.user_id}"
