"""Places for one person: the list, and proposing one of them."""

from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from enterprises.models import Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Municipality
from nyttiga.ui.clock import today
from nyttiga.ui.json_rows import JsonRows
from nyttiga.ui.views.pages import ProjectTemplateView
from participants.matching import SHOWN, Asked, Match, matches, places
from participants.models import Participant, Placement, Proposal, Wishes
from participants.views.about_person import AboutPersonPage

BEST = 8  # these stand open, the rest unfold
PROPOSALS = JsonRows(
    Proposal.objects.filter(participant=OuterRef("pk")).order_by("-proposed_on", "-pk"),
    "pk",
    "enterprise_id",
    "proposed_on",
    "participant_answer",
    "participant_reason",
    "enterprise_answer",
    "enterprise_reason",
    "closed_on",
    "placement_id",
    name="enterprise__organisation__name",
)
PLACEMENTS = JsonRows(
    Placement.objects.filter(participant=OuterRef("pk")), "enterprise_id", "starts_on", "ends_on"
)
WITHIN_REACH = Wishes.municipalities.through.objects.filter(wishes__participant=OuterRef("pk"))
CHOICES = ("ledigt", "utbildad")  # what the address may ask for, besides a municipality


class _MatchingPage(AboutPersonPage):
    """Mixin: the person with wishes, earlier proposals and placements, in one query."""

    permission = Permission.PLACEMENTS_EDIT
    model = Participant

    def get_queryset(self) -> Any:
        return (
            super()
            .get_queryset()
            .select_related("wishes")
            .annotate(
                proposal_rows=PROPOSALS.column,
                placement_rows=PLACEMENTS.column,
                near=ArraySubquery(WITHIN_REACH.values("municipality_id")),
            )
        )

    def look_up(self) -> None:
        # The name that is shown, and all the rest, come with the same row.
        self.person = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        self.wishes: Wishes | None = getattr(self.person, "wishes", None)
        near = self.person.near  # type: ignore[attr-defined]
        # Where a protected person lives is not to be found out by how places are ranked either.
        if not near and self.person.is_open and self.person.municipality_id:  # type: ignore[attr-defined]
            near = [self.person.municipality_id]
        self.asked = Asked.of(self.wishes, near)


class MatchingView(_MatchingPage, ProjectTemplateView):
    """Enterprises ranked and explained, with what was tried before."""

    template_name = "participants/matching/places.html"
    read_as = "platserna"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.look_up()
        municipalities = list(Municipality.objects.visible_to(self.access))
        asked = self.request.GET.get("kommun", "")
        municipality = next((m for m in municipalities if str(m.pk) == asked), None)
        chosen = [name for name in CHOICES if name in self.request.GET]
        found = places(self.access, self.asked, today())
        if municipality:
            found = found.filter(organisation__municipality=municipality)
        if "ledigt" in chosen:
            found = found.filter(free__gt=0)
        if "utbildad" in chosen:
            found = found.filter(has_trained_supervisor=True)
        shown = matches(found[: SHOWN + 1], self.asked)
        proposals = PROPOSALS.read(self.person.proposal_rows)  # type: ignore[attr-defined]
        rows = [(match, self._before(match, proposals)) for match in shown[:SHOWN]]
        return super().get_context_data(**kwargs) | {
            "wishes": self.wishes,
            "rows": rows,
            "best": rows[:BEST],
            "others": rows[BEST:],
            "has_more": len(shown) > SHOWN,
            "shown": SHOWN,
            "proposals": proposals,
            "municipalities": municipalities,
            "municipality": municipality,
            "chosen": chosen,
            "is_filtered": bool(municipality or chosen),
        }

    def _before(self, match: Match, proposals: list[Any]) -> dict[str, Any]:
        """What the person and this enterprise have to do with each other already."""
        placements = PLACEMENTS.read(self.person.placement_rows)  # type: ignore[attr-defined]
        pk = match.enterprise.pk
        return {
            "proposal": next((one for one in proposals if one.enterprise_id == pk), None),
            "placement": next((one for one in placements if one.enterprise_id == pk), None),
        }


class ProposeView(_MatchingPage):
    """One press on the list proposes the place. Pressing again leads to the same proposal."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.look_up()
        chosen = request.POST.get("enterprise", "")
        enterprises = Enterprise.objects.visible_to(self.access)
        enterprise = get_object_or_404(enterprises, pk=int(chosen) if chosen.isdecimal() else 0)
        day = today()
        if not Participant.objects.filter(pk=self.person.pk).ongoing(day).exists():
            messages.error(request, "Personen är inte med i projektet nu.")
            return self.redirect("participants:matching", self.person.pk)
        asked = places(self.access, self.asked, day).filter(pk=enterprise.pk)
        (match,) = matches(asked, self.asked)
        proposal, _ = Proposal.objects.get_or_create(
            project=self.project,
            participant=self.person,
            enterprise=enterprise,
            closed_on=None,
            defaults={"proposed_on": day, "proposed_by": self.access.user, "why": match.why},
        )
        return self.redirect("participants:proposal", proposal.pk)
