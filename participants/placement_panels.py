"""Parts of a placement's page that the floor above fills, such as the agreement it rests on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry
from participants.models import Placement


@dataclass(frozen=True)
class PlacementPanel:
    """A box beside the placement, for those who hold the permission: a template and what it
    needs."""

    permission: str
    template: str
    context: Callable[[Access, Placement, dt.date], dict[str, Any]]


placement_panels: Registry[PlacementPanel] = Registry()
