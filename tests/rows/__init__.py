"""A row of every model that a page can be asked for by number. Each app has a file of its own."""

from typing import Any

from nyttiga.accounts.models import User
from nyttiga.projects.models import Project
from tests.rows import agreements, courses, enterprises, participants, reporting, round_about


def one_of_each(project: Project, user: User) -> dict[type, Any]:
    """Rows that hang together, in the project, by their model. What is made first can be looked
    up by those that come after, as the floors of the house can."""
    rows: list[Any] = []
    for app in (round_about, enterprises, courses, participants, agreements, reporting):
        rows += app.rows(project, user)
    return {type(row): row for row in rows}
