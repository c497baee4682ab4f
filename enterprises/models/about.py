"""What all rows about an enterprise share."""

from django.db import models

from enterprises.models.enterprise import Enterprise
from nyttiga.projects.models import ProjectScoped


class AboutEnterprise(ProjectScoped):
    """A row about one enterprise, in its project."""

    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.CASCADE, related_name="%(class)ss", verbose_name="företag"
    )

    class Meta:
        abstract = True
