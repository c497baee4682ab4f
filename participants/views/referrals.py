"""Referrals as staff see them: who is new, who waits, and what is decided."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectDetailView, ProjectListView, ScopedPage
from participants import duplicate_checks, duplicates
from participants.forms.acceptance import AcceptanceForm
from participants.forms.referral import DeclineForm
from participants.models import Participant, Referral

TABS = {"nya": "Nya", "ko": "I kö", "avgjorda": "Avgjorda"}
Status = Referral.Status


class _Referrals(ScopedPage):
    """Mixin: the project's referrals, with what a page says about each."""

    permission = Permission.PARTICIPANTS_EDIT
    model: Any = Referral

    def get_queryset(self) -> QuerySet[Referral]:
        return (
            super()
            .get_queryset()
            .select_related("unit__organisation", "municipality", "period__participant")
        )

    def locked(self, pk: int) -> Referral:
        """The referral, while two who decide at once take turns."""
        return get_object_or_404(self.get_queryset().select_for_update(of=["self"]), pk=pk)

    def log(self, referral: Referral) -> None:
        person = referral.period.participant if referral.period else None
        log_read(
            self.access,
            f"anvisning {referral.pk}",
            person.pk if person else None,
            Read.Action.OPENED,
            person.number if person else "",
        )


class ReferralsView(_Referrals, ProjectListView):
    """The new ones and the queue with the oldest first, the decided with the latest first."""

    template_name = "participants/referrals/list.html"

    def get_queryset(self) -> QuerySet[Referral]:
        self.tab = self.request.GET.get("visa", "")
        if self.tab not in TABS:
            self.tab = "nya"
        referrals: Any = super().get_queryset()
        match self.tab:
            case "nya":
                return referrals.undecided().order_by("received_on", "pk")
            case "ko":
                return referrals.queued()
            case _:
                return referrals.decided().order_by("-decided_on", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        day, numbers = today(), self._numbers()
        first = context["page_obj"].start_index()
        return context | {
            "rows": [
                (referral, (day - referral.received_on).days, first + number)
                for number, referral in enumerate(context["object_list"])
            ],
            "tab": self.tab,
            "tabs": [(tab, label, numbers[tab]) for tab, label in TABS.items()],
            "day": day,
        }

    def _numbers(self) -> dict[str, int]:
        everything = Referral.objects.visible_to(self.access).order_by()
        by_status = dict(everything.values_list("status").annotate(number=Count("pk")))
        new, queued = by_status.pop(Status.NEW, 0), by_status.pop(Status.QUEUED, 0)
        return {"nya": new, "ko": queued, "avgjorda": sum(by_status.values())}


class ReferralView(_Referrals, ProjectDetailView):
    """One referral: who, from whom, who it could be already, and the decision."""

    template_name = "participants/referrals/referral.html"
    context_object_name = "referral"

    def get_queryset(self) -> QuerySet[Referral]:
        return super().get_queryset().select_related("sent_by", "decided_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        referral: Referral = self.object
        kwargs.setdefault("form", DeclineForm())
        found = self._duplicates() if referral.may_be_decided and referral.name else None
        return super().get_context_data(**kwargs) | {
            "may_decide": referral.may_be_decided,
            "place": Referral.objects.places(self.project).get(referral.pk),
            "days": (today() - referral.received_on).days,
            "duplicates": found,
            "returning": self._returning(found) if found else set(),
            "participant": self._participant(),
            "intake_is_over": bool(
                self.project.last_intake_on and self.project.last_intake_on < today()
            ),
        }

    def _duplicates(self) -> duplicates.Duplicates | None:
        """Who it could be already; None for nobody."""
        known = {name: getattr(self.object, name) for name in ("first_name", "last_name", "phone")}
        identity = duplicates.Identity(**known, personnummer=self.object.personnummer)
        found = duplicates.find(self.access, identity)
        if not found and not found.same_personnummer:
            return None
        duplicate_checks.write_down(self.access, found)
        return found

    def _returning(self, found: duplicates.Duplicates) -> set[int]:
        """Those among them who have left: they may come back by this referral."""
        known = [one.participant.pk for one in found.candidates]
        if found.same_personnummer:
            known.append(found.same_personnummer.pk)
        everybody = Participant.objects.visible_to(self.access).filter(pk__in=known)
        return set(everybody.ended(today()).values_list("pk", flat=True))

    def _participant(self) -> Participant | None:
        """Who came of it, named as this user may see it."""
        period = self.object.period
        everybody = Participant.objects.visible_to(self.access)
        return everybody.get(pk=period.participant_id) if period else None

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        self.log(self.object)
        return super().render_to_response(context, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put in the queue, or say no. Taking in has a page of its own."""
        referral = self.object = self.locked(kwargs["pk"])
        if not referral.may_be_decided:
            messages.error(request, "Anvisningen är redan avgjord.")
        elif request.POST.get("decision") == Status.QUEUED:
            referral.queue(self.access.user, today())
            messages.success(request, "Personen står nu i kö.")
        else:
            form = DeclineForm(request.POST)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(form=form))
            referral.decline(self.access.user, today(), form.cleaned_data["reason"])
            messages.success(request, "Beskedet är lämnat till den som anvisade.")
        return self.redirect("participants:referral", referral.pk)


class AcceptView(_Referrals, ProjectCreateView):
    """Take in the one who was referred: the registration form, already filled in."""

    form_class = AcceptanceForm
    template_name = "participants/referrals/accept.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.referral = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        return self._only_open() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Two who register the same person at once must not both be told that there is no such.
        Participant.lock_registration(self.project)
        self.referral = self.locked(kwargs["pk"])
        return self._only_open() or super().post(request, *args, **kwargs)

    def _only_open(self) -> HttpResponse | None:
        if self.referral.may_be_decided:
            return None
        messages.error(self.request, "Anvisningen är redan avgjord.")
        return self.redirect("participants:referral", self.referral.pk)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"referral": self.referral}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"referral": self.referral}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        self.log(self.referral)
        return super().render_to_response(context, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        participant = form.save()
        messages.success(self.request, f"{participant.number} är antagen och registrerad.")
        return self.redirect("participants:participant", participant.pk)
