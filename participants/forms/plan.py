"""A new version of the action plan."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput
from participants.follow_up_days import months_later
from participants.forms.goal import GoalSlots
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.forms.step import WHO
from participants.models import ActionPlan, PlanApproval, PlanGoal
from participants.models.plan import OWN_WORDS
from participants.models.plan_goal import MOST_GOALS

REVISE_AFTER = 3  # months
REVISE_AT_LATEST = 6  # months: an individual plan is renewed that often (SFS 2000:628 6 §)
MOST_SLOTS = 40
SLOT = re.compile(r"goal_(\d+)")


class CarriedSteps(forms.MultipleChoiceField):
    """The ticked open steps. One that somebody finished meanwhile is passed over in silence."""

    def valid_value(self, value: str) -> bool:
        return True


class PlanVersionForm(GoalSlots, SoftWarningsMixin, forms.Form):
    """The whole of a new version: own words, goals, the open steps that go on, and a new one."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    offered = forms.CharField(widget=forms.HiddenInput, required=False)
    date = forms.DateField(label="Datum", widget=DateInput())
    revise_on = forms.DateField(
        label="Ses över senast",
        required=False,
        widget=DateInput(),
        help_text="Tre månader fram om du inte väljer något annat.",
    )
    reason = forms.CharField(label="Varför en ny version?", max_length=300)
    situation = forms.CharField(label="Nuläge", required=False, widget=forms.Textarea({"rows": 4}))
    needs = forms.CharField(label="Behov", required=False, widget=forms.Textarea({"rows": 4}))
    vision = forms.CharField(
        label="Framtidsbild", required=False, widget=forms.Textarea({"rows": 4})
    )
    carry = CarriedSteps(
        label="Steg som följer med", required=False, widget=forms.CheckboxSelectMultiple
    )
    step_text = forms.CharField(label="Vad är nästa steg?", max_length=300, required=False)
    step_responsible = forms.ChoiceField(label="Vem gör det?", required=False, choices=WHO)
    step_due_on = forms.DateField(label="Klart senast", required=False, widget=DateInput())

    def __init__(self, *args: Any, current: ActionPlan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = current
        goals = current.goal_list if current else []
        active = sum(goal.is_active for goal in goals)
        self.add_slots(max(len(goals) + max(MOST_GOALS - active, 1), self._posted_slots()))
        own = [
            name for slot in self.slots for name in (slot, f"{slot}_measure", f"{slot}_resources")
        ]
        self.free_texts = ("reason", *OWN_WORDS, *own, "step_text")
        steps = list(current.steps.filter(done_on=None, closed_on=None)) if current else []
        self.fields["carry"].choices = [(str(step.pk), step.text) for step in steps]  # type: ignore[attr-defined]
        if not steps:
            del self.fields["carry"]
        if not current:
            del self.fields["reason"]

    def _posted_slots(self) -> int:
        """As many as were sent, so that nothing typed is lost when another version came in."""
        numbers = [int(found[1]) for name in self.data if (found := SLOT.fullmatch(name))]
        return min(max(numbers, default=0), MOST_SLOTS)

    @classmethod
    def opening_values(cls, current: ActionPlan | None, words: dict[str, str]) -> dict[str, Any]:
        """What a new version opens with: all that stands in the current one, or, the first
        time, what the person said in the Framtidsverkstad."""
        day = today()
        values = {
            "based_on": 0,
            "date": day,
            "revise_on": months_later(day, REVISE_AFTER),
            **words,
        }
        if current:
            open_steps = current.steps.filter(done_on=None, closed_on=None)
            open_ids = [str(pk) for pk in open_steps.values_list("pk", flat=True)]
            values |= {name: getattr(current, name) for name in OWN_WORDS}
            values |= cls.slot_values(current.goal_list)
            values |= {
                "based_on": current.version,
                "carry": open_ids,
                "offered": ",".join(open_ids),
            }
        return values

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if date > today():
            raise ValidationError("Planen kan inte gälla från en dag som inte har varit.")
        if self.current and date < self.current.date:
            raise ValidationError(
                "Den förra versionen är från en senare dag. Välj den dagen eller en efter."
            )
        return date

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(data.get(slot) for slot in self.slots):
            self.add_error("goal_1", "Skriv minst ett mål.")
        if not self.errors and sum(goal.is_active for goal in self.new_goals()) > MOST_GOALS:
            self.add_error(
                None, f"Högst {MOST_GOALS} mål kan pågå på en gång. Ändra läget på något av dem."
            )
        self._clean_step(data)
        self._clean_revision(data)
        return data

    def _clean_step(self, data: dict[str, Any]) -> None:
        if data.get("step_text"):
            for name in ("step_responsible", "step_due_on"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "Fyll i det här också, så att steget blir av.")
        elif data.get("step_responsible") or data.get("step_due_on"):
            self.add_error("step_text", "Skriv vad som ska göras.")

    def _clean_revision(self, data: dict[str, Any]) -> None:
        date = data.get("date")
        if date and not data.get("revise_on") and "revise_on" not in self.errors:
            data["revise_on"] = months_later(date, REVISE_AFTER)
        if date and data.get("revise_on") and data["revise_on"] <= date:
            self.add_error("revise_on", "Välj en dag efter planens datum.")

    def find_warnings(self) -> None:
        """A plan that is left alone for long is asked about."""
        super().find_warnings()
        date, revise_on = self.cleaned_data.get("date"), self.cleaned_data.get("revise_on")
        if date and revise_on and revise_on > months_later(date, REVISE_AT_LATEST):
            self.warn(
                "revise-late",
                "Planen ses över om mer än sex månader",
                "En plan som ingen ser över slutar gälla. Välj gärna en tidigare dag.",
                tick="Dagen ska stå så",
            )

    @property
    def words(self) -> dict[str, str]:
        """The three own texts as they were written."""
        return {name: self.cleaned_data[name] for name in OWN_WORDS}

    def new_goals(self) -> list[PlanGoal]:
        """The goals that were filled in, those of before under their own line."""
        return self.goals({goal.line for goal in self.current.goal_list} if self.current else set())

    @property
    def dropped(self) -> set[int]:
        """Steps that were offered and not ticked."""
        return _ids(self.cleaned_data["offered"].split(",")) - _ids(
            self.cleaned_data.get("carry", [])
        )


class ApprovalForm(forms.Form):
    """Who says yes to the plan, when and how."""

    party = forms.ChoiceField(choices=PlanApproval.Party.choices)
    date = forms.DateField(label="Datum", widget=DateInput(), required=False)
    method = forms.ChoiceField(label="Hur?", required=False, choices=PlanApproval.Method.choices)

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"] or today()
        if date > today():
            raise ValidationError("Den dagen har inte varit än.")
        return date

    def clean_method(self) -> str:
        return self.cleaned_data["method"] or PlanApproval.Method.TOGETHER


def _ids(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal()}
