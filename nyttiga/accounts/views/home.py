"""The first page after signing in: the user's project, or a choice between several."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView

from nyttiga.accounts.models import Membership
from nyttiga.accounts.permissions import Role

# Whoever does not work with participants starts where their own answer is.
START_PAGES = {
    Role.ECONOMIST: "reporting:money",
    Role.COMMUNICATOR: "agreements:stories",
    Role.STEERING_GROUP: "reporting:goals_rar",
    Role.EVALUATOR: "reporting:goals_rar",
    Role.REFERRER: "participants:own_referrals",
    Role.SUPERVISOR: "participants:own_workplace",
    Role.DATA_PROTECTION_OFFICER: "audit:reads",
}


def start_page(membership: Membership) -> str:
    """Where a person's work in a project begins."""
    name = START_PAGES.get(Role(membership.role), "today")
    return reverse(name, args=[membership.project.slug])


class HomeView(TemplateView):
    """Sends a user with one project straight to it; lists them for a user with several."""

    template_name = "accounts/home.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        memberships = list(
            Membership.objects.filter(user=request.user)  # type: ignore[misc]
            .select_related("project")
            .order_by("project__name")
        )
        if len(memberships) == 1:
            return HttpResponseRedirect(start_page(memberships[0]))
        places = [(membership, start_page(membership)) for membership in memberships]
        return self.render_to_response({"places": places})
