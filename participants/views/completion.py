"""The end of a series: who completed it, and who goes on (M1.4 counts them)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ScopedPage
from participants.forms.workshop import CompletionForm
from participants.models import FutureWorkshop, WorkshopAttendance, WorkshopEnrolment
from participants.workshop_group import group_of

# What simple-history keeps as the reason of a change.
REASON_LENGTH = 100


@dataclass(frozen=True)
class CompletionRow:
    """One person: the form and how many of the held meetings they were at."""

    enrolment: WorkshopEnrolment
    form: CompletionForm
    present: int

    @property
    def warning(self) -> str:
        """What looks odd about the answers, though it may be true."""
        answers, participant = self.form.cleaned_data, cast("Any", self.enrolment.participant)
        name = participant.shown_name
        if answers["completed_on"] and not self.present:
            return f"{name} slutförde utan att ha varit på någon träff."
        if answers["goes_on"] and not answers["completed_on"]:
            return f"{name} går vidare utan att ha slutfört, och räknas då inte i M1.4."
        return ""


class CompletionView(ScopedPage):
    """All persons of the group in one form, opened with the last held meeting's date."""

    permission = Permission.PARTICIPANTS_EDIT
    model = FutureWorkshop

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        workshops = self.get_queryset().select_related("municipality")
        self.workshop = get_object_or_404(workshops, pk=kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(self.rows())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = self.rows(request.POST)
        # Counted, not stopped at the first, so that every row shows its faults at once.
        if sum(not row.form.is_valid() for row in rows):
            return self.page(rows, has_errors=True)
        warnings = [row.warning for row in rows if row.form.has_changed() and row.warning]
        reason = request.POST.get("reason", "").strip()[:REASON_LENGTH]
        if warnings and not ("anyway" in request.POST and reason):
            return self.page(rows, warnings=warnings, reason=reason)
        for row in rows:
            if row.form.has_changed():
                enrolment = row.form.save(commit=False)
                enrolment._change_reason = reason or None
                enrolment.save()
        messages.success(request, "Avslut och beslut är sparade.")
        return self.redirect("participants:workshop", self.workshop.pk)

    def rows(self, data: Any = None) -> list[CompletionRow]:
        held = self.workshop.meetings.held(today())
        last = held.order_by("-date").values_list("date", flat=True).first()
        present: dict[int, int] = {}
        for person in (
            WorkshopAttendance.objects.present_at_held(today())
            .filter(meeting__workshop=self.workshop)
            .values_list("participant_id", flat=True)
        ):
            present[person] = present.get(person, 0) + 1
        return [
            CompletionRow(
                enrolment,
                self.form(enrolment, data, last or today()),
                present.get(enrolment.participant_id, 0),
            )
            for enrolment in group_of(self.access, self.workshop)
            if enrolment.status == WorkshopEnrolment.Status.ENROLLED
        ]

    def form(self, enrolment: WorkshopEnrolment, data: Any, default_day: dt.date) -> CompletionForm:
        return CompletionForm(
            data,
            access=self.access,
            instance=enrolment,
            prefix=f"p{enrolment.pk}",
            default_day=default_day,
        )

    def page(self, rows: list[CompletionRow], **extra: Any) -> HttpResponse:
        context = {
            "workshop": self.workshop,
            "rows": rows,
            "held": self.workshop.meetings.held(today()).count(),
            "has_errors": False,
            "warnings": [],
            "reason": "",
        }
        template = "participants/workshops/completion.html"
        return render(self.request, template, context | extra)
