"""Model fields that several floors use: derived keys and encrypted text."""

import base64
import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

from nyttiga.ui.sorting import fold, sort_key


class _DerivedField(models.TextField):
    """Text made from other fields of the row each time it is saved (bulk_create included)."""

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = sources
        kwargs |= {"editable": False, "default": "", "blank": True}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"sources": self.sources}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        words = [str(getattr(model_instance, source) or "") for source in self.sources]
        value = self.derive(" ".join(word for word in words if word))
        setattr(model_instance, self.attname, value)
        return value

    def derive(self, text: str) -> str:
        raise TypeError("A derived field says how it derives.")


class SortKeyField(_DerivedField):
    """Orders rows in Swedish: `ordering = ["sort_name"]`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The "C" collation compares the key's ASCII signs as they are, on every server.
        super().__init__(*args, **(kwargs | {"db_collation": "C"}))

    def derive(self, text: str) -> str:
        return sort_key(text)


class SearchField(_DerivedField):
    """What the search box looks in; compare with `fold(query)`."""

    def derive(self, text: str) -> str:
        return fold(text)


def _fernet() -> MultiFernet:
    """The first key encrypts; all of them decrypt, so a key can be changed step by step."""
    return MultiFernet([Fernet(_fernet_key(key)) for key in settings.FIELD_ENCRYPTION_KEYS])


def _fernet_key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest())


def seal(text: str) -> str:
    """Text encrypted, for a place such as the session where personal data must not stand open."""
    return _fernet().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What `seal` was given; empty for what it did not make."""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


def blind_index(value: str) -> str:
    """A keyed hash that finds equal values without showing them. Empty for an empty value."""
    if not value:
        return ""
    return hmac.new(settings.FIELD_INDEX_KEY.encode(), value.encode(), hashlib.sha256).hexdigest()


class EncryptedField(models.TextField):
    """Text that stands encrypted in the database and its backups.

    A value that no key opens raises cryptography.fernet.InvalidToken: showing the cipher text,
    or nothing, would hide the fault.
    """

    def get_prep_value(self, value: str | None) -> str | None:
        if not value:
            return ""
        return _fernet().encrypt(value.encode()).decode()

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value:
            return value
        return _fernet().decrypt(value.encode()).decode()
