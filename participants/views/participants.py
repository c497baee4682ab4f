"""Find a participant: the list, its filters and the search."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Municipality
from nyttiga.ui.clock import today
from nyttiga.ui.fields import seal, unseal
from nyttiga.ui.forms import posted_text
from nyttiga.ui.found import found_elsewhere
from nyttiga.ui.views.pages import ProjectListView, ProjectPage
from participants.models import Participant
from participants.models.participant import ParticipantQuerySet
from participants.progress import progress, with_progress

SESSION_KEY = "participant_search"
LONGEST_SEARCH = 100
MINE, EVERYBODYS = "mina", "alla"
STATES = {
    "pagaende": "Pågående",
    "avslutade": "Avslutade",
    "alla": "Alla",
    "felregistrerade": "Felregistrerade",
}


def kept_search(request: HttpRequest, project: str) -> str:
    """What the user last searched for in the project. It lies sealed in the session, whose table
    would otherwise hold personnummer in the open."""
    return unseal(request.session.get(SESSION_KEY, {}).get(project, ""))


class ParticipantsView(ProjectListView):
    """The project's participants, fifty a page.

    The address holds a state and a municipality's id. The search words are personal data and lie
    in the session only.
    """

    permission = Permission.PARTICIPANTS_VIEW
    model = Participant

    def get_template_names(self) -> list[str]:
        # htmx asks for the list alone, while the user types.
        return [
            "participants/includes/found.html" if self.request.htmx else "participants/list.html"
        ]

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only: the database sorts and counts these, and describes just the rows shown."""
        self.query = kept_search(self.request, self.project.slug)
        self.state = self.request.GET.get("visa", "")
        if self.state not in STATES:
            self.state = "pagaende"
        # A coach begins with the own people; whoever searches looks among all.
        self.has_own_people = self.access.may(Permission.COACHING_EDIT)
        self.whose = EVERYBODYS if self.request.GET.get("vems") == EVERYBODYS else MINE
        self.municipalities = list(Municipality.objects.visible_to(self.access))
        asked = self.request.GET.get("kommun", "")
        self.municipality = next((m for m in self.municipalities if str(m.pk) == asked), None)
        return (
            self._in_state(self._found()).order_by("sort_name", "pk").values_list("pk", flat=True)
        )

    def _found(self) -> ParticipantQuerySet:
        found = Participant.objects.visible_to(self.access)
        if self.query:
            found = found.search(self.query)
        elif self.has_own_people and self.whose == MINE:
            found = found.watched_by(self.access.user, today())
        return found.living_in(self.municipality) if self.municipality else found

    def _in_state(self, participants: ParticipantQuerySet) -> ParticipantQuerySet:
        if self.state == "felregistrerade":
            return participants.registered_by_mistake()
        if self.state == "pagaende":
            return participants.ongoing(today())
        counted = participants.counted()
        return counted.ended(today()) if self.state == "avslutade" else counted

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "rows": self._rows(list(context["page_obj"].object_list)),
            "query": self.query,
            "found_elsewhere": found_elsewhere(self.access, self.query),
            "state": self.state,
            "whose": self.whose,
            "has_own_people": self.has_own_people,
            "states": STATES,
            "municipality": self.municipality,
            "municipalities": self.municipalities,
            "sees_plan": self.access.may(Permission.PLAN_VIEW),
            "may_edit": self.access.may(Permission.PARTICIPANTS_EDIT),
        }

    def _rows(self, ids: list[int]) -> list[tuple[Participant, Any]]:
        day = today()
        shown = with_progress(
            Participant.objects.visible_to(self.access).filter(pk__in=ids), day
        ).select_related("municipality")
        by_id = {participant.pk: participant for participant in shown}
        return [(by_id[pk], progress(by_id[pk], day)) for pk in ids]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if self.request.htmx:
            response["HX-Replace-Url"] = self.request.get_full_path()
        return response


class SearchView(ProjectPage):
    """Takes the search words by POST, keeps them in the session and shows the list.

    A search looks among ended participants too: who is looked for by name may well be one.
    """

    permission = Permission.PARTICIPANTS_VIEW
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = posted_text(request, "q")[:LONGEST_SEARCH]
        before = kept_search(request, self.project.slug)
        kept = request.session.get(SESSION_KEY, {})
        request.session[SESSION_KEY] = kept | {self.project.slug: seal(query)}
        state = request.POST.get("visa", "")
        if query and query != before:
            state = "alla"
        elif before and not query:
            state = ""
        municipality = request.POST.get("kommun", "")
        # Only what the list itself offers goes into the address, never what somebody typed.
        filters = {
            "visa": state if state in STATES else "",
            "kommun": municipality if municipality.isdecimal() else "",
            "vems": EVERYBODYS if request.POST.get("vems") == EVERYBODYS else "",
        }
        chosen = urlencode({name: value for name, value in filters.items() if value})
        address = self.url("participants:list")
        return HttpResponseRedirect(f"{address}?{chosen}" if chosen else address)
