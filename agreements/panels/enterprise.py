"""An enterprise's agreements, on its page."""

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from agreements.models import Agreement, PublicParty
from enterprises.models import Enterprise
from enterprises.panels import EnterprisePanel
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access


def context(access: Access, enterprise: Enterprise, day: dt.date) -> dict[str, Any]:
    """`agreements`, those that the enterprise is a party of, with `buyers`. One query."""
    bodies = PublicParty.objects.filter(agreement=OuterRef("pk")).order_by("pk")
    mine = Agreement.objects.visible_to(access).filter(enterprises__enterprise=enterprise)
    named = mine.annotate(buyers=ArraySubquery(bodies.values(name=F("organisation__name"))))
    return {"agreements": list(named.order_by("-signed_on", "number", "pk"))}


PANEL = EnterprisePanel(Permission.AGREEMENTS_VIEW, "agreements/panels/enterprise.html", context)
