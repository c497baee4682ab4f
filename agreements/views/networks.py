"""The two networks and their members (goal P1 of the application)."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agreements.forms.contact import MemberForm
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import NetworkMember
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectListView, ScopedPage

Network = NetworkMember.Network


class NetworksView(ProjectListView):
    """Who is in which network, and who was."""

    permission = Permission.AGREEMENTS_VIEW
    model = NetworkMember
    paginate_by = 1000  # two networks of a county: all on one page
    template_name = "agreements/contacts/networks.html"

    def get_queryset(self) -> Any:
        members: Any = super().get_queryset()
        return members.select_related("organisation__municipality", "unit").order_by(
            F("left_on").desc(nulls_first=True), "organisation__sort_name", "pk"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        day = today()
        networks = []
        for value, label in Network.choices:
            members = [one for one in context["object_list"] if one.network == value]
            left = [one for one in members if one.left_on and one.left_on <= day]
            networks.append((value, label, [one for one in members if one not in left], left))
        return context | {
            "networks": networks,
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }


class MemberAddView(ProjectCreateView):
    """Somebody joins."""

    permission = Permission.AGREEMENTS_EDIT
    model = NetworkMember
    form_class = MemberForm
    template_name = "agreements/contacts/form.html"
    saved_message = "Med i nätverket."

    def get_initial(self) -> dict[str, Any]:
        return {"network": self.request.GET.get("natverk", ""), "joined_on": today()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"title": "Ny medlem i ett nätverk", "back_url": self.get_success_url()}
        return super().get_context_data(**kwargs) | more

    def get_success_url(self) -> str:
        return self.url("agreements:networks")


class MemberLeaveView(ScopedPage):
    """A member leaves today; or the row was a slip, made today."""

    permission = Permission.AGREEMENTS_EDIT
    model = NetworkMember
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        members = self.get_queryset().select_for_update()
        member = get_object_or_404(members, pk=kwargs["pk"], left_on=None)
        member.left_on = max(today(), member.joined_on)
        member.save(update_fields=["left_on"])
        messages.success(request, "Inte längre med i nätverket.")
        return self.redirect("agreements:networks")
