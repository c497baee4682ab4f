"""A person who signs in, by e-mail address."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from nyttiga.accounts.permissions import SIGN_IN_BY_CODE


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user. Without a password, nobody can sign in as them until they set one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do depends on their memberships, never on the user."""

    email = models.EmailField("e-postadress", unique=True)
    name = models.CharField("namn", max_length=120)
    is_active = models.BooleanField("får logga in", default=True)
    created_at = models.DateTimeField("skapad", auto_now_add=True)
    # None until the user has chosen: then the role says (nyttiga.jobs.digest).
    wants_digest = models.BooleanField("mejl om det som väntar", null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "användare"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """How *Idag* greets the user."""
        return self.name.split()[0] if self.name else ""

    @property
    def signs_in_by_code(self) -> bool:
        """Whether all that the user may do anywhere is within `SIGN_IN_BY_CODE`. Whoever can see
        more has a password. One query."""
        roles = set(self.memberships.values_list("role", flat=True))
        return bool(roles) and roles <= SIGN_IN_BY_CODE

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()
