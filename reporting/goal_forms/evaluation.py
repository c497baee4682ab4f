"""What is filled in about the evaluation plan."""

from typing import Any

from django import forms

from nyttiga.ui.forms import ProjectModelForm
from reporting.models import EvaluationQuestion


class QuestionForm(ProjectModelForm):
    """One question: what to find out, how, when and by whom."""

    class Meta:
        model = EvaluationQuestion
        fields = [
            "question",
            "method",
            "method_note",
            "due_on",
            "responsible",
            "goals",
            "status",
            "answer",
        ]
        labels = {"goals": "Vilka mål gäller frågan?"}
        help_texts = {
            "method_note": "Till exempel «Sex företag, samtal på plats».",
            "answer": "Skriv inget om enskilda deltagare.",
        }
        widgets = {
            "question": forms.Textarea(attrs={"rows": 2}),
            "answer": forms.Textarea(attrs={"rows": 4}),
            "goals": forms.CheckboxSelectMultiple,
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        answered = EvaluationQuestion.Status.ANSWERED
        if cleaned.get("status") == answered and not cleaned.get("answer"):
            self.add_error("answer", "Skriv svaret innan du markerar frågan som besvarad.")
        return cleaned
