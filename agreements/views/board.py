"""All agreements: as a board of six columns, and as a list."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from agreements.cards import Card, described
from agreements.models import Agreement
from agreements.stages import COLUMNS, SIDE_EXITS
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.fields import seal, unseal
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectListView, ProjectPage, ProjectTemplateView

# What has ended fills the board in time: the last column shows the latest, the list has them all.
MOST_ENDED = 10
ENDED = COLUMNS[-1]
SESSION_KEY = "agreement_search"
LONGEST_SEARCH = 100


class BoardView(ProjectTemplateView):
    """Every agreement as a card in its column. What waits longest for a sign of life is first."""

    permission = Permission.AGREEMENTS_VIEW
    template_name = "agreements/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        agreements = described(Agreement.objects.visible_to(self.access)).order_by(
            "touched_on", "pk"
        )
        cards = Card.of(agreements, today(), self.project.quiet_days)
        by_column = {
            column: [card for card in cards if card.agreement.stage in column.stages]
            for column in (*COLUMNS, *SIDE_EXITS)
        }
        ended = len(by_column[ENDED])
        by_column[ENDED] = by_column[ENDED][: -MOST_ENDED - 1 : -1]
        return super().get_context_data(**kwargs) | {
            "columns": [(column, by_column[column]) for column in COLUMNS],
            "side_exits": [(column, by_column[column]) for column in SIDE_EXITS],
            "has_any": bool(cards),
            "dying": sum(card.is_dying for card in cards),
            "more_ended": max(ended - MOST_ENDED, 0),
            "ended": ENDED,
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }


class AgreementsView(ProjectListView):
    """The same agreements as a table, fifty a page: all, or those of one column or with the words
    searched for. A title may name somebody, so the words lie sealed in the session."""

    permission = Permission.AGREEMENTS_VIEW
    model = Agreement
    template_name = "agreements/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only: the rows that are shown are described afterwards."""
        asked = self.request.GET.get("steg", "")
        self.column = next((one for one in (*COLUMNS, *SIDE_EXITS) if one.key == asked), None)
        kept = self.request.session.get(SESSION_KEY, {})
        self.query = unseal(kept.get(self.project.slug, ""))
        found = Agreement.objects.visible_to(self.access).search(self.query)
        if self.column:
            found = found.filter(stage__in=self.column.stages)
        return found.order_by("number", "pk").values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        ids = list(context["page_obj"].object_list)
        shown = described(Agreement.objects.visible_to(self.access).filter(pk__in=ids))
        cards = Card.of(shown.order_by("number", "pk"), today(), self.project.quiet_days)
        return context | {
            "cards": cards,
            "query": self.query,
            "column": self.column,
            "columns": (*COLUMNS, *SIDE_EXITS),
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }


class SearchView(ProjectPage):
    """Takes the search words by POST, keeps them in the session and shows the list."""

    permission = Permission.AGREEMENTS_VIEW
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = posted_text(request, "q")[:LONGEST_SEARCH]
        kept = request.session.get(SESSION_KEY, {})
        request.session[SESSION_KEY] = kept | {self.project.slug: seal(query)}
        return self.redirect("agreements:list")
