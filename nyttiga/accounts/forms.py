"""Inviting somebody, changing a role, answering an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from nyttiga.accounts.enterprise_choice import EnterpriseChoiceMixin
from nyttiga.accounts.models import Invitation, Membership, User
from nyttiga.accounts.permissions import SIGN_IN_BY_CODE, Role
from nyttiga.accounts.unit_choice import UnitChoiceMixin
from nyttiga.ui.forms import ProjectModelForm


class InvitationForm(EnterpriseChoiceMixin, UnitChoiceMixin, ProjectModelForm):
    """Who is invited, and to which role."""

    role = forms.ChoiceField(label="Roll", choices=[("", "Välj roll"), *Role.choices])

    class Meta:
        model = Invitation
        fields = ["name", "email", "role", "unit", "organisation"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        project = self.access.project
        if Membership.objects.filter(project=project, user__email__iexact=email).exists():
            raise forms.ValidationError("Personen är redan med i projektet.")
        if Invitation.objects.open().filter(project=project, email__iexact=email).exists():
            raise forms.ValidationError(
                "Det finns redan en inbjudan till adressen. Skicka den igen, eller ta tillbaka den."
            )
        return email


class RoleForm(EnterpriseChoiceMixin, UnitChoiceMixin, ProjectModelForm):
    """A member's role."""

    role = forms.ChoiceField(label="Roll", choices=Role.choices)

    class Meta:
        model = Membership
        fields = ["role", "unit", "organisation"]


class AcceptForm(forms.Form):
    """A new user's name and password. Whoever signs in by a code has no password to choose."""

    name = forms.CharField(label="Ditt namn", max_length=120)
    password = forms.CharField(
        label="Välj ett lösenord",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Minst 12 tecken. Gärna några ord i rad.",
    )

    def __init__(self, *args: Any, email: str, role: str, **kwargs: Any) -> None:
        self.email = email
        super().__init__(*args, **kwargs)
        if role in SIGN_IN_BY_CODE:
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("password"):
            user = User(email=self.email, name=values.get("name", ""))
            try:
                validate_password(values["password"], user)
            except forms.ValidationError as fault:
                self.add_error("password", fault)
        return values
