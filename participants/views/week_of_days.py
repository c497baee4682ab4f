"""One week of days at the workplace, as a page shows and saves it."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nyttiga.occasions.planning import WEEK
from nyttiga.ui.clock import today
from participants.forms.workplace_days import WorkplaceWeekForm, copy_week_before
from participants.hours_curve import HoursCurve
from participants.models import Placement, PlacementHours, WorkplaceDay
from participants.workplace_weeks import Attendance, monday_of, weeks


class WeekOfDays:
    """Mixin for pages about a `placement`: a grid of one week (`?vecka=` any day of it), saved
    whole; the weeks so far below it."""

    placement: Any
    request: Any
    render_to_response: Any

    def last_day(self) -> dt.date:
        """The last day that can have been at the workplace."""
        return min(self.placement.ends_on or today(), today())

    def monday(self) -> dt.date:
        """The asked week, or the last one. Nothing before the start, nothing to come."""
        first, last = monday_of(self.placement.starts_on), monday_of(self.last_day())
        try:
            asked = monday_of(dt.date.fromisoformat(self.request.GET.get("vecka", "")))
        except (ValueError, OverflowError):
            asked = last
        return max(first, min(asked, last))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Two who save the same week wait for each other.
        Placement.objects.select_for_update(no_key=True).get(pk=self.placement.pk)
        monday = self.monday()
        if "copy" in request.POST:
            copied = copy_week_before(self.placement, monday, today())
            said = f"{copied} {'dag' if copied == 1 else 'dagar'} kopierade från veckan före."
            messages.success(request, said if copied else "Det fanns inget att kopiera.")
        else:
            form = self.form(request.POST)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(form=form))
            form.save()
            messages.success(request, f"Vecka {monday.isocalendar().week} är sparad.")
        return HttpResponseRedirect(f"{request.path}?vecka={monday}")

    def form(self, data: Any = None) -> WorkplaceWeekForm:
        return WorkplaceWeekForm(
            data, placement=self.placement, monday=self.monday(), today=today()
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        monday = self.monday()
        rows = WorkplaceDay.objects.filter(placement=self.placement)
        ramp = PlacementHours.objects.filter(placement=self.placement)
        first = self.placement.starts_on
        all_weeks = weeks(rows, ramp, first, max(self.last_day(), first))
        this_week = next(week for week in all_weeks if week.monday == monday)
        context = {
            "form": kwargs.get("form") or self.form(),
            "week": this_week,
            "sunday": monday + WEEK - dt.timedelta(days=1),
            "before": monday - WEEK if monday > monday_of(first) else None,
            "after": monday + WEEK if monday < monday_of(self.last_day()) else None,
            "attendance": Attendance(all_weeks),
            "curve": HoursCurve(all_weeks),
        }
        return super().get_context_data(**kwargs) | context  # type: ignore[misc]
