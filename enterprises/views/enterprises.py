"""The readiness list: one row tells an enterprise's state, what is missing is a click away."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from enterprises.contact_days import last_contact, quiet_from
from enterprises.enterprise_filters import (
    BY_NAME,
    BY_STAGE,
    HAS,
    LACKS,
    EnterpriseFilters,
    municipalities_of,
)
from enterprises.models import Enterprise
from enterprises.models.choices import Interest, Kind
from enterprises.readiness import Sign, SignOfRow, Stage, signs_for, signs_of, with_stage
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.fields import seal, unseal
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectListView, ProjectPage

SESSION_KEY = "enterprise_search"
LONGEST_SEARCH = 100


def kept_search(request: HttpRequest, project: str) -> str:
    """What the user last searched for in the project. An enterprise's name may be its owner's,
    so the words lie sealed in the session."""
    return unseal(request.session.get(SESSION_KEY, {}).get(project, ""))


def found_enterprises(
    access: Access, query: str, filters: EnterpriseFilters, day: dt.date
) -> QuerySet[Enterprise]:
    """What the list shows and the export takes out: the same rows in the same order."""
    enterprises = Enterprise.objects.visible_to(access)
    return filters.narrow(enterprises.search(query) if query else enterprises, access, day)


@dataclass(frozen=True)
class OrderHead:
    """A column's head. A press on it asks for the order `asked`; `direction` is how the list is
    sorted by it now, in ARIA's words."""

    title: str
    asked: str
    direction: str

    @classmethod
    def of(cls, key: str, title: str, order: str) -> Self:
        directions = {key: "ascending", f"-{key}": "descending"}
        return cls(title, f"-{key}" if order == key else key, directions.get(order, ""))


class EnterprisesView(ProjectListView):
    """The project's enterprises. The address holds filters only."""

    permission = Permission.ENTERPRISES_VIEW
    model = Enterprise
    template_name = "enterprises/list.html"
    paginate_by = 25  # each row tells much, and a page stays below 60 KiB

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only: the database sorts and counts these, and describes just the rows shown."""
        self.query = kept_search(self.request, self.project.slug)
        self.filters = EnterpriseFilters.of(self.request.GET, self.access)
        found = found_enterprises(self.access, self.query, self.filters, today())
        return found.values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        signs, municipalities = signs_for(self.access), municipalities_of(self.access)
        return context | {
            "rows": self._rows(list(context["page_obj"].object_list), signs),
            "heads": self._heads(signs),
            "query": self.query,
            "filters": self.filters,
            "municipalities": municipalities,
            "municipality": next(
                (one for one in municipalities if str(one.pk) == self.filters.municipality), None
            ),
            "kinds": Kind.choices,
            "stages": [(str(value), label) for value, label in Stage.choices],
            "interests": Interest.choices,
            "sign_choices": [(sign, self.filters.signs.get(sign.key, "")) for sign in signs],
            "has": HAS,
            "lacks": LACKS,
            "is_filtered": bool(self.query or self.filters.is_narrowed),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }

    def _heads(self, signs: list[Sign]) -> list[OrderHead]:
        titles = {BY_NAME: "Företag", BY_STAGE: "Läge"}
        titles |= {sign.key: sign.title for sign in signs if _has_column(sign)}
        return [OrderHead.of(key, title, self.filters.order) for key, title in titles.items()]

    def _rows(self, ids: list[int], signs: list[Sign]) -> list[dict[str, Any]]:
        shown = Enterprise.objects.visible_to(self.access).filter(pk__in=ids)
        rows = with_stage(shown.named().defer("organisation_number"), today())
        rows = rows.annotate(quiet_from=quiet_from(last_contact(today())))
        by_id = {row.pk: row for row in rows.order_by()}
        return [self._row(by_id[pk], signs) for pk in ids]

    def _row(self, enterprise: Any, signs: list[Sign]) -> dict[str, Any]:
        marks = signs_of(enterprise, signs)
        return {
            "enterprise": enterprise,
            "stage": Stage(enterprise.stage),
            "is_quiet": enterprise.interest != Interest.NO and enterprise.quiet_from <= today(),
            "columns": [self._cell(mark, enterprise) for mark in marks if _has_column(mark.sign)],
            "chips": [self._cell(mark, enterprise) for mark in marks if not _has_column(mark.sign)],
        }

    def _cell(self, mark: SignOfRow, enterprise: Enterprise) -> tuple[SignOfRow, str]:
        """The sign, and the address where it gets done for who may do it."""
        sign = mark.sign
        may_fix = sign.fix and not mark.is_there and self.access.may(sign.fix_permission)
        address = reverse(sign.fix, args=[self.project.slug, enterprise.pk]) if may_fix else ""
        return mark, address


def _has_column(sign: Sign) -> bool:
    """Figures and the last contact stand in columns of their own; what is done once is ticked off
    in one, so that the row fits the screen."""
    return sign.is_contact or sign.is_number


class SearchView(ProjectPage):
    """Takes the search words by POST and shows the list."""

    permission = Permission.ENTERPRISES_VIEW
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = posted_text(request, "q")[:LONGEST_SEARCH]
        kept = request.session.get(SESSION_KEY, {})
        request.session[SESSION_KEY] = kept | {self.project.slug: seal(query)}
        # Only what the list itself offers goes into the address, never what somebody typed.
        chosen = EnterpriseFilters.of(request.POST, self.access).address()
        address = self.url("enterprises:list")
        return HttpResponseRedirect(f"{address}?{chosen}" if chosen else address)
