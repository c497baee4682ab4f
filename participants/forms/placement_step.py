"""The next step at the foot of a form about matching, placement or follow-up."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from participants.forms.agreed_step import AgreedStepMixin
from participants.models import NextStep

# What a process leader may read of a plan: the next steps of the placement (DESIGN 5).
OF_THE_PLACEMENT = (
    NextStep.Origin.VISIT,
    NextStep.Origin.PLACEMENT,
    NextStep.Origin.FOLLOW_UP,
)


class PlacementStepMixin(AgreedStepMixin):
    """An `AgreedStepMixin` that shows other steps of the plan to those only who may see it."""

    access: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.access.may(Permission.PLAN_VIEW):
            self.open_steps = [step for step in self.open_steps if step.origin in OF_THE_PLACEMENT]
            if not self.open_steps:
                self.fields.pop("open_steps_hold", None)
