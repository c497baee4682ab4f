"""What is filled in about the steering group's meetings and decisions."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from reporting.goal_forms.days import within_project
from reporting.history import target_on
from reporting.models import Decision, Goal, SteeringMeeting, Target

TARGET_FIELDS = ("value", "low", "high", "due_on")


class MeetingForm(ProjectModelForm):
    """A meeting of the steering group."""

    class Meta:
        model = SteeringMeeting
        fields = ["date", "summary"]
        labels = {"summary": "Vad togs upp?"}
        help_texts = {"summary": "Skriv inget om enskilda deltagare."}

    def clean_date(self) -> dt.date:
        return within_project(self.cleaned_data["date"], self.access.project)


class DecisionForm(ProjectModelForm):
    """A decision that changes no goal."""

    class Meta:
        model = Decision
        fields = ["number", "text"]
        labels = {"number": "Paragraf", "text": "Vad beslutades?"}
        help_texts = {
            "number": "Numret i protokollet, till exempel 14.",
            "text": "Skriv inget om enskilda deltagare.",
        }


class TargetDecisionForm(DecisionForm):
    """A decision that gives a goal another number or another due date. It holds from the
    meeting's date; what held before stays."""

    held_on = forms.DateField(
        label="Mötets datum",
        help_text="Målet gäller från den dagen. Det som gällde innan står kvar.",
    )
    value = forms.IntegerField(label="Nytt mål", min_value=1, max_value=100_000)
    low = forms.IntegerField(label="Lägst, procent", min_value=0, max_value=100)
    high = forms.IntegerField(label="Högst, procent", min_value=0, max_value=100)
    due_on = forms.DateField(label="Senast")

    field_order = ["held_on", "number", "text", *TARGET_FIELDS]

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        self.goal = goal
        super().__init__(*args, **kwargs)
        self.target: Target | None = self.instance.new_target
        versions = list(Target.objects.filter(goal=goal))
        now = self.target or target_on(versions, today())
        is_share = now is not None and now.low is not None
        for name in ("value",) if is_share else ("low", "high"):
            del self.fields[name]
        if goal.unit and not is_share:
            self.fields["value"].help_text = f"Antal {goal.unit}."
        for name in self.fields:
            if name in TARGET_FIELDS and now is not None:
                self.initial.setdefault(name, getattr(now, name))
        if self.target:
            self.initial["held_on"] = self.instance.meeting.date
        self.others = [one for one in versions if one != self.target]

    def clean_held_on(self) -> dt.date:
        day = within_project(self.cleaned_data["held_on"], self.access.project)
        if any(one.valid_from == day for one in self.others):
            raise ValidationError("Det finns redan ett beslut om målet den dagen.")
        return day

    def clean_due_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["due_on"]
        if day <= self.access.project.starts_on:
            raise ValidationError("Dagen måste ligga efter projektets start.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        low, high = cleaned.get("low"), cleaned.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", "Högst kan inte vara mindre än lägst.")
        held_on, number = cleaned.get("held_on"), cleaned.get("number")
        if held_on and number:
            same = Decision.objects.filter(
                project=self.access.project, meeting__date=held_on, number=number
            )
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("number", "Den paragrafen finns redan från det mötet.")
        before = target_on(self.others, held_on) if held_on else None
        if before and not self.errors and self._same_as(before):
            self.add_error(None, "Det målet gäller redan. Ändra talet eller dagen.")
        return cleaned

    def _same_as(self, target: Target) -> bool:
        given = [name for name in TARGET_FIELDS if name in self.fields]
        return all(getattr(target, name) == self.cleaned_data[name] for name in given)

    @transaction.atomic
    def save(self, commit: bool = True) -> Decision:
        project, given = self.access.project, self.cleaned_data
        meeting, _ = SteeringMeeting.objects.get_or_create(project=project, date=given["held_on"])
        self.instance.meeting = meeting
        decision: Decision = super().save(commit)
        target = self.target or Target(project=project, goal=self.goal)
        for name in TARGET_FIELDS:
            if name in given:
                setattr(target, name, given[name])
        target.decision, target.valid_from = decision, meeting.date
        target.decided_by = decision.decided_by
        target.save()
        return decision
