"""Personal links: a page for one person, without signing in."""

import datetime as dt
import hashlib
import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Model, Q
from django.urls import reverse
from django.utils import timezone

from nyttiga.links.kinds import LinkKind, kind_named, kinds, subject_is_alive
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui import fence

KEPT_AFTER_EXPIRY = dt.timedelta(days=30)


def random_secret() -> str:
    """256 random bits, fit for an address and a cookie."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret. It is random through and through, so a plain hash is enough."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


class PersonalLinkQuerySet(ProjectQuerySet):
    def live(self) -> Self:
        """Those that lead somewhere now, opened or not."""
        now = timezone.now()
        return self.filter(subject_is_alive(), revoked_at=None, expires_at__gt=now)

    def for_token(self, token: str) -> "PersonalLink | None":
        """The live link of the token in an address. Expired, revoked and unknown are all None."""
        with fence.every_project():
            return self.live().filter(token_hash=digest(token)).first()

    def for_device(self, kind: LinkKind, secret: str) -> "PersonalLink | None":
        """The live link that was opened on the device which holds the secret."""
        opened = self.live().filter(kind=kind.name, device_hash=digest(secret))
        with fence.every_project():
            return opened.select_related("project").first() if secret else None

    def open_once(self, token: str) -> str:
        """Bind an unopened link to a device: the secret that the device is to keep. Empty when
        somebody was first, or the link does not live. One statement, so only one can win."""
        secret = random_secret()
        unopened = self.live().filter(token_hash=digest(token), opened_at=None)
        won = unopened.update(opened_at=timezone.now(), device_hash=digest(secret))
        return secret if won else ""

    @transaction.atomic
    def issue(self, kind: LinkKind, subject: Any, created_by: Any, valid_for: dt.timedelta) -> str:
        """Make a link about the row, in place of older ones of the kind. Returns its address,
        without the host: this is the only time that anybody can know it."""
        type(subject)._default_manager.select_for_update(of=["self"], no_key=True).get(
            pk=subject.pk
        )
        self.filter(kind=kind.name, subject_id=subject.pk).revoke()
        token = random_secret()
        self.create(
            project_id=subject.project_id,
            kind=kind.name,
            subject_id=subject.pk,
            token_hash=digest(token),
            created_by=created_by,
            expires_at=timezone.now() + valid_for,
        )
        return reverse("links:open", args=[token])

    def revoke(self) -> int:
        """Make these links useless from now on; how many were not already."""
        return self.filter(revoked_at=None).update(revoked_at=timezone.now())

    def revoke_for(self, subject: Model) -> int:
        """Revoke all links of any kind that are about the row, such as when a person leaves."""
        names = [kind.name for kind in kinds if kind.is_about(subject)]
        return self.filter(kind__in=names, subject_id=subject.pk).revoke()

    def erase_old(self, day: dt.date) -> int:
        """Remove the rows of links that expired more than 30 days before the day."""
        return self.filter(expires_at__date__lt=day - KEPT_AFTER_EXPIRY).delete()[0]


class PersonalLink(ProjectScoped):
    """A secret address for one person. Who opens it first gets the page, on that device only.

    Neither the token of the address nor the secret of the device is kept, only their hashes. The
    row's own times are its history.
    """

    kind = models.SlugField("slag", max_length=30)
    subject_id = models.BigIntegerField("om raden")  # the number of the row it is about
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="gjord av",
    )
    created_at = models.DateTimeField("gjord", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("gäller till")
    opened_at = models.DateTimeField("öppnad", null=True, blank=True)
    device_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    revoked_at = models.DateTimeField("återkallad", null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "personlig länk"
        verbose_name_plural = "personliga länkar"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(revoked_at=None),
                name="link_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["device_hash"], condition=~Q(device_hash=""), name="link_device_once"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, device_hash="")
                | (Q(opened_at__isnull=False) & ~Q(device_hash="")),
                name="link_opened_on_a_device",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="link_expires_after_made"
            ),
        ]

    def __str__(self) -> str:
        return f"Länk {self.pk}"

    @property
    def page(self) -> LinkKind:
        return kind_named(self.kind)

    def is_opened_with(self, secret: str) -> bool:
        """Whether the secret is that of the device which opened the link."""
        return bool(secret) and secrets.compare_digest(self.device_hash, digest(secret))

    def state(self, now: dt.datetime) -> str:
        """One of aterkallad, utgangen, oppnad, vantar: for those who made it."""
        if self.revoked_at:
            return "aterkallad"
        if self.expires_at <= now:
            return "utgangen"
        return "oppnad" if self.opened_at else "vantar"
