"""Find an enterprise: the list, its filters and the search."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from enterprises.models import Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Municipality
from nyttiga.ui.clock import today
from nyttiga.ui.fields import seal, unseal
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectListView, ProjectPage

SESSION_KEY = "enterprise_search"
LONGEST_SEARCH = 100
CHOICES = ("ledigt", "utbildad")  # what the address may ask for, besides a municipality


class EnterprisesView(ProjectListView):
    """The project's enterprises, fifty a page.

    The address holds filters only: an enterprise's name may be its owner's, so the search words
    lie sealed in the session.
    """

    permission = Permission.ENTERPRISES_VIEW
    model = Enterprise
    template_name = "enterprises/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only: the database sorts and counts these, and describes just the rows shown."""
        kept = self.request.session.get(SESSION_KEY, {})
        self.query = unseal(kept.get(self.project.slug, ""))
        self.municipalities = list(Municipality.objects.visible_to(self.access))
        asked = self.request.GET.get("kommun", "")
        self.municipality = next((m for m in self.municipalities if str(m.pk) == asked), None)
        self.chosen = [name for name in CHOICES if name in self.request.GET]
        found = Enterprise.objects.visible_to(self.access)
        if self.query:
            found = found.search(self.query)
        if self.municipality:
            found = found.filter(organisation__municipality=self.municipality)
        if "ledigt" in self.chosen:
            found = found.with_room(today()).filter(free__gt=0)
        if "utbildad" in self.chosen:
            found = found.with_trained_supervisor().filter(has_trained_supervisor=True)
        return found.order_by("organisation__sort_name", "pk").values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "enterprises": self._shown(list(context["page_obj"].object_list)),
            "query": self.query,
            "municipality": self.municipality,
            "municipalities": self.municipalities,
            "chosen": self.chosen,
            "is_filtered": bool(self.query or self.municipality or self.chosen),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }

    def _shown(self, ids: list[int]) -> list[Enterprise]:
        found = Enterprise.objects.visible_to(self.access).filter(pk__in=ids)
        by_id = {
            enterprise.pk: enterprise
            for enterprise in found.defer("organisation_number")
            .named()
            .with_room(today())
            .with_trained_supervisor()
        }
        return [by_id[pk] for pk in ids]


class SearchView(ProjectPage):
    """Takes the search words by POST, keeps them in the session and shows the list."""

    permission = Permission.ENTERPRISES_VIEW
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = posted_text(request, "q")[:LONGEST_SEARCH]
        kept = request.session.get(SESSION_KEY, {})
        request.session[SESSION_KEY] = kept | {self.project.slug: seal(query)}
        municipality = request.POST.get("kommun", "")
        # Only what the list itself offers goes into the address, never what somebody typed.
        filters = {"kommun": municipality} if municipality.isdecimal() else {}
        filters |= {name: "1" for name in CHOICES if name in request.POST}
        address = self.url("enterprises:list")
        return HttpResponseRedirect(f"{address}?{urlencode(filters)}" if filters else address)
