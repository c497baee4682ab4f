"""What is filled in about goals that are judged by hand."""

import datetime as dt
from typing import Any

from nyttiga.projects.files import UploadField, keep_upload
from nyttiga.ui.forms import ProjectModelForm
from reporting.goal_forms.days import within_project
from reporting.models import Evidence, Goal, GoalJudgement


class EvidenceForm(ProjectModelForm):
    """Something that tells how a goal stands, on its day."""

    upload = UploadField(label="Fil", required=False)

    class Meta:
        model = Evidence
        fields = ["date", "kind", "number", "text"]
        labels = {"text": "Vad visar det?", "number": "Tal"}
        help_texts = {
            "text": "Skriv inget som pekar ut en deltagare.",
            "number": "Behövs för en räkning, annars bara om det finns ett.",
        }

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.goal = goal
        if not self.instance.pk:
            self.initial.setdefault("kind", goal.evidence_kind)
        elif self.instance.file_id:
            self.fields["upload"].label = "Byt fil"

    def clean_date(self) -> dt.date:
        return within_project(self.cleaned_data["date"], self.access.project)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") == "rakning" and "number" in cleaned and cleaned["number"] is None:
            self.add_error("number", "En räkning behöver ett tal.")
        return cleaned

    def save(self, commit: bool = True) -> Evidence:
        if upload := self.cleaned_data["upload"]:
            self.instance.file = keep_upload(self.access.project, upload, self.access.user)
        if not self.instance.pk:
            self.instance.recorded_by = self.access.user
        saved: Evidence = super().save(commit)
        return saved


class JudgementForm(ProjectModelForm):
    """How the goal stands on a day, and the evidence that weighs most."""

    class Meta:
        model = GoalJudgement
        fields = ["judged_on", "standing", "rests_on", "text"]
        labels = {
            "standing": "Läget",
            "rests_on": "Vilket underlag väger tyngst?",
            "text": "Varför?",
        }
        help_texts = {
            "rests_on": "En bedömning vilar alltid på minst ett underlag.",
            "text": "RAR och styrgruppen läser det här. Skriv inget om enskilda deltagare.",
        }

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.goal = goal
        fields: dict[str, Any] = self.fields
        evidence = fields["rests_on"].queryset.filter(goal=goal)
        fields["rests_on"].queryset = evidence
        fields["rests_on"].label_from_instance = lambda one: (
            f"{one.get_kind_display()} {one.date}: {one.text[:60]}"
        )
        self.fields["rests_on"].error_messages["required"] = "Välj det underlag som väger tyngst."
        if not self.instance.pk:
            self.initial.setdefault("rests_on", evidence.first())

    def clean_judged_on(self) -> dt.date:
        return within_project(self.cleaned_data["judged_on"], self.access.project)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day, evidence = cleaned.get("judged_on"), cleaned.get("rests_on")
        if day and evidence and evidence.date > day:
            self.add_error("rests_on", "Underlaget är nyare än bedömningen.")
        return cleaned

    def save(self, commit: bool = True) -> GoalJudgement:
        self.instance.judged_by = self.access.user
        saved: GoalJudgement = super().save(commit)
        return saved
