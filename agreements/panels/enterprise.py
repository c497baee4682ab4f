"""An enterprise's agreements, on its page."""

import datetime as dt
from typing import Any

from agreements.models import Agreement
from enterprises.models import Enterprise
from enterprises.panels import EnterprisePanel
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access


def context(access: Access, enterprise: Enterprise, day: dt.date) -> dict[str, Any]:
    """`agreements`, those that the enterprise is a party of. Three queries."""
    agreements = Agreement.objects.visible_to(access).filter(enterprises__enterprise=enterprise)
    return {"agreements": list(agreements.with_parties().order_by("-signed_on", "number", "pk"))}


PANEL = EnterprisePanel(Permission.AGREEMENTS_VIEW, "agreements/panels/enterprise.html", context)
