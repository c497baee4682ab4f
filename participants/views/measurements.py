"""Step measurements for staff: type them in, see them over time, and all people's together."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import day_seen, today
from nyttiga.ui.views.pages import (
    ProjectDetailView,
    ProjectPage,
    ProjectTemplateView,
    ScopedPage,
)
from participants.forms.measurement import MeasurementForm
from participants.measurement_group import group_of
from participants.models import MeasurementRequest, Participant, StepMeasurement
from participants.panels import measurement as panel
from participants.views.logged import ParticipantPage

Respondent = StepMeasurement.Respondent


class _FormPage(ScopedPage):
    """Mixin: the ten questions with two columns of answers."""

    permission = Permission.MEASUREMENTS_EDIT
    model: Any = StepMeasurement
    participant: Participant
    saved: list[StepMeasurement]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.saved = []

    def find(self) -> None:
        """Set `participant`, and `saved` when something is being changed."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.find()
        return self.page(MeasurementForm(participant=self.participant, saved=self.saved))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.find()
        # Two who save the same day at once: the second is told, rather than refused by the table.
        Participant.objects.select_for_update(no_key=True).get(pk=self.participant.pk)
        form = MeasurementForm(request.POST, participant=self.participant, saved=self.saved)
        if not form.is_valid():
            return self.page(form)
        form.save(self.access.user)
        messages.success(request, "Stegmätningen är sparad.")
        return self.redirect("participants:measurements", self.participant.pk)

    def page(self, form: MeasurementForm) -> HttpResponse:
        person = self.participant
        log_read(self.access, "stegmätning", person.pk, Read.Action.OPENED, person.number)
        context = {
            "participant": person,
            "form": form,
            "project": self.project,
            "saved": self.saved,
        }
        return render(self.request, "participants/measurements/form.html", context)

    def people(self) -> QuerySet[Participant]:
        return Participant.objects.visible_to(self.access)


class MeasurementAddView(_FormPage):
    """A new measurement, today's unless another day is given."""

    def find(self) -> None:
        self.participant = get_object_or_404(self.people(), pk=self.kwargs["pk"])


class MeasurementEditView(_FormPage):
    """What was answered on one day, by both."""

    def find(self) -> None:
        found = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        self.saved = list(
            self.get_queryset().filter(participant=found.participant_id, date=found.date)
        )
        self.participant = self.people().get(pk=found.participant_id)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "remove" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.find()
        for measurement in self.saved:
            measurement.delete()  # one at a time, so that the history is kept
        messages.success(request, "Stegmätningen är borttagen.")
        return self.redirect("participants:measurements", self.participant.pk)


class MeasurementsView(ParticipantPage, ProjectDetailView):
    """One person's measurements over time."""

    permission = Permission.MEASUREMENTS_VIEW
    template_name = "participants/measurements/measurements.html"
    read_as = "stegmätningarna"

    def get_queryset(self) -> QuerySet[Participant]:
        return super().get_queryset().annotate(**panel.columns(self.access, today()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | panel.context(self.access, self.object, today())


class MeasurementAskView(ProjectPage):
    """Put the ten questions on the participant's own page."""

    permission = Permission.MEASUREMENTS_EDIT
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        people = Participant.objects.visible_to(self.access).ongoing(today())
        participant = get_object_or_404(people, pk=kwargs["pk"])
        MeasurementRequest.objects.get_or_create(
            participant=participant,
            asked_on=today(),
            defaults={"project": self.project, "asked_by": self.access.user},
        )
        messages.success(request, "Frågorna finns nu på deltagarens egen sida.")
        return self.redirect("participants:measurements", participant.pk)


class MeasurementGroupView(ProjectTemplateView):
    """All people's way together, never a person: few enough to be known are not shown."""

    permission = Permission.MEASUREMENTS_VIEW
    template_name = "participants/measurements/group.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = day_seen(self.request)
        asked = self.request.GET.get("vem", "")
        respondent = Respondent.COACH if asked == Respondent.COACH else Respondent.PARTICIPANT
        return super().get_context_data(**kwargs) | {
            "day": day,
            "is_today": day == today(),
            "respondent": respondent,
            "respondents": Respondent.choices,
            "group": group_of(self.access, respondent, day),
        }
