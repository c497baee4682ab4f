"""What is filled in beside a report: questions about it, and decisions that are asked for."""

import datetime as dt
from typing import Any

from django import forms
from django.db import transaction

from reporting.deviations.forms import TEXT, NobodyNamedForm
from reporting.goal_forms.days import been, within_project
from reporting.models import Decision, ReportQuestion, RequestedDecision, SteeringMeeting


class QuestionForm(NobodyNamedForm):
    """A question that the funder has asked about a report."""

    texts = ("asked_by", "question")

    class Meta:
        model = ReportQuestion
        fields = ["question", "asked_by", "asked_on", "answer_by"]
        help_texts = {"asked_by": "Till exempel RAR, eller den som skrev."}
        widgets = {"question": TEXT}

    def clean_asked_on(self) -> dt.date:
        return been(self.cleaned_data["asked_on"])


class AnswerForm(NobodyNamedForm):
    """What it was answered, and when."""

    texts = ("answer",)

    class Meta:
        model = ReportQuestion
        fields = ["answer", "answered_on"]
        help_texts = {"answer": "RAR läser svaret. Skriv inget om enskilda deltagare."}
        widgets = {"answer": TEXT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True

    def clean_answered_on(self) -> dt.date:
        day = been(self.cleaned_data["answered_on"])
        if day < self.instance.asked_on:
            raise forms.ValidationError("Den besvarades innan den ställdes.")
        return day

    def save(self, commit: bool = True) -> ReportQuestion:
        self.instance.answered_by = self.access.user
        saved: ReportQuestion = super().save(commit)
        return saved


class RequestForm(NobodyNamedForm):
    """A decision that is asked for."""

    texts = ("what", "why")

    class Meta:
        model = RequestedDecision
        fields = ["what", "why", "decided_by", "needed_by"]
        help_texts = {"why": "RAR och styrgruppen läser det här."}
        widgets = {"why": TEXT}


class DecideForm(NobodyNamedForm):
    """How it was decided, at which meeting."""

    texts = ("text",)
    held_on = forms.DateField(label="Mötets datum")
    field_order = ("held_on", "number", "text")

    class Meta:
        model = Decision
        fields = ["number", "text"]
        labels = {"number": "Paragraf", "text": "Vad beslutades?"}
        help_texts = {"number": "Numret i protokollet, till exempel 14."}
        widgets = {"text": TEXT}

    def __init__(self, *args: Any, request: RequestedDecision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_held_on(self) -> dt.date:
        return within_project(self.cleaned_data["held_on"], self.access.project)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        held_on, number = cleaned.get("held_on"), cleaned.get("number")
        made = Decision.objects.filter(project=self.access.project, number=number)
        if held_on and number and made.filter(meeting__date=held_on).exists():
            self.add_error("number", "Den paragrafen finns redan från det mötet.")
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Decision:
        self.instance.meeting, _ = SteeringMeeting.objects.get_or_create(
            project=self.access.project, date=self.cleaned_data["held_on"]
        )
        decision: Decision = super().save(commit)
        self.request.decision = decision
        self.request.save()
        return decision
