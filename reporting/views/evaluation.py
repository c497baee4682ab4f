"""The evaluation plan: its questions, and how far each has come."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectListView, ProjectUpdateView, ScopedPage
from reporting.goal_forms.evaluation import QuestionForm
from reporting.models import EvaluationQuestion


class EvaluationView(ProjectListView):
    """All questions by the day they are due."""

    permission = Permission.GOALS_RAR
    model = EvaluationQuestion
    template_name = "reporting/evaluation.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().prefetch_related("goals")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_decide = self.access.may(Permission.GOALS_DECIDE)
        return super().get_context_data(**kwargs) | {"may_decide": may_decide, "today": today()}


class _QuestionForm(ScopedPage):
    """Mixin: what adding and changing share."""

    permission = Permission.GOALS_DECIDE
    model = EvaluationQuestion
    form_class: Any = QuestionForm
    template_name: Any = "reporting/steering_form.html"
    title = ""
    saved_message = "Frågan är sparad."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = self.get_success_url()
        return super().get_context_data(**kwargs) | {"title": self.title, "back_url": back}

    def get_success_url(self) -> str:
        return self.url("reporting:evaluation")


class QuestionAddView(_QuestionForm, ProjectCreateView):
    """Another question."""

    title = "Ny utvärderingsfråga"


class QuestionEditView(_QuestionForm, ProjectUpdateView):
    """Another day, another method, or an answer."""

    title = "Ändra frågan"
