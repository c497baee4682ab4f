"""An enterprise's own page, and the pages behind its tabs."""

from typing import Any

from django.db.models import F, FloatField, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse

from enterprises.models import Enterprise, EnterpriseContact, Supervisor
from enterprises.panels import enterprise_panels
from enterprises.readiness import Stage, signs_for, signs_of, with_stage
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson, NetworkMember
from nyttiga.ui.clock import today
from nyttiga.ui.json_rows import JsonRows
from nyttiga.ui.views.pages import ProjectDetailView

CONTACTS_SHOWN = 8
TABS = {
    "enterprise": "Översikt",
    "development": "Utveckling",
    "routines": "Rutiner och dokument",
    "place_counts": "Platser över tid",
    "history": "Ändringar",
}

_supervisors = JsonRows(
    Supervisor.objects.filter(enterprise=OuterRef("pk")).order_by("-is_active", "name", "pk"),
    *("id", "name", "phone", "email", "trained_on", "is_active"),
)
_people = JsonRows(
    ContactPerson.objects.filter(organisation=OuterRef("organisation")).order_by(
        "-is_active", "sort_name", "pk"
    ),
    *("id", "name", "title", "phone", "email", "may_be_mailed_on", "is_active"),
)
_memberships = JsonRows(
    NetworkMember.objects.filter(
        organisation=OuterRef("organisation"), network=NetworkMember.Network.ENTERPRISES
    ).order_by("-joined_on", "-pk"),
    *("id", "joined_on", "left_on"),
)
_open_first = Q(done_on=None) & ~Q(next_step="")
_contacts = JsonRows(
    EnterpriseContact.objects.filter(enterprise=OuterRef("pk"))
    .alias(is_open=_open_first)
    .order_by("-is_open", "-date", "-pk")[:CONTACTS_SHOWN],
    *("id", "date", "way", "kind", "said", "next_step", "due_on", "done_on"),
    hours_given=Cast("hours", FloatField()),
    by_name=F("made_by__name"),
    responsible_name=F("responsible__name"),
)


class EnterprisePage(ProjectDetailView):
    """Mixin: a page about one enterprise, with its head and tabs. `tab` says which one it is."""

    permission = Permission.ENTERPRISES_VIEW
    model = Enterprise
    context_object_name = "enterprise"
    tab = ""

    def get_queryset(self) -> Any:
        enterprises: Any = super().get_queryset()
        return enterprises.named()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        args = [self.project.slug, self.object.pk]
        return super().get_context_data(**kwargs) | {
            "tabs": [
                (reverse(f"enterprises:{name}", args=args), title, name == self.tab)
                for name, title in TABS.items()
            ],
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }


class EnterpriseView(EnterprisePage):
    """What it is and offers and how ready it is, the last contacts, its people, and the panels
    that other floors add. Its own short lists come with the row, in one statement."""

    template_name = "enterprises/enterprise.html"
    tab = "enterprise"

    def get_queryset(self) -> Any:
        return with_stage(super().get_queryset().with_room(today()), today()).annotate(
            supervisor_rows=_supervisors.column,
            contact_people=_people.column,
            membership_rows=_memberships.column,
            contact_rows=_contacts.column,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        panels = [panel for panel in enterprise_panels if self.access.may(panel.permission)]
        memberships = _memberships.read(self.object.membership_rows)
        context = super().get_context_data(**kwargs) | {
            "stage": Stage(self.object.stage),
            "signs": self._signs(),
            "supervisors": _supervisors.read(self.object.supervisor_rows),
            "contact_people": _people.read(self.object.contact_people),
            "contacts": _contacts.read(self.object.contact_rows),
            "contacts_shown": CONTACTS_SHOWN,
            "membership": next((one for one in memberships if not one.left_on), None),
            "past_memberships": [one for one in memberships if one.left_on],
            "panels": [panel.template for panel in panels],
            "day": today(),
        }
        for panel in panels:
            context |= panel.context(self.access, self.object, today())
        return context

    def _signs(self) -> list[tuple[Any, str]]:
        """Each sign, and where it gets done for who may do it."""
        args = [self.project.slug, self.object.pk]
        return [
            (
                mark,
                reverse(mark.sign.fix, args=args)
                if mark.sign.fix and self.access.may(mark.sign.fix_permission)
                else "",
            )
            for mark in signs_of(self.object, signs_for(self.access))
        ]
