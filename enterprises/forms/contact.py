"""A contact with an enterprise, and the next step."""

from typing import Any

from django import forms

from enterprises.forms.days import DatedForm
from enterprises.models import EnterpriseContact
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission
from nyttiga.ui.access import Access


def who_may_act(access: Access) -> Any:
    """The users of the project who work with enterprises."""
    roles = TABLE[Permission.ENTERPRISES_EDIT]
    members = User.objects.filter(
        is_active=True, memberships__project=access.project, memberships__role__in=roles
    )
    return members.order_by("name", "pk")


class ContactForm(DatedForm):
    """What was said, and with a next step the day it should be done."""

    PAST = ("date",)
    field_order = ["date", "way", "kind", "hours", "said", "next_step", "who", "due_on"]

    who = forms.TypedChoiceField(label="Vem gör det?", coerce=int, empty_value=None, required=False)

    class Meta:
        model = EnterpriseContact
        fields = [
            "date",
            "way",
            "kind",
            "hours",
            "said",
            "next_step",
            "due_on",
        ]
        labels = {"said": "Vad sades?", "next_step": "Nästa steg"}
        help_texts = {
            "kind": "Affärsrådgivning skrivs för sig, inte här.",
            "hours": "Bara när det var stöd.",
            "next_step": "Lämna tomt om ni inte kom överens om något.",
        }
        widgets = {"said": forms.Textarea(attrs={"rows": 4})}
        localized_fields = ["hours"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {user.pk: user for user in who_may_act(self.access)}
        who: Any = self.fields["who"]
        who.choices = [(pk, user.name) for pk, user in self.members.items()]
        self.initial["who"] = self.instance.responsible_id or self.access.user.pk

    def clean(self) -> Any:
        data = super().clean() or {}
        step, due_on = data.get("next_step"), data.get("due_on")
        if step and not due_on and "due_on" not in self.errors:
            self.add_error("due_on", "Skriv när det ska vara klart.")
        elif step and due_on and data.get("date") and due_on < data["date"]:
            self.add_error("due_on", "Det är före kontakten. Välj en senare dag.")
        elif due_on and not step and "next_step" not in self.errors:
            self.add_error("next_step", "Skriv vad som ska göras.")
        who = data.get("who") or self.access.user.pk
        self.instance.responsible = self.members.get(who) if step else None
        if not step:
            self.instance.done_on = None
        return data
