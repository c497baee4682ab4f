"""What agreements tell of an enterprise, for rows and lists on the floor below."""

import datetime as dt

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from agreements.models import AgreementEnterprise
from agreements.models.choices import Stage
from enterprises.readiness import Sign
from nyttiga.accounts.permissions import Permission


def signed_agreements(day: dt.date) -> Combinable:
    """An expression over an enterprise's row: how many agreements it has signed by the day,
    renewals and call-offs too, those that were broken off left out."""
    rows = (
        AgreementEnterprise.objects.filter(enterprise=OuterRef("pk"), agreement__signed_on__lte=day)
        .exclude(agreement__stage=Stage.BROKEN_OFF)
        .order_by()
        .values("enterprise")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return Coalesce(Subquery(rows, output_field=IntegerField()), Value(0))


SIGN = Sign(
    "avtal",
    "Avtal",
    signed_agreements,
    is_number=True,
    zero="Inget",
    fix="agreements:create_for",
    fix_permission=Permission.AGREEMENTS_EDIT,
    permission=Permission.AGREEMENTS_VIEW,
    order=60,
)
