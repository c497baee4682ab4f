"""Panels on an enterprise's page that the floors above fill, such as who is placed there."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from enterprises.models import Enterprise
from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class EnterprisePanel:
    """A part of the page for those who hold the permission: a template and what it needs."""

    permission: str
    template: str
    context: Callable[[Access, Enterprise, dt.date], dict[str, Any]]


enterprise_panels: Registry[EnterprisePanel] = Registry()
