"""What differs between two versions of the plan, readable: own words, goals and steps."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from participants.models import ActionPlan, NextStep, PlanGoal

TITLES = {"situation": "Nuläge", "needs": "Behov", "vision": "Framtidsbild"}
GOAL_FIELDS = ("measure", "resources", "importance", "confidence", "due_on", "domain", "status")
STEP_FIELDS = ("responsible", "due_on")


@dataclass(frozen=True)
class Part:
    """A piece of text: `same`, `added` or `removed`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Changed:
    """A goal or a step that stands in both versions: its text word by word, and its facts."""

    text: list[Part]
    facts: list[str]


@dataclass(frozen=True)
class PlanChanges:
    """Between two versions: what came, what went, and what became different."""

    words: list[tuple[str, list[Part]]]
    added_goals: list[str]
    removed_goals: list[str]
    changed_goals: list[Changed]
    added_steps: list[str]
    done_steps: list[str]
    removed_steps: list[str]
    changed_steps: list[Changed]

    def __bool__(self) -> bool:
        return any(vars(self).values())


def plan_changes(
    before: ActionPlan, after: ActionPlan, steps: Iterable[NextStep] = ()
) -> PlanChanges:
    """What came between the two versions. `steps` are those of the versions from `before` up to
    and with `after`, with their `plan`; without them only words and goals are compared."""
    pairs, added, removed = _matched(before.goal_list, after.goal_list)
    old_steps, new_steps, done = _steps(list(steps), before, after)
    return PlanChanges(
        words=[
            (TITLES[name], list(_parts(was, now)))
            for name in TITLES
            if (was := getattr(before, name)) != (now := getattr(after, name))
        ],
        added_goals=[goal.text for goal in added],
        removed_goals=[goal.text for goal in removed],
        changed_goals=list(_changed(pairs, GOAL_FIELDS)),
        added_steps=[text for text in new_steps if text not in old_steps],
        done_steps=[text for text in old_steps if text not in new_steps and text in done],
        removed_steps=[text for text in old_steps if text not in new_steps and text not in done],
        changed_steps=list(
            _changed(
                [(step, new_steps[text]) for text, step in old_steps.items() if text in new_steps],
                STEP_FIELDS,
            )
        ),
    )


def _matched(
    old: list[PlanGoal], new: list[PlanGoal]
) -> tuple[list[tuple[PlanGoal, PlanGoal]], list[PlanGoal], list[PlanGoal]]:
    """Goals in both versions as pairs, then the new ones, then those that went. Versions from the
    Excel register know their goals by the words alone."""
    by_line, by_text = ({getattr(goal, key): goal for goal in old} for key in ("line", "text"))
    pairs, added = [], []
    for goal in new:
        if known := by_line.get(goal.line) or by_text.get(goal.text):
            pairs.append((known, goal))
        else:
            added.append(goal)
    kept = {was.line for was, _ in pairs}
    return pairs, added, [goal for goal in old if goal.line not in kept]


def _steps(
    steps: list[NextStep], before: ActionPlan, after: ActionPlan
) -> tuple[dict[str, NextStep], dict[str, NextStep], set[str]]:
    """The steps of both versions by text, and the texts of those that were done on the way."""
    old, new = (
        {step.text: step for step in steps if step.plan_id == plan.pk} for plan in (before, after)
    )
    done = {step.text for step in steps if step.done_on and step.plan_id != after.pk}
    return old, new, done


def _changed(pairs: Iterable[tuple[Any, Any]], fields: tuple[str, ...]) -> Iterator[Changed]:
    for was, now in pairs:
        facts = [
            f"{_label(now, name)}: {_words(was, name)} blev {_words(now, name)}"
            for name in fields
            if getattr(was, name) != getattr(now, name)
        ]
        if facts or was.text != now.text:
            yield Changed(list(_parts(was.text, now.text)), facts)


def _label(row: Any, name: str) -> str:
    label = str(row._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _words(row: Any, name: str) -> str:
    value = getattr(row, name)
    if value in (None, ""):
        return "tomt"
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    if name == "domain":
        return str(row.domain_name)
    if row._meta.get_field(name).choices:
        return str(getattr(row, f"get_{name}_display")()).lower()
    return f"«{value}»" if isinstance(value, str) else str(value)


def _parts(before: str, after: str) -> Iterator[Part]:
    """Word by word: a changed letter marks its word, not the whole text."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            yield Part("same", "".join(new[new_from:new_to]))
            continue
        if old_to > old_from:
            yield Part("removed", "".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Part("added", "".join(new[new_from:new_to]))
