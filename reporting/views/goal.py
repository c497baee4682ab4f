"""A goal as a thing of its own: what it means, how it stands, how it came there, what is next."""

import datetime as dt
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import day_seen, today
from nyttiga.ui.views.pages import ProjectTemplateView
from reporting.candidates import candidates
from reporting.definitions import DEFINITIONS
from reporting.figures import Figure, figures, rar_figures
from reporting.goal_curve import goal_curve
from reporting.goal_surveys.questions import GoalSurvey, survey_of
from reporting.goal_surveys.results import SurveyShown, shown, shown_to_outsiders
from reporting.history import History, history, month_ends
from reporting.indicators import INDICATORS
from reporting.judgements import judged_goals
from reporting.models import Goal, Milestone, Target
from reporting.outlook import outlook
from reporting.periods import Period, ended_quarters
from reporting.views.goal_rows import ROWS


class _GoalPage(ProjectTemplateView):
    """Mixin: what both variants of a goal's page show."""

    day: dt.date
    may_count = True

    def get_template_names(self) -> list[str]:
        counted = self.goal.kind == Goal.Kind.RESULT
        return ["reporting/goal.html" if counted else "reporting/goal_judged.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goals = Goal.objects.visible_to(self.access).with_target(self.day)
        self.goal = get_object_or_404(goals, code=self.kwargs["code"])
        targets = Target.objects.filter(goal=self.goal).select_related("decision__meeting")
        self.targets = list(targets.order_by(F("valid_from").desc(nulls_last=True)))
        self.milestones = list(Milestone.objects.filter(goal=self.goal))
        context = super().get_context_data(**kwargs) | {
            "goal": self.goal,
            "day": self.day,
            "today": today(),
            "is_today": self.day == today(),
            "is_rar": False,
            "definition": DEFINITIONS.get(self.goal.code, ""),
            "targets": self.targets,
            "figure": None,
            "candidates": [],
            "may_see_rows": False,
            "may_decide": self.access.may(Permission.GOALS_DECIDE),
        }
        if self.goal.kind != Goal.Kind.RESULT:
            (judged,) = judged_goals([self.goal], self.day)
            survey = survey_of(self.goal.code)
            judgements = self.goal.judgements.filter(judged_on__lte=self.day)
            context |= {
                "judged": judged,
                "judgements": judgements,
                "survey": self._survey(survey) if survey else None,
            }
        elif self.goal.code in INDICATORS and self.may_count:
            figure = self._figure()
            way = self._history()
            context |= {
                "figure": figure,
                "curve": goal_curve(figure, way),
                "way": way,
                "outlook": outlook(self.project, figure, self.milestones),
            }
        return context

    def _survey(self, survey: GoalSurvey) -> SurveyShown:
        raise NotImplementedError

    def _figure(self) -> Figure:
        raise NotImplementedError

    def _history(self) -> History:
        raise NotImplementedError


class GoalView(_GoalPage):
    """The staff's: on any day, month by month, and with those who could count next."""

    permission = Permission.GOALS_INTERNAL

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.day = day_seen(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        indicator = INDICATORS.get(self.goal.code)
        if indicator is None:
            return context
        called, page_of_one, related = ROWS[indicator.model]
        return context | {
            "may_see_rows": self.access.may(indicator.permission),
            "candidates": candidates(self.goal.code, self.access, self.day, related),
            "called": called,
            "page_of_one": page_of_one,
        }

    def _survey(self, survey: GoalSurvey) -> SurveyShown:
        return shown(self.project, survey)

    def _figure(self) -> Figure:
        return figures(self.project, self.day, [self.goal])[0]

    def _history(self) -> History:
        days = month_ends(self.project.starts_on, min(self.day, self.project.ends_on))
        return history(self.project, self.goal, [*days, self.day], self.targets, self.milestones)


class GoalRarView(_GoalPage):
    """The funder's and the steering group's: ends of quarters only, and never a person."""

    permission = Permission.GOALS_RAR

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.periods: list[Period] = ended_quarters(self.project, today())
        self.may_count = bool(self.periods)
        self.day = self.periods[-1].ends_on if self.periods else self.project.starts_on

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_rar": True}

    def _survey(self, survey: GoalSurvey) -> SurveyShown:
        return shown_to_outsiders(self.project, survey, self.day)

    def _figure(self) -> Figure:
        return rar_figures(self.project, self.day, [self.goal])[0]

    def _history(self) -> History:
        ends = [period.ends_on for period in self.periods]
        return history(self.project, self.goal, ends, self.targets, self.milestones, for_rar=True)
