"""How many people are at an enterprise, and how many places that leaves.

Who is placed where is known on a floor above, which registers how to count them.
"""

import datetime as dt
from collections.abc import Callable

from django.db.models.expressions import Combinable

from nyttiga.ui.registry import Registry

# Each entry, given a day, is an expression over an enterprise's row: people there that day.
people_there: Registry[Callable[[dt.date], Combinable]] = Registry()
