"""Signing in with a code in a mail: for those whose only role lets them."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms

from nyttiga.accounts.models import User


class RequestCodeForm(RequestLoginCodeForm):
    """Where to send the code. To an address that signs in by no code, none is sent; the page says
    the same to all."""

    _user: User | None
    email = forms.EmailField(
        label="E-postadress",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if self._user and not self._user.signs_in_by_code:
            self._user = None
        return email


class CodeForm(ConfirmLoginCodeForm):
    """The code that came."""

    code = forms.CharField(
        label="Koden i mejlet",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "size": 8}
        ),
    )
