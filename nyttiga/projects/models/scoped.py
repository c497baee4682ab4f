"""What every table of the domain has: the project it belongs to."""

from typing import Any, Self

from django.db import models

from nyttiga.ui.access import Access


class ProjectQuerySet(models.QuerySet[Any]):
    """Rows of a project. Pages reach rows through `visible_to` only."""

    def visible_to(self, access: Access) -> Self:
        """The rows of the project that the user is signed in to; all others do not exist."""
        return self.filter(project=access.project)


class ProjectScoped(models.Model):
    """A row of one project. The column stands in every table, so that the database itself can
    keep projects apart (row security)."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.PROTECT, verbose_name="projekt", related_name="+"
    )

    # Any: each model may put its own richer queryset in this place.
    objects: Any = ProjectQuerySet.as_manager()

    class Meta:
        abstract = True
