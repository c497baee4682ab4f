"""Signing in with two steps: the password, and a code from an app on the own phone.

allauth keeps the secret, checks the code and counts the attempts. Here stands who must have it
(`permissions.NEEDS_SECOND_FACTOR`) and how it looks.
"""

import io

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef

from nyttiga.accounts.permissions import NEEDS_SECOND_FACTOR
from nyttiga.ui.fields import seal, unseal


def has_second_factor(user: str) -> Exists:
    """An expression: whether the user that `user` refers to signs in with two steps."""
    return Exists(Authenticator.objects.filter(user=OuterRef(user), type=Authenticator.Type.TOTP))


def must_be_set_up(role: str, *, is_set_up: bool) -> bool:
    """Whether the role opens nothing before its user signs in with two steps."""
    return settings.SECOND_FACTOR_REQUIRED and role in NEEDS_SECOND_FACTOR and not is_set_up


class Adapter(DefaultMFAAdapter):
    """The secret is stored encrypted, as a personnummer is."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Koden stämmer inte. Vänta på nästa kod i appen och försök igen.",
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, drawn by the library that the personal links use too."""
        drawn = io.BytesIO()
        segno.make(url, error="m", micro=False).save(drawn, kind="svg", scale=4, border=4)
        return drawn.getvalue().decode()


def _code(label: str, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "size": 10, **attrs}),
    )


class SetUpForm(ActivateTOTPForm):
    """The first code shows that the phone has the secret."""

    code = _code("Koden i appen", inputmode="numeric")


class SecondStepForm(AuthenticateForm):
    """A code from the app, or one of those that were written down."""

    code = _code("Koden i appen, eller en av dina reservkoder")


class AgainForm(ReauthenticateForm):
    """The same, before the second step is changed."""

    code = _code("Koden i appen, eller en av dina reservkoder")
