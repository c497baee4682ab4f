"""What placements tell of an enterprise's readiness: who is there, who has been, who was in
touch about it."""

import datetime as dt

from django.db.models import Count, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from enterprises.contact_days import last_date
from enterprises.readiness import Sign
from participants.enterprise_panel import people_there
from participants.models import FollowUp, Placement


def ever_there(day: dt.date) -> Combinable:
    """How many people a placement that counts has had there, up to the day."""
    placements = Placement.objects.counted(day).filter(enterprise=OuterRef("pk"))
    number = placements.order_by().values("enterprise")
    number = number.annotate(people=Count("participant", distinct=True)).values("people")
    return Coalesce(Subquery(number), 0)


def followed_up(day: dt.date) -> Combinable:
    """The last follow-up at the enterprise: that is a contact with it too."""
    held = FollowUp.objects.held(day)
    return last_date(held, enterprise="placement__enterprise")


SIGNS = [
    Sign(
        "placerade",
        "Är där nu",
        people_there,
        is_number=True,
        is_use=True,
        order=80,
    ),
    Sign("nagonsin", "Har varit där", ever_there, is_number=True, order=81),
]
