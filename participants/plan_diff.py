"""What a version of the plan changed since the one before, readable."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from participants.models.plan import ActionPlan

TITLES = {"situation": "Nuläge", "needs": "Behov", "vision": "Framtidsbild"}


@dataclass(frozen=True)
class Part:
    """A piece of text: `same`, `added` or `removed`."""

    kind: str
    text: str


@dataclass(frozen=True)
class PlanChanges:
    """Between two versions: goals that came and went, and own words that changed."""

    added_goals: list[str]
    removed_goals: list[str]
    words: list[tuple[str, list[Part]]]

    def __bool__(self) -> bool:
        return bool(self.added_goals or self.removed_goals or self.words)


def plan_changes(before: ActionPlan, after: ActionPlan) -> PlanChanges:
    """What `after` changed. Both come from `ActionPlan.objects.with_goals()`."""
    old, new = (_goals(plan) for plan in (before, after))
    return PlanChanges(
        added_goals=[text for text in new if text not in old],
        removed_goals=[text for text in old if text not in new],
        words=[
            (TITLES[name], list(_parts(was, now)))
            for name in TITLES
            if (was := getattr(before, name)) != (now := getattr(after, name))
        ],
    )


def _goals(plan: ActionPlan) -> list[str]:
    return [goal["text"] for goal in plan.goal_list]  # type: ignore[attr-defined]


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
