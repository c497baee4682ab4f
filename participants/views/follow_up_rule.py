"""The project's rule for follow-ups: which one holds, another one, and those before it."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ScopedPage
from participants.follow_up_days import RuleDay, months_later, rule_days
from participants.follow_up_plan import ONE_TIME_FORMS, recount
from participants.forms.follow_up_rule import FollowUpRuleForm
from participants.models import FollowUpRule, Placement

MONTHS_SHOWN = 6


def running(placements: Any, day: dt.date) -> Any:
    """Those that go on and are followed up by a rule."""
    return placements.ongoing(day).exclude(form__in=ONE_TIME_FORMS)


class FollowUpRuleView(ProjectCreateView):
    """A rule is a decision: it holds for placements that begin from its day on, and what was
    made by an earlier one stands."""

    permission = Permission.FOLLOW_UP_RULE
    model = FollowUpRule
    form_class = FollowUpRuleForm
    template_name = "participants/follow_ups/rule.html"
    saved_message = "Regeln är sparad. Den gäller placeringar som börjar från den dagen."

    def get_initial(self) -> dict[str, Any]:
        rules = FollowUpRule.objects.visible_to(self.access)
        rule = rules.on(today()).first() or FollowUpRule()
        names = ("weekly_weeks", "then_every_months", "first_visits")
        return {name: getattr(rule, name) for name in names} | {"valid_from": today()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day, rules = today(), list(self.get_queryset())
        current = next((rule for rule in rules if rule.valid_from <= day), None)
        placements = Placement.objects.visible_to(self.access)
        return super().get_context_data(**kwargs) | {
            "rules": rules,
            "current": current,
            "example": self.example(current or FollowUpRule(valid_from=day), day),
            "running": running(placements, day).count(),
        }

    def example(self, rule: FollowUpRule, day: dt.date) -> list[RuleDay]:
        """What a placement that begins today would get in half a year."""
        return rule_days(rule, day, months_later(day, MONTHS_SHOWN))

    def get_success_url(self) -> str:
        return self.url("participants:follow_up_rule")


class RecountView(ScopedPage):
    """Lets all running placements follow the rule that holds today, those from the Excel
    register too. What is held, missed or moved stands."""

    permission = Permission.FOLLOW_UP_RULE
    model = Placement
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        day = today()
        rules = FollowUpRule.objects.visible_to(self.access)
        rule = get_object_or_404(rules.on(day)[:1])
        placements = list(running(Placement.objects.visible_to(self.access), day))
        for placement in placements:
            recount(placement, rule, day)
        messages.success(
            request, f"Kommande uppföljningar är omräknade i {len(placements)} placeringar."
        )
        return self.redirect("participants:follow_up_rule")
